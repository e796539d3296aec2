import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { DAY_LISTS, dayListFile } from "~/domain/exports/fair-day-lists.server";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { DayQuery, IncidentQuery } from "~/domain/fair-days/forms";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";
import { m } from "~/i18n/paraglide/messages";

/** What a page of the days shows at this address, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    const list = DAY_LISTS.find((one) => one === args.params.list);
    if (!list) throw new DomainError("not_found", m.errors_not_found_title());
    const { day } = parseQuery(ctx.request, DayQuery);
    const { state } = parseQuery(ctx.request, IncidentQuery);
    return dayListFile(ctx, args.params.slug!, list, { day, state }, format);
  });
}
