import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { RegisterForm } from "~/domain/people/forms";
import { registerPerson } from "~/domain/people/register-person.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginMail } from "~/http/rate-limit.server";
import { respond } from "~/http/respond.server";
import { inConstantTime } from "~/http/timing.server";
import { m } from "~/i18n/paraglide/messages";
import { CheckYourMail } from "~/ui/people/check-your-mail";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.people_register_title()} · ${m.common_brand()}` }];

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, RegisterForm);
    const { refusal, isMuted } = await beginMail(ctx, form.email);
    if (refusal) return refusal;
    await inConstantTime(isMuted ? Promise.resolve() : registerPerson(ctx, form));
    return { sentTo: form.email };
  });
}

export default function Register() {
  const answer = useActionData<{ result?: SubmissionResult<string[]>; sentTo?: string }>();
  const [form, fields] = useForm<RegisterForm>({
    lastResult: answer?.result,
    constraint: getZodConstraint(RegisterForm),
  });
  if (answer?.sentTo) return <CheckYourMail email={answer.sentTo} lead={m.people_register_sent()} />;
  return (
    <>
      <h1>{m.people_register_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.people_register_lead()}</p>
      <Card>
        <PostForm form={form} labels={{ name: m.people_name(), email: m.common_email() }}>
          <TextField field={fields.name} label={m.people_name()} autoComplete="name" />
          <TextField
            field={fields.email}
            label={m.common_email()}
            hint={m.people_register_email_hint()}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
          />
          <CheckboxField field={fields.consent} label={m.people_consent()} hint={m.people_consent_hint()} />
          <div>
            <Button type="submit" kind="main">
              {m.people_register_button()}
            </Button>
          </div>
        </PostForm>
      </Card>
      <p className="mt-6">
        {m.people_have_account()} <Link to={paths.login()}>{m.common_sign_in()}</Link>
      </p>
    </>
  );
}
