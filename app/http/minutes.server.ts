import type { LoaderFunctionArgs } from "@remix-run/node";
import { meetingAt } from "~/domain/councils/meetings.server";
import { draftMinutes } from "~/domain/councils/minutes.server";
import { councilAt } from "~/domain/councils/queries.server";
import { MEDIA_TYPES } from "~/domain/exports/write-award-list.server";
import { download } from "./download.server";
import { respond } from "./respond.server";

/** The minutes of a council's meeting as a file. `params` name the round and the meeting. */
export function sendMinutes(args: LoaderFunctionArgs, format: "docx" | "pdf"): Promise<Response> {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const minutes = await draftMinutes(ctx, council, meeting);
    // Loaded when the first minutes are asked for: the kits are heavy, and a start must be quick.
    const bytes =
      format === "docx"
        ? await (await import("~/adapters/documents/word-minutes.server")).minutesDocx(minutes)
        : await (await import("~/adapters/documents/pdf/minutes.server")).minutesPdf(minutes);
    return download(bytes, {
      name: `${council.round.slug}-bien-ban-${meeting.number}.${format}`,
      mediaType: MEDIA_TYPES[format],
    });
  });
}
