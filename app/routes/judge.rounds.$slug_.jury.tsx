import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { progressOfRound, signedSheetsOfJury } from "~/domain/sheets/progress.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.judge_jury_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

/** For the head of the jury. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, slug, name, nameEn, phase } = await roundBySlug(ctx, args.params.slug!);
    const [signed, jurors] = await Promise.all([signedSheetsOfJury(ctx, id), progressOfRound(ctx, id)]);
    return { round: { slug, name, nameEn, phase }, jurors, signed };
  });
}

export default function JuryProgress() {
  const { round, jurors, signed } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.judge_jury_title()}
        lead={m.judge_jury_lead()}
        breadcrumbs={[
          { label: m.judge_title(), to: paths.judge() },
          { label: roundName(round), to: paths.judgeRound(round.slug) },
        ]}
      />
      <DataTable
        caption={m.judge_jury_title()}
        rows={jurors}
        rowKey={(juror) => juror.appointmentId}
        columns={[
          {
            head: m.judge_jury_juror(),
            cell: (juror) => (
              <span>
                {juror.name}
                <span className="block text-[0.86rem] font-normal text-soft">{panelRoleName(juror.role)}</span>
              </span>
            ),
          },
          {
            head: m.judge_jury_signed(),
            numeric: true,
            cell: (juror) => `${juror.signed}/${juror.total - juror.recused}`,
          },
          { head: m.judge_jury_begun(), numeric: true, cell: (juror) => juror.begun },
          { head: m.judge_jury_recused(), numeric: true, cell: (juror) => juror.recused },
          {
            head: m.judge_jury_last(),
            numeric: true,
            cell: (juror) => (juror.lastSignedAt ? formatTimestamp(juror.lastSignedAt) : "–"),
          },
        ]}
      />
      <div className="mt-8 grid gap-3">
        {jurors.map((juror) => {
          const sheets = signed.filter((sheet) => sheet.appointmentId === juror.appointmentId);
          if (sheets.length === 0) return null;
          return (
            <details key={juror.appointmentId} className="rounded-box bg-card shadow-card">
              <summary className="flex min-h-13 items-center justify-between px-4 font-semibold text-indigo underline underline-offset-3">
                {m.judge_jury_signed_sheets({ name: juror.name })}
              </summary>
              <ul>
                {sheets.map((sheet) => (
                  <li key={sheet.id} className="flex items-center gap-4 border-t border-line px-4 py-2.5">
                    <span className="min-w-0 flex-1">
                      <span className="block text-[0.86rem] text-soft">{sheet.code}</span>
                      {sheet.productName}
                    </span>
                    {round.phase === "scoring" && (
                      <Link to={paths.judgeSheetReopening(sheet.id)} className="inline-flex min-h-10 items-center">
                        {m.judge_reopen()}
                        <span className="sr-only">{sheet.code}</span>
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </Page>
  );
}
