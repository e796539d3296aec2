import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerAsExhibitor } from "~/domain/fair-reports/answer-survey.server";
import { exhibitorSurvey } from "~/domain/fair-reports/exhibitor-survey.server";
import { SurveyForm } from "~/domain/fair-reports/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { SurveyFields } from "~/ui/fair-reports/survey-fields";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.closings_survey_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return { ...(await exhibitorSurvey(ctx, args.params.id!)), id: args.params.id!, formKey: crypto.randomUUID() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await answerAsExhibitor(ctx, id, await parseForm(ctx, SurveyForm));
    return redirectWithNotice(paths.application(id), m.closings_survey_thanks());
  });
}

export default function ExhibitorSurvey() {
  const { fair, whyNot, formKey, id } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: fairName(fair), to: paths.application(id) }]}
        title={m.closings_survey_title()}
        lead={m.closings_survey_exhibitor_lead()}
      />
      {whyNot ? (
        <Alert tone="wait" title={whyNot} />
      ) : (
        <SurveyFields part="exhibitor" formKey={formKey} whyNot={null} result={result} />
      )}
    </Page>
  );
}
