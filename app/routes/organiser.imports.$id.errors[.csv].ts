import type { LoaderFunctionArgs } from "@remix-run/node";
import { fieldLabel } from "~/domain/imports/field-labels";
import { readChosenColumns } from "~/domain/imports/forms";
import { previewImport } from "~/domain/imports/queries.server";
import { download } from "~/http/download.server";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { csvText } from "~/lib/csv.server";

/** Everything that stands in the way of an import, for whoever keeps the list. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const chosen = readChosenColumns(new URL(ctx.request.url).searchParams);
    const { reading } = await previewImport(ctx, ctx.services.files, args.params.id!, chosen);
    const header = [m.imports_error_row(), m.imports_error_column(), m.imports_error_message()];
    const rows = (reading?.errors ?? []).map(({ row, column, message }) => [
      row,
      column ? fieldLabel(column) : m.common_file(),
      message,
    ]);
    return download(csvText([header, ...rows], { bom: true }), {
      name: m.imports_errors_file_name(),
      mediaType: "text/csv; charset=utf-8",
    });
  });
}
