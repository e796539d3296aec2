import type { StoredForm } from "~/domain/attachments/queries.server";
import type { RequestContext } from "./respond.server";
import { storedFile } from "./stored-file.server";

/** A manual under its own name, opened in the browser. Whoever calls it has decided that the reader may have it. */
export function sendManual(ctx: RequestContext, file: StoredForm & { readonly name: string }): Promise<Response> {
  return storedFile(ctx, file, {
    etag: `"${file.storageKey}"`,
    "cache-control": "private, max-age=300",
    vary: "Cookie",
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", "%27")}`,
  });
}
