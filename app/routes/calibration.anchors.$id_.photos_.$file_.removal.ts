import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeAnchorPhoto } from "~/domain/calibration/remove-anchor-photo.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  const { id, file } = args.params;
  return respond(args, async (ctx) => {
    await removeAnchorPhoto(ctx, id!, { fileId: file! });
    return redirectWithNotice(paths.calibrationAnchor(id!), m.calibration_photo_removed());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.calibrationAnchor(params.id!));
}
