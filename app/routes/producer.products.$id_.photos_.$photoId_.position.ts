import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PhotoMoveForm } from "~/domain/products/forms";
import { movePhoto } from "~/domain/products/move-photo.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";

export async function action(args: ActionFunctionArgs) {
  const { id, photoId } = args.params;
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, PhotoMoveForm);
    await movePhoto(ctx, id!, { ...form, photoId: photoId! });
    return redirect(paths.producerProductPhotos(id!), 303);
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerProductPhotos(params.id!));
}
