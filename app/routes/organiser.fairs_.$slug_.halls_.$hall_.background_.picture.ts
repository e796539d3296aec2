import type { LoaderFunctionArgs } from "@remix-run/node";
import { backgroundOf } from "~/domain/floor-plans/background.server";
import { respond } from "~/http/respond.server";
import { storedFile } from "~/http/stored-file.server";

/** The picture a hall's plan is drawn over, for those who work on its fair. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await backgroundOf(ctx, args.params.slug!, args.params.hall!);
    return storedFile(ctx, form, { etag: `"${form.storageKey}"`, "cache-control": "private, max-age=300" });
  });
}
