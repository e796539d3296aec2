import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PhotoViewForm } from "~/domain/products/forms";
import { labelPhoto } from "~/domain/products/label-photo.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  const { id, photoId } = args.params;
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, PhotoViewForm);
    await labelPhoto(ctx, id!, { ...form, photoId: photoId! });
    return redirectWithNotice(paths.producerProductPhotos(id!), m.products_photo_view_saved());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerProductPhotos(params.id!));
}
