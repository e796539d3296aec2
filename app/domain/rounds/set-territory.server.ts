import { eq } from "drizzle-orm";
import { roundTerritories } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { REGIONS } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import { inTransaction } from "../transaction.server";
import { writeTerritory } from "./create-round.server";
import type { TerritoryForm } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotEditRules } from "./policy";

/**
 * Which provinces a draft covers and the region each counts for: regions are a programme's habit, not geography, and a
 * province made of two regions is placed by each round. Refused: "closed" once open, "invalid" for none or an unknown one.
 */
export function setTerritory(ctx: Context, roundId: string, input: TerritoryForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const frozen = whyNotEditRules(round);
    if (frozen) throw new DomainError("closed", frozen);
    const known = new Set((await listProvinces(ctx)).map((province) => province.id));
    const members = new Map(
      input.members.map((member) => {
        const [provinceId, region] = member.split(":") as [string, string];
        return [provinceId, { provinceId, regionCode: REGIONS.find((code) => code === region) ?? null }];
      }),
    );
    const sentence = members.size === 0 ? m.rounds_needs_territory() : m.errors_not_this_value();
    if (members.size === 0 || [...members.keys()].some((id) => !known.has(id))) {
      throw new DomainError("invalid", sentence, { members: [sentence] });
    }
    await ctx.db.delete(roundTerritories).where(eq(roundTerritories.roundId, round.id));
    await writeTerritory(ctx, round.id, [...members.values()]);
    await recordAudit(ctx, {
      act: "rounds.territory_set",
      subject: { kind: "round", id: round.id },
      after: { members: [...members.values()] },
    });
  });
}
