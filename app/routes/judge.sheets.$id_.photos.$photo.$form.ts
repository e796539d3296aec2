import type { LoaderFunctionArgs } from "@remix-run/node";
import { photoOfSheet } from "~/domain/redactions/sheet-photos.server";
import { respond } from "~/http/respond.server";
import { noSuchFile, storedFile } from "~/http/stored-file.server";

const YEAR = 365 * 24 * 3600;

/** The bytes of a photo that a blind copy shows the juror of a sheet. Its address says neither which file nor whose it is. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id = "", photo = "", form = "" } = args.params;
    const file = await photoOfSheet(ctx, id, photo, form);
    if (!file) return noSuchFile();
    return storedFile(ctx, file, {
      // No storage key: it would name the same photo elsewhere.
      etag: `"${photo}-${form}"`,
      // Another version of the copy has another address. Someone else who signs in at this device is asked for theirs.
      "cache-control": `private, max-age=${YEAR}, immutable`,
      vary: "Cookie",
    });
  });
}
