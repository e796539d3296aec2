import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { CodeQuery } from "~/domain/paper-sheets/forms";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { WaitingPapers } from "~/ui/paper-sheets/waiting-papers";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { Page } from "~/ui/primitives/page-header";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.paper_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

/** The desk of paper; a typed code leads on to its sheet. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { code } = parseQuery(args.request, CodeQuery);
    if (code.trim()) throw redirect(paths.organiserPaperSheet(round.slug, code.trim()));
    return { head: headOf(round, ctx.now), ...(await paperDesk(ctx, round)) };
  });
}

export default function PaperDesk() {
  const { head, settings, jurors, waiting, mayWithdrawAll } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="jury" />
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="max-w-3xl">
          <h2>{m.paper_title()}</h2>
          <p className="mt-1 text-soft">{m.paper_lead()}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={paths.organiserPaperPrints(head.slug)}>{m.paper_prints_link()}</ButtonLink>
          <ButtonLink to={paths.organiserPaperWorkbooks(head.slug)}>{m.paper_workbooks_link()}</ButtonLink>
        </div>
      </div>
      <Card className="max-w-3xl">
        <h3 className="font-sans text-lg">{m.paper_key_title()}</h3>
        <Form method="get" className="mt-3 grid gap-1.5">
          <label htmlFor="code" className="font-semibold">
            {m.paper_code_label()}
          </label>
          <p id="code-hint" className="text-[0.92rem] text-soft">
            {m.paper_code_hint()}
          </p>
          <div className="mt-1 flex flex-wrap gap-3">
            <input
              id="code"
              name="code"
              required
              aria-describedby="code-hint"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="input max-w-64 font-semibold tracking-wider uppercase"
            />
            <Button type="submit" kind="main">
              {m.paper_code_open()}
            </Button>
          </div>
        </Form>
        <p className="mt-4 text-soft">
          {m.paper_settings_now({ count: settings.keyings })} {settings.source}{" "}
          <Link to={paths.organiserPaperSettings(head.slug)} className="inline-flex min-h-11 items-center">
            {m.paper_settings_link()}
          </Link>
        </p>
      </Card>
      <Section title={m.paper_waiting_title()}>
        <WaitingPapers slug={head.slug} waiting={waiting} keyings={settings.keyings} mayWithdrawAll={mayWithdrawAll} />
      </Section>
      <Section title={m.paper_jurors_title()}>
        <DataTable
          caption={m.paper_jurors_title()}
          rows={jurors}
          rowKey={(juror) => juror.appointmentId}
          columns={[
            {
              head: m.paper_col_juror(),
              cell: (juror) => (
                <>
                  <span className="font-semibold">{juror.name}</span>
                  <span className="block text-[0.9rem] font-normal text-soft">{panelRoleName(juror.role)}</span>
                  {juror.missingAnswers > 0 && (
                    <span className="block text-[0.9rem] text-wait-ink">
                      {m.paper_juror_unanswered({ count: juror.missingAnswers })}
                    </span>
                  )}
                </>
              ),
            },
            { head: m.paper_col_open(), cell: (juror) => formatNumber(juror.open), numeric: true },
            { head: m.paper_col_unprinted(), cell: (juror) => formatNumber(juror.unprinted), numeric: true },
            { head: m.paper_col_taken(), cell: (juror) => formatNumber(juror.taken), numeric: true },
          ]}
        />
      </Section>
    </Page>
  );
}
