import type { LoaderFunctionArgs } from "@remix-run/node";
import { MEDIA_TYPES } from "~/domain/exports/write-award-list.server";
import { workbookToFill } from "~/domain/paper-sheets/workbook.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { download } from "~/http/download.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { slugOf } from "~/lib/slug";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { juror, workbook } = await workbookToFill(ctx, round, args.params.id!);
    // Loaded when the first workbook is asked for: the kit is heavy, and a start must be quick.
    const { scoreWorkbookXlsx } = await import("~/adapters/documents/score-workbook.server");
    return download(await scoreWorkbookXlsx(workbook), {
      name: `${m.paper_file_name()}-${slugOf(juror)}.xlsx`,
      mediaType: MEDIA_TYPES.xlsx,
    });
  });
}
