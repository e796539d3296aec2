import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { publicFairs } from "~/domain/fairs/queries.server";
import { readQuery, refuseWriting, respondJson } from "~/http/api.server";
import { PageQuery } from "~/http/api-schemas";
import { paths } from "~/http/paths";

/** Published fairs, the next one first. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const { page, pageSize } = readQuery(ctx.request, PageQuery);
      const fairs = await publicFairs(ctx);
      const items = fairs.slice((page - 1) * pageSize, page * pageSize).map((fair) => ({
        id: fair.id,
        slug: fair.slug,
        name: fair.name,
        nameEn: fair.nameEn,
        venue: fair.venue,
        province: fair.provinceName,
        startsOn: fair.startsOn,
        endsOn: fair.endsOn,
        booths: fair.booths,
        available: fair.available,
        cancelled: fair.cancelledAt !== null,
        url: new URL(paths.fair(fair.slug), ctx.services.env.PUBLIC_URL).href,
      }));
      return { items, total: fairs.length, page, pageSize };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
