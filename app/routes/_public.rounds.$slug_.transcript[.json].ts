import type { LoaderFunctionArgs } from "@remix-run/node";
import { TranscriptQuery } from "~/domain/transcripts/forms";
import { transcriptToSend } from "~/domain/transcripts/queries.server";
import { matches } from "~/http/delivery.server";
import { download } from "~/http/download.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";

const FIVE_MINUTES = 300;

/** The published transcript, the last one or that of `?digest=`: kept compressed, and sent so to whoever takes it. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { digest } = parseQuery(ctx.request, TranscriptQuery);
    const { name, etag, file } = await transcriptToSend(ctx, ctx.services.files, args.params.slug!, digest);
    const headers = { etag, "cache-control": `public, max-age=${FIVE_MINUTES}`, vary: "Accept-Encoding" };
    if (matches(ctx.request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    const isPacked = takesGzip(ctx.request.headers.get("accept-encoding"));
    const body = isPacked ? file.body : file.body.pipeThrough(unpacking());
    const response = download(body, { name, mediaType: "application/json" });
    for (const [header, value] of Object.entries(headers)) response.headers.set(header, value);
    if (isPacked) {
      response.headers.set("content-encoding", "gzip");
      response.headers.set("content-length", String(file.size));
    }
    return response;
  });
}

/** The stream of the platform, whose type the browser's library names a little differently. */
const unpacking = () => new DecompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;

const takesGzip = (accepted: string | null) => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted ?? "");
