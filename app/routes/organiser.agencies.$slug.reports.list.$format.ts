import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { reportListFile } from "~/domain/exports/report-lists.server";
import { OverviewQuery } from "~/domain/yearly-reports/forms";
import { reportDesk } from "~/domain/yearly-reports/overview.server";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";

/** What the overview shows at this address, all pages of it, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    const query = parseQuery(ctx.request, OverviewQuery);
    const desk = await reportDesk(ctx, args.params.slug!, query.year);
    return reportListFile(ctx, desk, query, format);
  });
}
