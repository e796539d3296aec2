import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { endCurrentSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

export const meta: MetaFunction = () => [{ title: `${m.common_sign_out()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => (ctx.actor ? null : redirect(paths.login())));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const next = localPath((await ctx.request.formData()).get("next"));
    await endCurrentSession(ctx);
    return redirectWithNotice(next, m.people_signed_out());
  });
}

export default function SignOut() {
  return (
    <>
      <h1>{m.people_sign_out_title()}</h1>
      <p className="mt-2 mb-6 text-soft">{m.people_sign_out_lead()}</p>
      <Card className="flex flex-wrap gap-3">
        <PostButton kind="main" action={paths.logout()}>
          {m.common_sign_out()}
        </PostButton>
        <ButtonLink kind="quiet" to={paths.account()}>
          {m.common_cancel()}
        </ButtonLink>
      </Card>
    </>
  );
}
