import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { loadActor } from "~/domain/people/actor.server";
import { authenticate } from "~/domain/people/authenticate.server";
import { SECRET_FIELDS, SignInForm } from "~/domain/people/forms";
import { areasOf } from "~/domain/people/policy";
import { areaPath } from "~/http/area-path";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { beginSignIn } from "~/http/rate-limit-sign-in.server";
import { respond } from "~/http/respond.server";
import { parseSecretForm } from "~/http/secret-form.server";
import { startSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { PasswordField, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.people_sign_in_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const next = localPath(new URL(ctx.request.url).searchParams.get("next"));
    if (ctx.actor) return redirect(next === "/" ? areaPath(areasOf(ctx.actor)) : next);
    return { next };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseSecretForm(ctx, SignInForm, SECRET_FIELDS);
    const attempt = await beginSignIn(ctx, form.email);
    if (attempt.refusal) return attempt.refusal;
    const userId = await authenticate(ctx, form);
    await attempt.succeeded();
    await startSession(ctx, userId);
    const next = localPath(form.next ?? new URL(ctx.request.url).searchParams.get("next"));
    const actor = await loadActor(ctx.db, userId, ctx.now, ctx.address);
    return redirect(next === "/" ? areaPath(areasOf(actor)) : next, { status: 303 });
  });
}

export default function SignIn() {
  const { next } = useLoaderData<{ next: string }>();
  const [form, fields] = useForm<SignInForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(SignInForm),
  });
  return (
    <>
      <h1>{m.people_sign_in_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.people_sign_in_lead()}</p>
      <Card>
        <PostForm form={form} action={paths.login()}>
          <input type="hidden" name="next" value={next} />
          <TextField
            field={fields.email}
            label={m.common_email()}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordField field={fields.password} label={m.people_password()} autoComplete="current-password" />
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <Button type="submit" kind="main">
              {m.common_sign_in()}
            </Button>
            <Link to={paths.forgotPassword()} className="inline-flex min-h-11 items-center">
              {m.people_forgot_link()}
            </Link>
          </div>
        </PostForm>
      </Card>
      <p className="mt-6">
        {m.people_no_account()} <Link to={paths.register()}>{m.people_register_link()}</Link>
      </p>
      <p className="mt-2 text-soft">{m.people_invited_hint()}</p>
    </>
  );
}
