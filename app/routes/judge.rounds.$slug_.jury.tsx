import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { answerProgress } from "~/domain/conflicts/progress.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import {
  type JurorProgress,
  progressOfRound,
  type SignedSheet,
  signedSheetsOfJury,
} from "~/domain/sheets/progress.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatTimestamp } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.judge_jury_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

/** For the head of the jury. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, slug, name, nameEn, phase, rules } = await roundBySlug(ctx, args.params.slug!);
    const [signed, jurors, answers] = await Promise.all([
      signedSheetsOfJury(ctx, id),
      progressOfRound(ctx, id),
      answerProgress(ctx, id),
    ]);
    const unanswered = Object.fromEntries(answers.map((one) => [one.appointmentId, one.missing]));
    const hasCalibration = rules.calibration.value !== null;
    return { round: { slug, name, nameEn, phase }, jurors, signed, unanswered, hasCalibration };
  });
}

export default function JuryProgress() {
  const { round, jurors, signed, unanswered, hasCalibration } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.judge_jury_title()}
        lead={m.judge_jury_lead()}
        breadcrumbs={[
          { label: m.judge_title(), to: paths.judge() },
          { label: roundName(round), to: paths.judgeRound(round.slug) },
        ]}
        actions={
          <>
            <ButtonLink to={paths.organiserDesk(round.slug)}>{m.judge_offline_desk_link()}</ButtonLink>
            {hasCalibration && (
              <ButtonLink to={paths.judgeCalibrationDesk(round.slug)}>{m.calibration_run_link()}</ButtonLink>
            )}
          </>
        }
      />
      <ul className="overflow-hidden rounded-box bg-card shadow-card">
        {jurors.map((juror) => (
          <JurorRow
            key={juror.appointmentId}
            juror={juror}
            unanswered={unanswered[juror.appointmentId] ?? 0}
            sheets={signed.filter((sheet) => sheet.appointmentId === juror.appointmentId)}
            mayReopen={round.phase === "scoring"}
          />
        ))}
      </ul>
    </Page>
  );
}

interface JurorRowProps {
  readonly juror: JurorProgress;
  /** Entries they have not answered for, so that no dossier is open to them. */
  readonly unanswered: number;
  readonly sheets: readonly SignedSheet[];
  readonly mayReopen: boolean;
}

/** How far one juror is; what they signed is folded away below. */
function JurorRow({ juror, unanswered, sheets, mayReopen }: JurorRowProps) {
  const { name, role, signed, total, recused, begun, lastSignedAt } = juror;
  return (
    <li className="border-b border-line px-4 py-3 last:border-0">
      <div className="grid gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_34rem] lg:items-center">
        <p className="font-semibold">
          {name}
          <span className="block text-[0.86rem] font-normal text-soft">{panelRoleName(role)}</span>
          {unanswered > 0 && (
            <span className="block text-[0.86rem] font-normal text-wait-ink">
              {m.conflicts_unanswered_of({ count: unanswered })}
            </span>
          )}
        </p>
        <dl className="grid grid-cols-3 gap-x-4 gap-y-1 sm:grid-cols-[5rem_6rem_5rem_1fr]">
          <Figure name={m.judge_jury_signed()}>{`${signed}/${total - recused}`}</Figure>
          <Figure name={m.judge_jury_begun()}>{begun}</Figure>
          <Figure name={m.judge_jury_recused()}>{recused}</Figure>
          {lastSignedAt && (
            <Figure name={m.judge_jury_last()} isWide>
              {formatTimestamp(lastSignedAt)}
            </Figure>
          )}
        </dl>
      </div>
      {sheets.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
            {m.judge_jury_signed_sheets({ name })}
          </summary>
          <ul className="sm:columns-2 sm:gap-8">
            {sheets.map((sheet) => (
              <li
                key={sheet.id}
                className="flex break-inside-avoid items-center gap-4 border-t border-line py-1.5 leading-snug"
              >
                <span className="min-w-0 flex-1">
                  {sheet.entry && <span className="block text-[0.86rem] text-soft">{sheet.entry.code}</span>}
                  {sheet.entry?.productName ?? m.judge_code_hidden()}
                </span>
                {mayReopen && (
                  <Link to={paths.judgeSheetReopening(sheet.id)} className="inline-flex min-h-11 items-center">
                    {m.judge_reopen()}
                    <span className="sr-only">{sheet.entry?.code ?? m.judge_code_hidden()}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Figure({ name, isWide, children }: { name: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? "max-sm:col-span-3" : undefined}>
      <dt className="text-[0.86rem] text-soft">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
