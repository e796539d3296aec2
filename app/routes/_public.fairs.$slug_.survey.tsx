import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerAsVisitor } from "~/domain/fair-reports/answer-survey.server";
import { SurveyForm } from "~/domain/fair-reports/forms";
import { whyNotAnswerSurvey } from "~/domain/fair-reports/policy";
import { fairBySlug, newsOfFair } from "~/domain/fairs/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginVisit } from "~/http/rate-limit.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { SurveyFields } from "~/ui/fair-reports/survey-fields";
import { fairName } from "~/ui/fairs/fair-name";
import { FairNotice } from "~/ui/fairs/fair-notice";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.closings_survey_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairBySlug(ctx, args.params.slug!);
    const { slug, name, nameEn } = fair;
    return {
      fair: { slug, name, nameEn },
      news: await newsOfFair(ctx, fair),
      whyNot: whyNotAnswerSurvey(fair, todayInVietnam(ctx.now)),
      formKey: crypto.randomUUID(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, SurveyForm);
    const refusal = await beginVisit(ctx, "visitor_survey");
    if (refusal) return refusal;
    await answerAsVisitor(ctx, args.params.slug!, form);
    return redirectWithNotice(paths.fair(args.params.slug!), m.closings_survey_thanks());
  });
}

export default function VisitorSurvey() {
  const { fair, news, whyNot, formKey } = useLoaderData<typeof loader>();
  const result = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.fair(fair.slug) }]}
        title={m.closings_survey_title()}
        lead={m.closings_survey_visitor_lead()}
      />
      <FairNotice news={news} />
      {whyNot && news.cancelledReason === null && <Alert tone="wait" title={whyNot} />}
      {!whyNot && <SurveyFields part="visitor" formKey={formKey} whyNot={null} result={result} />}
    </Page>
  );
}
