import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { ForgotPasswordForm } from "~/domain/people/forms";
import { requestPasswordReset } from "~/domain/people/request-password-reset.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginMail } from "~/http/rate-limit.server";
import { respond } from "~/http/respond.server";
import { inConstantTime } from "~/http/timing.server";
import { m } from "~/i18n/paraglide/messages";
import { CheckYourMail } from "~/ui/people/check-your-mail";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.people_forgot_title()} · ${m.common_brand()}` }];

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, ForgotPasswordForm);
    const { refusal, isMuted } = await beginMail(ctx, form.email, "reset_recipient");
    if (refusal) return refusal;
    await inConstantTime(isMuted ? Promise.resolve() : requestPasswordReset(ctx, form));
    return { sentTo: form.email };
  });
}

export default function ForgotPassword() {
  const answer = useActionData<{ result?: SubmissionResult<string[]>; sentTo?: string }>();
  const [form, fields] = useForm<ForgotPasswordForm>({
    lastResult: answer?.result,
    constraint: getZodConstraint(ForgotPasswordForm),
  });
  if (answer?.sentTo) return <CheckYourMail email={answer.sentTo} lead={m.people_forgot_sent()} />;
  return (
    <>
      <h1>{m.people_forgot_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.people_forgot_lead()}</p>
      <Card>
        <PostForm form={form}>
          <TextField
            field={fields.email}
            label={m.common_email()}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <div>
            <Button type="submit" kind="main">
              {m.people_forgot_button()}
            </Button>
          </div>
        </PostForm>
      </Card>
      <p className="mt-6">
        <Link to={paths.login()}>{m.people_back_to_sign_in()}</Link>
      </p>
    </>
  );
}
