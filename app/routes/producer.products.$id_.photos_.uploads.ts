import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { addPhotos } from "~/domain/products/add-photos.server";
import { AddPhotosForm } from "~/domain/products/forms";
import { respond, UnreadableForm } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";

/** Photos sent by the page's script: `{ added, refused }`, the sentences about what could not be used. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    try {
      const form = await parseUpload(ctx, AddPhotosForm);
      const { added, refused } = await addPhotos(ctx, ctx.services.files, args.params.id!, form.photos.map(uploadOf));
      return Response.json({ added: added.length, refused }, { status: refused.length > 0 ? 422 : 200 });
    } catch (error) {
      if (error instanceof UnreadableForm) return refusal(m.errors_required_file());
      if (error instanceof DomainError) return refusal(error.message);
      throw error;
    }
  });
}

const refusal = (sentence: string) => Response.json({ added: 0, refused: [sentence] }, { status: 422 });
