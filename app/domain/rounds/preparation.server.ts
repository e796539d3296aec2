import type { Context } from "../context";
import { factsOfRound } from "./facts.server";
import { type Prepared, preparationOf } from "./preparation";
import { type RoundDetails, territoryOf } from "./queries.server";

/** How far a draft is; nothing once the round is open. */
export async function preparationFor(ctx: Context, round: RoundDetails): Promise<Prepared[]> {
  if (round.openedAt) return [];
  const [territory, facts] = await Promise.all([territoryOf(ctx, round.id), factsOfRound(ctx, round.id)]);
  return preparationOf(round, territory, facts.jury.seats, ctx.now);
}
