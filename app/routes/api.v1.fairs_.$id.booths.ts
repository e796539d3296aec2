import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { boothPage } from "~/domain/booths/plan.server";
import { readId, readQuery, refuseWriting, respondJson } from "~/http/api.server";
import { BoothsQuery } from "~/http/api-schemas";

/** The booths of a fair as its plan shows them. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const query = readQuery(ctx.request, BoothsQuery);
      const { items, total } = await boothPage(ctx, readId(args.params), query);
      return {
        items: items.map(({ provinceId: _, provinceName, exhibitorName, ...booth }) => ({
          ...booth,
          province: provinceName,
          establishment: exhibitorName,
        })),
        total,
        page: query.page,
        pageSize: query.pageSize,
      };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
