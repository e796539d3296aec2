import { eq } from "drizzle-orm";
import { rounds, users } from "~/db/schema";
import { formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { SchemeRules } from "../schemes/rules";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds } from "./policy";
import type { RoundDetails } from "./queries.server";

export interface LockedRules {
  readonly round: RoundDetails;
  /** Of a draft its own; of an open round those of its reopening. */
  readonly rules: SchemeRules;
}

/**
 * Lock a round and read the rules that are being written in it. seen: how often they had been saved when the page was loaded.
 * "forbidden" to all but its organisers, "closed" for an open round whose rules are not being reopened, "conflict" when someone
 * else saved them since, with who and when.
 */
export async function lockRules(ctx: WriteContext, roundId: string, seen: number): Promise<LockedRules> {
  const round = await lockRound(ctx, roundId);
  if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const [row] = await ctx.db
    .select({ reopened: rounds.reopenedRules, savedAt: rounds.rulesSavedAt, by: users.name })
    .from(rounds)
    .leftJoin(users, eq(users.id, rounds.rulesSavedBy))
    .where(eq(rounds.id, round.id));
  if (round.openedAt && !row!.reopened) throw new DomainError("closed", m.rounds_rules_are_frozen());
  if (round.rulesVersion !== seen) {
    const { by, savedAt } = row!;
    throw new DomainError(
      "conflict",
      by && savedAt
        ? m.schemes_saved_meanwhile({ name: by, at: formatTime(savedAt) })
        : m.rounds_rules_changed_meanwhile(),
    );
  }
  return { round, rules: round.openedAt ? SchemeRules.parse(row!.reopened) : round.rules };
}
