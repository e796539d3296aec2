import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { publicRounds } from "~/domain/rounds/public-rounds.server";
import { readQuery, refuseWriting, respondJson } from "~/http/api.server";
import { roundItem } from "~/http/api-rounds";
import { PageQuery } from "~/http/api-schemas";

/** Rounds that were opened, the newest first. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const { page, pageSize } = readQuery(ctx.request, PageQuery);
      const rounds = await publicRounds(ctx);
      const shown = rounds.slice((page - 1) * pageSize, page * pageSize);
      const items = shown.map((round) => roundItem(round, ctx.services.env.PUBLIC_URL));
      return { items, total: rounds.length, page, pageSize };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
