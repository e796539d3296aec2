import { PassThrough, Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { type AwardList, galleryAwardList } from "~/domain/exports/award-list.server";
import { annexOf, roundAwardList } from "~/domain/exports/round-list.server";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  MEDIA_TYPES,
  writeAwardList,
} from "~/domain/exports/write-award-list.server";
import { filterOf, GalleryQuery } from "~/domain/gallery/forms";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { download } from "./download.server";
import { parseQuery } from "./forms.server";
import { paths } from "./paths";
import { type RequestContext, respond } from "./respond.server";

/** What the released decisions of a round recognised, as a file. `params.slug` names the round. */
export function sendRoundAwards(args: LoaderFunctionArgs, format: ExportFormat): Promise<Response> {
  return respond(args, async (ctx) => {
    const { id } = await roundBySlug(ctx, args.params.slug!);
    return send(ctx, await roundAwardList(ctx, id), format);
  });
}

/** The annex of a decision, a draft before its release, for its agency. `params.id` names the decision, `params.format` one of the formats. */
export function sendAnnex(args: LoaderFunctionArgs): Promise<Response> {
  return respond(args, async (ctx) => {
    const format = EXPORT_FORMATS.find((one) => one === args.params.format);
    if (!format) throw new DomainError("not_found", m.errors_not_found_title());
    return send(ctx, await annexOf(ctx, args.params.id!), format);
  });
}

/** What the gallery shows at this address, all of it, one row an award. */
export function sendGalleryAwards(args: LoaderFunctionArgs, format: ExportFormat): Promise<Response> {
  return respond(args, async (ctx) => {
    const filter = filterOf(parseQuery(ctx.request, GalleryQuery));
    return send(ctx, galleryAwardList(ctx, filter), format);
  });
}

/** Sent while it is being written. */
function send(ctx: RequestContext, list: AwardList, format: ExportFormat): Response {
  const output = new PassThrough();
  writeAwardList(list, format, output).catch((err) => {
    // The head of the answer is gone already: cutting the body short tells the browser that it failed.
    output.destroy(err);
    if (err.code !== "ERR_STREAM_PREMATURE_CLOSE") ctx.services.log.error({ err }, "an export broke off");
  });
  const body = Readable.toWeb(output) as ReadableStream;
  const answer = download(body, { name: `${list.name}.${format}`, mediaType: MEDIA_TYPES[format] });
  // A CSV holds rows alone: what it was made from goes beside it.
  for (const { digest } of list.provenance.seals) {
    answer.headers.append("link", `<${paths.seal(digest)}>; rel="describedby"; type="application/json"`);
  }
  return answer;
}
