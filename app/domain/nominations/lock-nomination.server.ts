import { eq } from "drizzle-orm";
import { nominations, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { maySeeNomination, type NominationFacts } from "./policy";
import { phaseForEntry } from "./rules";

export interface LockedNomination {
  readonly row: typeof nominations.$inferSelect;
  readonly round: RoundDetails;
  readonly facts: NominationFacts;
}

/** Lock a nomination for writing in its dossier; to those who may not see it, it does not exist. */
export async function lockNomination(ctx: WriteContext, id: string): Promise<LockedNomination> {
  const { roundId } = await findNomination(ctx, id);
  return lockRow(ctx, id, await roundById(ctx, roundId));
}

/**
 * The same for a change of its state. The round is locked first, always in this order: its phase cannot move meanwhile,
 * and its voting codes are counted one by one.
 */
export async function lockNominationInRound(ctx: WriteContext, id: string): Promise<LockedNomination> {
  const { roundId } = await findNomination(ctx, id);
  return lockRow(ctx, id, await lockRound(ctx, roundId));
}

async function findNomination(ctx: Context, id: string) {
  const [row] = isUuid(id)
    ? await ctx.db.select({ roundId: nominations.roundId }).from(nominations).where(eq(nominations.id, id))
    : [];
  if (!row) throw new DomainError("not_found", m.nominations_not_found());
  return row;
}

/** Its product is held too: a photo cannot be taken away while the dossier is handed in. */
async function lockRow(ctx: WriteContext, id: string, round: RoundDetails): Promise<LockedNomination> {
  const [row] = await ctx.db.select().from(nominations).where(eq(nominations.id, id)).for("update");
  const [product] = await ctx.db
    .select({ establishmentId: products.establishmentId })
    .from(products)
    .where(eq(products.id, row!.productId))
    .for("share");
  const facts: NominationFacts = {
    state: row!.state,
    roundId: round.id,
    agencyId: round.agencyId,
    establishmentId: product?.establishmentId ?? null,
    phase: phaseForEntry(round, row!.state, ctx.now),
  };
  if (!maySeeNomination(ctx.actor, { ...facts, submittedAt: row!.submittedAt })) {
    throw new DomainError("not_found", m.nominations_not_found());
  }
  return { row: row!, round, facts };
}
