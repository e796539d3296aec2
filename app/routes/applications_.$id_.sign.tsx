import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctSign } from "~/domain/applications/correct-application.server";
import { CorrectSignForm } from "~/domain/applications/forms";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_correct_sign()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, number, state, version, signName, changes } = await ownApplication(ctx, args.params.id!);
    // While it is written, its form says it.
    if (state !== "accepted") throw redirect(paths.application(id, { step: "sign" }));
    return { id, number, version, signName, ...changes.sign };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await correctSign(ctx, id, await parseForm(ctx, CorrectSignForm));
    return redirectWithNotice(paths.application(id), m.applications_corrected());
  });
}

/** What stands on the board of an application that was accepted. */
export default function CorrectSign() {
  const { id, number, version, signName, until, whyNot } = useLoaderData<typeof loader>();
  const labels = { signName: m.applications_sign_name() };
  const [form, fields] = useForm({
    id: "sign",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(CorrectSignForm),
    defaultValue: { signName },
  });
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[
          { label: m.applications_own_title(), to: paths.applications() },
          { label: number ?? m.applications_title(), to: paths.application(id) },
        ]}
        title={m.applications_correct_sign()}
        lead={
          <>
            <p>{m.applications_correct_sign_lead()}</p>
            <p>{m.applications_corrections_lead({ date: formatDate(until) })}</p>
          </>
        }
      />
      <Card>
        <PostForm form={form} labels={labels} className="gap-5">
          <input type="hidden" name="version" value={version} />
          <TextField field={fields.signName} label={labels.signName} autoComplete="off" />
          <FormActions cancelTo={paths.application(id)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.common_save()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
