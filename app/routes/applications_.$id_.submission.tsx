import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SubmitApplicationForm } from "~/domain/applications/forms";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { Wishes } from "~/domain/applications/rules";
import { submitApplication } from "~/domain/applications/submit-application.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ApplicationView } from "~/ui/applications/application-view";
import { EstimateCard } from "~/ui/applications/estimate-card";
import { estimateFor } from "~/ui/applications/estimate-for";
import { FormHead } from "~/ui/applications/form-head";
import { GapList } from "~/ui/applications/gap-list";
import { ApplicationStepNav } from "~/ui/applications/step-nav";
import { WithdrawLink } from "~/ui/applications/withdraw-link";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_step_send()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const application = await ownApplication(ctx, args.params.id!);
    if (application.whyNotWrite) throw redirect(paths.application(application.id));
    return { application };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const number = await submitApplication(ctx, id, await parseForm(ctx, SubmitApplicationForm));
    return redirectWithNotice(paths.application(id), m.applications_sent({ number }));
  });
}

/** The whole application once more, what is missing, and the declaration. */
export default function Submission() {
  const { application } = useLoaderData<typeof loader>();
  const { id, isCentre, gaps, version, fair, things, whyNotSubmit, state } = application;
  const [form, fields] = useForm<SubmitApplicationForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(SubmitApplicationForm),
  });
  return (
    <Page>
      <FormHead application={application} />
      <ApplicationStepNav id={id} isCentre={isCentre} current={null} gaps={gaps} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <ApplicationView
            application={application}
            wishes={Wishes.parse(application.wishes)}
            things={things}
            provinceName={application.provinceName}
          />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <EstimateCard
            estimate={estimateFor(application, application.answers)}
            depositShare={fair.rules.deposit.value}
          />
          <Card>
            <h2 className="mb-3 text-xl">{m.applications_gaps_title()}</h2>
            <GapList id={id} gaps={gaps} mostBooths={fair.rules.mostBooths.value} />
          </Card>
          <Card>
            <PostForm form={form} className="gap-5">
              <input type="hidden" name="version" value={version} />
              <CheckboxField field={fields.declared} label={m.applications_declaration({ agency: fair.agencyName })} />
              <div>
                <Button type="submit" kind="main" whyNot={whyNotSubmit}>
                  {state === "more_asked" ? m.applications_send_again() : m.applications_send()}
                </Button>
              </div>
            </PostForm>
          </Card>
          <WithdrawLink application={application} />
        </aside>
      </div>
    </Page>
  );
}
