import { eq } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { refusePrefix } from "./create-round.server";
import type { EditRoundForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotEditRules } from "./policy";

/**
 * What a draft is called, its level and its year; its address stays. The territory stays too: it has a page of its own.
 * Refused: "forbidden", "closed" once open, "invalid" for a level its rules are not held at, "conflict" for a prefix of the year.
 */
export function editRound(ctx: Context, roundId: string, input: EditRoundForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const frozen = whyNotEditRules(round);
    if (frozen) throw new DomainError("closed", frozen);
    if (!round.rules.levels.value.some(({ level }) => level === input.level)) {
      throw new DomainError("invalid", m.rounds_level_not_held(), { level: [m.rounds_level_not_held()] });
    }
    await refusePrefix(ctx, { ...input, except: round.id });
    const { level, year, name, nameEn, codePrefix } = input;
    await ctx.db.update(rounds).set({ level, year, name, nameEn, codePrefix }).where(eq(rounds.id, round.id));
    await recordAudit(ctx, {
      act: "rounds.edited",
      subject: { kind: "round", id: round.id },
      before: {
        level: round.level,
        year: round.year,
        name: round.name,
        nameEn: round.nameEn,
        codePrefix: round.codePrefix,
      },
      after: { level, year, name, nameEn, codePrefix },
    });
  });
}
