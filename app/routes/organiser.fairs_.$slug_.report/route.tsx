import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { earlierFairs, fairReport } from "~/domain/fair-reports/fair-report.server";
import { FairReportForm } from "~/domain/fair-reports/forms";
import { mayCloseFair, mayWriteFairReport, whyNotCloseFair, whyNotWriteFairReport } from "~/domain/fair-reports/policy";
import { surveyOf } from "~/domain/fair-reports/survey.server";
import { writeFairReport } from "~/domain/fair-reports/write-report.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { Charts } from "./charts";
import { Comparison } from "./comparison";
import { Summary } from "./summary";
import { Survey } from "./survey";
import { Words } from "./words";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.closings_title()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, words, figures, closedBy } = await fairReport(ctx, args.params.slug!);
    const [earlier, survey] = await Promise.all([earlierFairs(ctx, fair), surveyOf(ctx, fair.id)]);
    const mayWrite = mayWriteFairReport(ctx.actor, fair);
    return {
      head: headOfFair(fair),
      fair: { name: fair.name, nameEn: fair.nameEn, startsOn: fair.startsOn },
      ...{ words, figures, earlier, survey, mayWrite },
      hasBegun: fair.startsOn <= todayInVietnam(ctx.now),
      closing: fair.closedAt && { at: fair.closedAt, by: closedBy },
      mayClose: mayCloseFair(ctx.actor, fair),
      whyNotClose: whyNotCloseFair(fair, todayInVietnam(ctx.now)),
      whyNotWrite: mayWrite ? whyNotWriteFairReport(fair) : m.fairs_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await writeFairReport(ctx, fair.id, await parseForm(ctx, FairReportForm));
    return redirectWithNotice(paths.organiserFairReport(fair.slug), m.closings_saved());
  });
}

export default function FairReportPage() {
  const { head, fair, words, figures, earlier, survey, closing, hasBegun, ...may } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page>
      <FairHead
        fair={head}
        current="report"
        actions={
          <>
            <ButtonLink small to={paths.organiserFairReportFile(head.slug, "docx")} reloadDocument>
              {m.closings_docx()}
            </ButtonLink>
            <ButtonLink small to={paths.organiserFairReportFile(head.slug, "xlsx")} reloadDocument>
              {m.closings_xlsx()}
            </ButtonLink>
          </>
        }
      />
      {closing ? (
        <Alert
          tone="ok"
          title={m.closings_closed_title({ time: formatDateTime(closing.at), name: closing.by ?? "" })}
          actions={
            may.mayClose && (
              <ButtonLink small to={paths.organiserFairReportReopening(head.slug)}>
                {m.closings_reopen()}
              </ButtonLink>
            )
          }
        >
          {m.closings_closed_text()}
        </Alert>
      ) : (
        <Alert
          tone="info"
          title={m.closings_open_title()}
          actions={
            may.mayClose &&
            may.whyNotClose === null && (
              <ButtonLink small to={paths.organiserFairReportClosing(head.slug)}>
                {m.closings_close()}
              </ButtonLink>
            )
          }
        >
          {may.whyNotClose ?? m.closings_open_text()}
        </Alert>
      )}
      <Summary figures={figures} otherSource={words.otherVisitsSource} hasBegun={hasBegun} />
      <Charts figures={figures} fair={{ slug: head.slug, startsOn: fair.startsOn }} />
      <Section title={m.closings_survey_title()}>
        <Survey results={survey} slug={head.slug} hasBegun={hasBegun} />
      </Section>
      <Section title={m.closings_compare_title()}>
        <Comparison {...{ fair, figures, earlier, hasBegun }} slug={head.slug} mayWrite={may.mayWrite} />
      </Section>
      <Section title={m.closings_words_title()}>
        <Words words={words} whyNot={may.whyNotWrite} result={result} />
      </Section>
    </Page>
  );
}
