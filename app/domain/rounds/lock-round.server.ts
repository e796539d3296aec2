import { eq } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type RoundDetails, roundById } from "./queries.server";

/**
 * Lock a round's row until the end of the transaction, and read it as it stands then. What belongs to a round (phases, jury,
 * codes, decisions) is written under this lock. Throws "not_found" as `roundById` does.
 */
export async function lockRound(ctx: WriteContext, id: string): Promise<RoundDetails> {
  const [row] = await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, id)).for("update");
  if (!row) throw new DomainError("not_found", m.rounds_not_found());
  return roundById(ctx, id);
}
