import type { LoaderFunctionArgs } from "@remix-run/node";
import { BoothsAtWorkQuery } from "~/domain/booths/forms";
import { boothListFile } from "~/domain/exports/booth-list.server";
import { LIST_FORMATS } from "~/domain/exports/list-file.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseQuery } from "~/http/forms.server";
import { sendList } from "~/http/report-list.server";

/** The booths that the list shows at this address, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return sendList(args, LIST_FORMATS, async (ctx, format) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return boothListFile(ctx, fair, parseQuery(ctx.request, BoothsAtWorkQuery), format);
  });
}
