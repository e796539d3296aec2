import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeGrant } from "~/domain/applications/accept-application.server";
import { GrantForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { GrantPage } from "./organiser.fairs_.$slug_.applications_.$number/grant-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_change_grant()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "grant"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await changeGrant(ctx, id, await parseForm(ctx, GrantForm));
    return back(m.applications_grant_changed());
  });
}

/** Grants an accepted application more or fewer places. */
export default function ChangeGrant() {
  return (
    <GrantPage
      application={useLoaderData<typeof loader>()}
      title={m.applications_change_grant()}
      effect={m.applications_effect_grant()}
      confirm={m.applications_change_grant()}
    />
  );
}
