import type { LoaderFunctionArgs } from "@remix-run/node";
import { MoneyQuery } from "~/domain/invoices/forms";
import { MONEY_FORMATS, moneyListFile } from "~/domain/invoices/list-file.server";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";
import { requireActor } from "~/http/respond.server";

/** What the list of money shows at this address, all pages of it, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, MONEY_FORMATS, async (ctx, format) => {
    requireActor(ctx);
    return moneyListFile(ctx, args.params.slug!, parseQuery(ctx.request, MoneyQuery), format);
  });
}
