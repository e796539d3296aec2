import type { LoaderFunctionArgs } from "@remix-run/node";
import { manualFile } from "~/domain/exhibitor-papers/give-manual.server";
import { ownManual } from "~/domain/exhibitor-papers/own-papers.server";
import { sendManual } from "~/http/manual.server";
import { requireActor, respond } from "~/http/respond.server";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return sendManual(ctx, await manualFile(ctx, await ownManual(ctx, args.params.id!)));
  });
}
