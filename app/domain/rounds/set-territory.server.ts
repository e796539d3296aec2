import { eq } from "drizzle-orm";
import { rounds, roundTerritories } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import { inTransaction } from "../transaction.server";
import { writeTerritory } from "./create-round.server";
import type { TerritoryForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotEditRules } from "./policy";
import { membersFrom } from "./territory";

/**
 * Which provinces a draft covers, the region each counts for and how many entries it may send: regions are a programme's habit,
 * not geography, and a province made of two regions is placed by each round.
 * Refused: "closed" once open, "invalid" for none or an unknown one, for a quota of a province that does not take part, and for
 * quotas without the text that says so.
 */
export function setTerritory(ctx: Context, roundId: string, input: TerritoryForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const frozen = whyNotEditRules(round);
    if (frozen) throw new DomainError("closed", frozen);
    const provinces = await listProvinces(ctx);
    const members = membersFrom(input, provinces);
    if (members === null) throw refused("rows", m.errors_not_this_value());
    if (members.length === 0) throw refused("rows", m.rounds_needs_territory());
    const stray = input.rows.findIndex(
      ({ provinceId, quota }) => quota !== undefined && !members.some((member) => member.provinceId === provinceId),
    );
    if (stray >= 0) throw refused(`rows[${stray}].quota`, m.rounds_quota_of_outsider());
    const hasQuota = members.some((member) => member.quota !== null);
    if (hasQuota && input.quotaSource === "") throw refused("quotaSource", m.rounds_quota_needs_source());

    await ctx.db.delete(roundTerritories).where(eq(roundTerritories.roundId, round.id));
    await writeTerritory(ctx, round.id, members);
    const quotaSource = hasQuota ? input.quotaSource : null;
    await ctx.db.update(rounds).set({ quotaSource }).where(eq(rounds.id, round.id));
    await recordAudit(ctx, {
      act: "rounds.territory_set",
      subject: { kind: "round", id: round.id },
      after: { members, quotaSource },
    });
  });
}

const refused = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });
