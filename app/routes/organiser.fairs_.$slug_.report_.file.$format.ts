import type { LoaderFunctionArgs } from "@remix-run/node";
import { REPORT_FORMATS, reportFile } from "~/domain/fair-reports/report-files.server";
import { sendList } from "~/http/report-list.server";

export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, REPORT_FORMATS, (ctx, format) => reportFile(ctx, args.params.slug!, format));
}
