import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawContactConsent } from "~/domain/establishments/withdraw-contact-consent.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await withdrawContactConsent(ctx, args.params.id!);
    return redirectWithNotice(paths.producerConsent(args.params.id!), m.establishments_consent_withdrawn());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerConsent(params.id!));
}
