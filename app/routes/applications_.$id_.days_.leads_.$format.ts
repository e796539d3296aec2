import type { LoaderFunctionArgs } from "@remix-run/node";
import { leadListFile } from "~/domain/exports/fair-day-lists.server";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { sendList } from "~/http/report-list.server";
import { requireActor } from "~/http/respond.server";

/** Visitors who want to hear from the exhibitor, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    requireActor(ctx);
    return leadListFile(ctx, args.params.id!, format);
  });
}
