import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileForReading } from "~/domain/attachments/queries.server";
import { respond } from "~/http/respond.server";
import { noSuchFile, storedFile } from "~/http/stored-file.server";

/** A photo taken off its public page has left the caches of others a week later. */
const WEEK = 7 * 24 * 3600;

/** The bytes of a file. Whoever may not read it is told what they would be told of a file that never was. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const file = await fileForReading(ctx, args.params.id ?? "", args.params.variant ?? "");
    if (!file) return noSuchFile();
    return storedFile(ctx, file, {
      // What is kept under a key never changes, so the key names the content.
      etag: `"${file.storageKey}"`,
      // A private file stays in the one browser that may read it, and for a short while: people share devices.
      ...(file.public
        ? { "cache-control": `public, max-age=${WEEK}` }
        : { "cache-control": "private, max-age=300", vary: "Cookie" }),
      ...(file.paper && { "content-disposition": `inline; filename*=UTF-8''${encoded(file.name)}` }),
    });
  });
}

/** As RFC 8187 asks of a file name in a header. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
