import type { LoaderFunctionArgs } from "@remix-run/node";
import { printRunFile } from "~/domain/print-runs/queries.server";
import { respond } from "~/http/respond.server";
import { storedFile } from "~/http/stored-file.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const file = await printRunFile(ctx, args.params.run!);
    return storedFile(ctx, file, {
      "cache-control": "private, no-store",
      "content-disposition": `attachment; filename="${file.name}"`,
    });
  });
}
