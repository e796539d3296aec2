import type { Context } from "../context";
import { type Bound, boundBy } from "./bound.server";
import { type FairFacts, factsOfFair } from "./facts.server";
import { type FairDetails, fairAtWork } from "./fair-details.server";
import { whyNotPrepare } from "./policy";
import { type Prepared, preparationOf } from "./preparation";

/** A fair as the pages of its setting up show it. Throws as `fairAtWork`. */
export async function fairSetup(
  ctx: Context,
  slug: string,
): Promise<{
  readonly fair: FairDetails;
  readonly facts: FairFacts;
  readonly bound: Bound;
  readonly steps: Prepared[];
  /** Why the reader changes nothing here; null where they may. */
  readonly whyNot: string | null;
}> {
  const fair = await fairAtWork(ctx, slug);
  const [facts, bound] = await Promise.all([factsOfFair(ctx, fair), boundBy(ctx, fair.id)]);
  const whyNot = whyNotPrepare(ctx.actor, fair)?.sentence ?? null;
  return { fair, facts, bound, steps: preparationOf(fair, facts, ctx.now), whyNot };
}

/** How far others have gone, as its office may know it: drafts are their writers' alone. */
export function boundToSay({ accepted, sent }: Bound): Pick<Bound, "accepted" | "sent"> {
  return { accepted, sent };
}
