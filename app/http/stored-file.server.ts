import { matches } from "./delivery.server";
import type { RequestContext } from "./respond.server";

/**
 * The pages of this site show a paper in a frame of their own; nothing in it runs. Browsers draw a PDF with a viewer of theirs,
 * which a policy for everything (`default-src`) would keep from working.
 */
const FILE_POLICY = "frame-ancestors 'self'; script-src 'none'; base-uri 'none'; form-action 'none'";

interface Stored {
  readonly mediaType: string;
  readonly size: number;
  readonly storageKey: string;
}

/** The bytes of a stored file. more: headers of their own, the `etag` among them. */
export async function storedFile(ctx: RequestContext, file: Stored, more: Readonly<Record<string, string>>) {
  const headers = new Headers({
    "content-type": file.mediaType,
    "x-content-type-options": "nosniff",
    "content-security-policy": FILE_POLICY,
    ...more,
  });
  if (matches(ctx.request.headers.get("if-none-match"), headers.get("etag") ?? "")) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  const stored = await ctx.services.files.get(file.storageKey);
  if (!stored) {
    ctx.services.log.error({ storageKey: file.storageKey }, "bytes of a file are missing");
    return noSuchFile();
  }
  headers.set("content-length", String(file.size));
  return new Response(stored.body, { headers });
}

/** Said of what is not there and of what is not for the reader alike. */
export const noSuchFile = () =>
  new Response("Not found", { status: 404, headers: { "content-type": "text/plain", "cache-control": "no-store" } });
