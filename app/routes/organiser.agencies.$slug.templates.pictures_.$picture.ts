import type { LoaderFunctionArgs } from "@remix-run/node";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { templatePicture } from "~/domain/templates/keep-picture.server";
import { respond } from "~/http/respond.server";
import { storedFile } from "~/http/stored-file.server";

/** A picture of an agency's templates, small, for those who keep them. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const form = await templatePicture(ctx, agency.id, args.params.picture!);
    return storedFile(ctx, form, { "cache-control": "private, max-age=86400, immutable" });
  });
}
