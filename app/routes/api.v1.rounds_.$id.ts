import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { decisionsOfRound } from "~/domain/awards/decisions.server";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundById } from "~/domain/rounds/queries.server";
import { readId, refuseWriting, respondJson } from "~/http/api.server";
import { roundItem } from "~/http/api-rounds";

/** A round with its phases, its public figures and its decisions. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const round = await roundById(ctx, readId(args.params));
      const [figures, decisions] = await Promise.all([publicFigures(ctx, [round]), decisionsOfRound(ctx, round.id)]);
      return {
        ...roundItem(round, ctx.services.env.PUBLIC_URL),
        counts: figures.get(round.id)!,
        decisions: decisions.map(({ number, decidedOn, agency }) => ({ number, decidedOn, agency })),
        rulesHash: round.rulesHash,
        phases: round.phases.map(({ kind, opensAt, closesAt }) => ({ kind, opensAt, closesAt })),
      };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
