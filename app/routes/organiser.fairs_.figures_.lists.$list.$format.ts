import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { FIGURE_LISTS, figureListFile } from "~/domain/exports/fair-figure-lists.server";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { FiguresQuery } from "~/domain/fair-reports/forms";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";
import { requireActor } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** A table of the page of figures, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    requireActor(ctx);
    const list = FIGURE_LISTS.find((one) => one === args.params.list);
    if (!list) throw new DomainError("not_found", m.errors_not_found_title());
    return figureListFile(ctx, parseQuery(ctx.request, FiguresQuery).agency, list, format);
  });
}
