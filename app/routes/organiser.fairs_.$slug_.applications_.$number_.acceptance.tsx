import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { GrantForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { GrantPage } from "./organiser.fairs_.$slug_.applications_.$number/grant-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_accept_title()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "accept"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await acceptApplication(ctx, id, await parseForm(ctx, GrantForm));
    return back(m.applications_accepted());
  });
}

/** Accepts an application, and grants it places. */
export default function Accept() {
  return (
    <GrantPage
      application={useLoaderData<typeof loader>()}
      title={m.applications_accept_title()}
      effect={m.applications_effect_accept()}
      confirm={m.applications_accept()}
    />
  );
}
