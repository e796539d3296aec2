import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { meetingListFile } from "~/domain/exports/meeting-list.server";
import { sendList } from "~/http/report-list.server";

/** The meetings of a session with what came of them, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, (ctx, format) =>
    meetingListFile(ctx, args.params.slug!, args.params.session!, format),
  );
}
