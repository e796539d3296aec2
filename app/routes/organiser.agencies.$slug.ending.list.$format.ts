import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { endingListFile } from "~/domain/exports/report-lists.server";
import { reportDesk } from "~/domain/yearly-reports/overview.server";
import { sendList } from "~/http/report-list.server";

/** The certificates of an agency that end within twelve months, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    const { agency } = await reportDesk(ctx, args.params.slug!, undefined);
    return endingListFile(ctx, agency, format);
  });
}
