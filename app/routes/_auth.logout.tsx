import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { endCurrentSession, forgetKeptThings, keepsThings } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { GateSignOut } from "~/ui/fair-days/gate-sign-out";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { JurorSignOut } from "~/ui/sheets/juror-sign-out";
import type { PageHandle } from "~/ui/shell/handle";

/** A device that keeps things is asked for what was not sent. */
export const handle = { hydrate: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: `${m.common_sign_out()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!ctx.actor) return redirect(paths.login());
    const { userId, wasSeated } = ctx.actor;
    return { jurorId: wasSeated ? userId : null, keeperId: keepsThings(ctx, userId) ? userId : null };
  });
}

/**
 * A juror, and whose device keeps a gate or contacts, is led to the page first, whose script knows what was not sent; without scripts
 * nothing lies there.
 */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await readFormData(ctx.request);
    const isAsked = form.get("device") === "asked";
    const mayKeep = ctx.actor && (ctx.actor.wasSeated || keepsThings(ctx, ctx.actor.userId));
    if (mayKeep && !isAsked) return redirect(paths.logout(), 303);
    if (mayKeep) forgetKeptThings(ctx);
    const next = localPath(form.get("next"));
    await endCurrentSession(ctx);
    return redirectWithNotice(next, m.people_signed_out());
  });
}

export default function SignOut() {
  const { jurorId, keeperId } = useLoaderData<typeof loader>();
  if (jurorId) return <JurorSignOut jurorId={jurorId} />;
  if (keeperId) return <GateSignOut keeperId={keeperId} />;
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
