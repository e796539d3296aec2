import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { awardRecords } from "~/domain/awards/queries.server";
import { searchAwards } from "~/domain/gallery/queries.server";
import { readQuery, refuseWriting, respondJson } from "~/http/api.server";
import { awardFilter, awardItem } from "~/http/api-awards.server";
import { AwardsQuery } from "~/http/api-schemas";

/** Public awards, one item an award. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const { page, pageSize, ...query } = readQuery(ctx.request, AwardsQuery);
      const { items, total } = await searchAwards(ctx, await awardFilter(ctx, query), { page, pageSize });
      const records = await awardRecords(
        ctx,
        items.map((item) => item.awardId),
      );
      return {
        items: items.flatMap(({ awardId }) => {
          const record = records.get(awardId);
          return record ? [awardItem(record, ctx)] : [];
        }),
        total,
        page,
        pageSize,
      };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
