import type { LoaderFunctionArgs } from "@remix-run/node";
import { planAsJson } from "~/domain/floor-plans/exchange";
import { hallAtWork, planOfHall } from "~/domain/floor-plans/queries.server";
import { download } from "~/http/download.server";
import { respond } from "~/http/respond.server";
import { slugOf } from "~/lib/slug";

/** The plan of a hall as a file that can be read back. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const name = `${fair.code}-${slugOf(hall.name)}.json`;
    return download(planAsJson(await planOfHall(ctx, hall)), { name, mediaType: "application/json; charset=utf-8" });
  });
}
