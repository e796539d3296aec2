import type { LoaderFunctionArgs } from "@remix-run/node";
import { QueueFilter } from "~/domain/applications/queue";
import { applicationListFile } from "~/domain/exports/application-list.server";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";
import { requireActor } from "~/http/respond.server";

/** What the queue shows at this address, all pages of it, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    return applicationListFile(ctx, fair, parseQuery(ctx.request, QueueFilter), format);
  });
}
