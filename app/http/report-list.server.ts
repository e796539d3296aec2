import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { MEDIA_TYPES } from "~/domain/exports/write-award-list.server";
import { m } from "~/i18n/paraglide/messages";
import { download } from "./download.server";
import { type RequestContext, respond } from "./respond.server";

/** A list as a file in the format that `params.format` names. Throws "not_found" for another. */
export function sendList<Format extends keyof typeof MEDIA_TYPES>(
  args: LoaderFunctionArgs,
  formats: readonly Format[],
  write: (ctx: RequestContext, format: Format) => Promise<{ readonly name: string; readonly bytes: Buffer }>,
): Promise<Response> {
  return respond(args, async (ctx) => {
    const format = formats.find((one) => one === args.params.format);
    if (!format) throw new DomainError("not_found", m.errors_not_found_title());
    const { name, bytes } = await write(ctx, format);
    return download(bytes, { name, mediaType: MEDIA_TYPES[format] });
  });
}
