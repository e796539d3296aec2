import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "~/domain/people/change-password.server";
import { ChangePasswordForm, SECRET_FIELDS } from "~/domain/people/forms";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { m } from "~/i18n/paraglide/messages";
import { NewPasswordFields, passwordLabels, UsernameForKeepers } from "~/ui/people/password-fields";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { PasswordField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import type { PageHandle } from "~/ui/shell/handle";

export const handle = { hydrate: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: `${m.people_change_password()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return { email: ctx.actor.email };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseSecretForm(ctx, ChangePasswordForm, SECRET_FIELDS);
    const refusal = await limitOf(ctx, "password_check", ctx.actor.userId);
    if (refusal) return refusal;
    await changePassword(ctx, ctx.actor.userId, form, { sessionId: ctx.sessionId });
    return redirectWithNotice(paths.account(), m.people_password_changed());
  });
}

export default function ChangePassword() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<ChangePasswordForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ChangePasswordForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ChangePasswordForm }),
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.people_change_password()}
        lead={m.people_change_password_lead()}
        breadcrumbs={[{ label: m.ui_my_account(), to: paths.account() }]}
      />
      <Card>
        <PostForm form={form} labels={passwordLabels()}>
          <UsernameForKeepers email={email} />
          <PasswordField field={fields.current} label={m.people_current_password()} autoComplete="current-password" />
          <NewPasswordFields fields={fields} />
          <FormActions cancelTo={paths.account()}>
            <Button type="submit" kind="main">
              {m.people_change_password()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
