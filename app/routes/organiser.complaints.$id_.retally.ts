import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { retallyEntry } from "~/domain/complaints/retally-entry.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { differences } = await retallyEntry(ctx, id);
    return redirectWithNotice(
      paths.organiserComplaint(id),
      differences.length === 0 ? m.complaints_retally_same() : m.complaints_retally_differs(),
    );
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserComplaint(params.id!));
}
