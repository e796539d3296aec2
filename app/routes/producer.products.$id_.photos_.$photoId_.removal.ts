import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removePhoto } from "~/domain/products/remove-photo.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  const { id, photoId } = args.params;
  return respond(args, async (ctx) => {
    await removePhoto(ctx, id!, { photoId: photoId! });
    return redirectWithNotice(paths.producerProductPhotos(id!), m.products_photo_removed());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerProductPhotos(params.id!));
}
