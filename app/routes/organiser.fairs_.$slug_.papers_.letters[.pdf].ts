import type { LoaderFunctionArgs } from "@remix-run/node";
import { lettersFile } from "~/domain/exhibitor-papers/letter-runs.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { respond } from "~/http/respond.server";
import { storedFile } from "~/http/stored-file.server";

/** All letters in one file, as the last run drew them. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    return storedFile(ctx, await lettersFile(ctx, fair), {
      "cache-control": "private, no-store",
      "content-disposition": `attachment; filename="${fair.slug}-thu-xac-nhan.pdf"`,
    });
  });
}
