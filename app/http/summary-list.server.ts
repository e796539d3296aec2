import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { summaryFile } from "~/domain/exports/summary-list.server";
import { MEDIA_TYPES } from "~/domain/exports/write-award-list.server";
import { SUMMARY_FORMATS } from "~/domain/forwardings/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { download } from "./download.server";
import { respond } from "./respond.server";

/** The summary list of a round as a file: what came in, or what it sent. `params` name the round and the format. */
export function sendSummaryList(args: LoaderFunctionArgs, direction: "incoming" | "sent"): Promise<Response> {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const format = SUMMARY_FORMATS.find((one) => one === args.params.format);
    if (!format) throw new DomainError("not_found", m.errors_not_found_title());
    const { name, bytes } = await summaryFile(ctx, round, direction, format);
    return download(bytes, { name, mediaType: MEDIA_TYPES[format] });
  });
}
