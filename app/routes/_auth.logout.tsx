import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { endCurrentSession } from "~/http/session.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { JurorSignOut } from "~/ui/sheets/juror-sign-out";
import type { PageHandle } from "~/ui/shell/handle";

/** A juror's device is asked for points that were not sent. */
export const handle = { hydrate: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: `${m.common_sign_out()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!ctx.actor) return redirect(paths.login());
    return { jurorId: ctx.actor.wasSeated ? ctx.actor.userId : null };
  });
}

/** A juror is led to the page first, whose script knows what their device has not sent; without scripts nothing lies there. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await readFormData(ctx.request);
    if (ctx.actor?.wasSeated && form.get("device") !== "asked") return redirect(paths.logout(), 303);
    const next = localPath(form.get("next"));
    await endCurrentSession(ctx);
    return redirectWithNotice(next, m.people_signed_out());
  });
}

export default function SignOut() {
  const { jurorId } = useLoaderData<typeof loader>();
  if (jurorId) return <JurorSignOut jurorId={jurorId} />;
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
