import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { releasedDecisions } from "~/domain/awards/decisions.server";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundById, territoryOf } from "~/domain/rounds/queries.server";
import { readId, refuseWriting, respondJson } from "~/http/api.server";
import { roundInFull } from "~/http/api-rounds";

/** A round with its rules' hash, territory and phases, its public figures and its decisions. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const round = await roundById(ctx, readId(args.params));
      const [figures, decisions, territory] = await Promise.all([
        publicFigures(ctx, [round]),
        releasedDecisions(ctx, round.id),
        territoryOf(ctx, round.id),
      ]);
      return {
        ...roundInFull(round, territory, ctx.services.env.PUBLIC_URL),
        counts: figures.get(round.id)!,
        decisions: decisions.map(({ number, decidedOn, agency }) => ({ number, decidedOn, agency })),
      };
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}
