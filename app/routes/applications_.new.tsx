import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { applicantChoices, fairToApplyTo } from "~/domain/applications/applicant-choices.server";
import { StartApplicationForm } from "~/domain/applications/forms";
import { startApplication } from "~/domain/applications/start-application.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDateRange } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { RadioGroup } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_new_title()} · ${m.common_brand()}` }];

const fairNamed = (request: Request) => new URL(request.url).searchParams.get("fair");

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const slug = fairNamed(ctx.request);
    // The list names the fairs that take applications.
    if (!slug) throw redirect(paths.applications());
    const fair = await fairToApplyTo(ctx, slug);
    return { fair, choices: await applicantChoices(ctx, fair.id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairToApplyTo(ctx, fairNamed(ctx.request) ?? "");
    const id = await startApplication(ctx, fair.id, await parseForm(ctx, StartApplicationForm));
    return redirect(paths.application(id, { step: "sign" }), { status: 303 });
  });
}

/** For whom one applies: one's establishments, and the provincial centres one works for. */
export default function NewApplication() {
  const { fair, choices } = useLoaderData<typeof loader>();
  const free = choices.filter((choice) => choice.applicationId === null);
  const begun = choices.filter((choice) => choice.applicationId !== null);
  const [form, fields] = useForm<{ applicant: string }>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(StartApplicationForm),
    defaultValue: free.length === 1 ? { applicant: `${free[0]!.kind}:${free[0]!.id}` } : {},
  });
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[{ label: m.applications_own_title(), to: paths.applications() }]}
        title={m.applications_new_title()}
        lead={
          <>
            <Link to={paths.fair(fair.slug)}>{fairName(fair)}</Link> · {formatDateRange(fair.startsOn, fair.endsOn)} ·{" "}
            {fair.venue}
          </>
        }
      />
      {begun.map((choice) => (
        <Alert
          key={choice.id}
          className="mb-5"
          title={choice.name}
          actions={<ButtonLink to={paths.application(choice.applicationId!)}>{m.applications_go_on()}</ButtonLink>}
        >
          {m.applications_begun_already()}
        </Alert>
      ))}
      {fair.whyNoCall && <Alert tone="wait">{fair.whyNoCall}</Alert>}
      {!fair.whyNoCall && free.length > 0 && (
        <Card>
          <PostForm form={form}>
            <RadioGroup
              field={fields.applicant}
              label={m.applications_for_whom()}
              hint={m.applications_for_whom_hint()}
              choices={free.map((choice) => ({
                value: `${choice.kind}:${choice.id}`,
                label: choice.name,
                hint:
                  choice.kind === "agency" ? m.applications_as_centre({ province: choice.province }) : choice.province,
              }))}
            />
            <FormActions cancelTo={paths.applications()}>
              <Button type="submit" kind="main">
                {m.applications_begin()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
      )}
      {!fair.whyNoCall && choices.length === 0 && (
        <EmptyState
          title={m.applications_no_applicant()}
          actions={
            <ButtonLink kind="main" to={paths.producerNewEstablishment()}>
              {m.applications_register_establishment()}
            </ButtonLink>
          }
        >
          {m.applications_no_applicant_text()}
        </EmptyState>
      )}
    </Page>
  );
}
