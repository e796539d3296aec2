import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadActor } from "~/domain/people/actor.server";
import { SECRET_FIELDS, SetPasswordForm } from "~/domain/people/forms";
import { passwordLink } from "~/domain/people/password-link.server";
import { areasOf } from "~/domain/people/policy";
import { resetPassword } from "~/domain/people/reset-password.server";
import { areaPath } from "~/http/area-path";
import { paths } from "~/http/paths";
import { rememberDevice } from "~/http/rate-limit-sign-in.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { startSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { DeadLink } from "~/ui/people/dead-link";
import { NewPasswordFields, passwordLabels, UsernameForKeepers } from "~/ui/people/password-fields";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

// The address of this page is a secret: no other site is told it. Stricter, the browser would not say where a form comes from.
export const meta: MetaFunction = () => [
  { title: `${m.people_set_password_title()} · ${m.common_brand()}` },
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const link = await passwordLink(ctx, args.params.token!);
    return link ? { link } : data({ link: null }, { status: 410 });
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseSecretForm(ctx, SetPasswordForm, SECRET_FIELDS);
    const { userId } = await resetPassword(ctx, args.params.token!, form);
    await startSession(ctx, userId);
    const actor = await loadActor(ctx.db, userId, ctx.now, ctx.address);
    if (actor) await rememberDevice(ctx, actor.email);
    return redirectWithNotice(areaPath(areasOf(actor)), m.people_password_set());
  });
}

export default function SetPassword() {
  const { link } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<SetPasswordForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: { ...getZodConstraint(SetPasswordForm), name: { required: true } },
    defaultValue: { name: link?.name },
  });
  if (!link) {
    return (
      <DeadLink
        title={m.people_set_password_title()}
        actions={
          <ButtonLink kind="main" to={paths.forgotPassword()}>
            {m.people_forgot_button()}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <>
      <h1>{link.isFirst ? m.people_first_password_title() : m.people_set_password_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.people_set_password_for({ email: link.email })}</p>
      <Card>
        <PostForm form={form} labels={passwordLabels()}>
          <UsernameForKeepers email={link.email} />
          {link.isFirst && <TextField field={fields.name} label={m.people_name()} autoComplete="name" />}
          <NewPasswordFields fields={fields} />
          <div>
            <Button type="submit" kind="main">
              {m.people_set_password_button()}
            </Button>
          </div>
        </PostForm>
      </Card>
      {!link.isFirst && <p className="mt-6 text-soft">{m.people_set_password_ends()}</p>}
    </>
  );
}
