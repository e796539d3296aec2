import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileForReading } from "~/domain/attachments/queries.server";
import { matches } from "~/http/delivery.server";
import { respond } from "~/http/respond.server";

/** A photo taken off its public page has left the caches of others a week later. */
const WEEK = 7 * 24 * 3600;

/**
 * The pages of this site show a paper in a frame of their own; nothing in it runs. Browsers draw a PDF with a viewer of theirs,
 * which a policy for everything (`default-src`) would keep from working.
 */
const FILE_POLICY = "frame-ancestors 'self'; script-src 'none'; base-uri 'none'; form-action 'none'";

/** The bytes of a file. Whoever may not read it is told what they would be told of a file that never was. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const file = await fileForReading(ctx, args.params.id ?? "", args.params.variant ?? "");
    if (!file) return nothing();
    const headers = new Headers({
      "content-type": file.mediaType,
      "x-content-type-options": "nosniff",
      "content-security-policy": FILE_POLICY,
      // What is kept under a key never changes, so the key names the content.
      etag: `"${file.storageKey}"`,
      // A private file stays in the one browser that may read it, and for a short while: people share devices.
      "cache-control": file.public ? `public, max-age=${WEEK}` : "private, max-age=300",
      vary: "Cookie",
    });
    if (file.public) headers.delete("vary");
    if (file.paper) headers.set("content-disposition", `inline; filename*=UTF-8''${encoded(file.name)}`);
    if (matches(args.request.headers.get("if-none-match"), headers.get("etag") ?? "")) {
      headers.delete("content-type");
      return new Response(null, { status: 304, headers });
    }
    const stored = await ctx.services.files.get(file.storageKey);
    if (!stored) {
      ctx.services.log.error({ fileId: args.params.id, storageKey: file.storageKey }, "bytes of a file are missing");
      return nothing();
    }
    headers.set("content-length", String(file.size));
    return new Response(stored.body, { headers });
  });
}

const nothing = () =>
  new Response("Not found", { status: 404, headers: { "content-type": "text/plain", "cache-control": "no-store" } });

/** As RFC 8187 asks of a file name in a header. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
