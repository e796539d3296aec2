import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { phases, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { holidaysBetween } from "../holidays/queries.server";
import { listProvinces } from "../provinces/queries.server";
import { latestVersionOf } from "../schemes/queries.server";
import { inTransaction } from "../transaction.server";
import { insertRound, writeTerritory } from "./create-round.server";
import type { CopyRoundForm } from "./forms";
import { mayPrepareRounds } from "./policy";
import { type RoundDetails, roundById, territoryOf } from "./queries.server";
import { spansOf, timetableOf } from "./rules";
import { carriedTerritory, eraOfRound } from "./territory";
import { shiftedTimetable } from "./timetables";

/** A round that was made as a copy. */
export interface CopiedRound {
  readonly id: string;
  readonly slug: string;
  /** Provinces no longer exist and became those they lie in: regions and quotas are to be confirmed. */
  readonly isTerritoryCarried: boolean;
}

/**
 * The next round after one, as a draft: its level, agencies, territory with quotas, dates so many years later on working days, and
 * rules: those it ended with, or its scheme's newest ones. Provinces that no longer exist become those they lie in, without quotas.
 * Jury and council are named anew: each of them accepts for a round.
 * Refused: "not_found" as `roundById`, "forbidden" to all but its organisers, "invalid" for a year that is not later, "conflict"
 * for a code prefix of the year.
 */
export function copyRound(ctx: Context, roundId: string, input: CopyRoundForm): Promise<CopiedRound> {
  return inTransaction(ctx, async (ctx) => {
    const source = await roundById(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, source.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    if (input.year <= source.year) {
      throw new DomainError("invalid", m.rounds_copy_later_year(), { year: [m.rounds_copy_later_year()] });
    }
    const latest = await latestVersionOf(ctx, source.scheme.code);
    const scheme = input.rulesFrom === "scheme" ? latest : { versionId: source.scheme.versionId, rules: source.rules };
    const setBy = ctx.actor!.userId;
    const { year, name, nameEn, codePrefix } = input;
    const before = await territoryOf(ctx, source.id);
    const territory = carriedTerritory(before, await listProvinces(ctx), eraOfRound(year, ctx.now));
    const kept = new Set(territory.map(({ provinceId }) => provinceId));
    const round = await insertRound(ctx, {
      schemeVersionId: scheme.versionId,
      agencyId: source.agencyId,
      authorityId: source.authority?.id ?? null,
      level: source.level,
      ...{ year, name, nameEn, codePrefix },
      rules: scheme.rules,
      quotaSource: territory.some(({ quota }) => quota !== null) ? source.quotaSource : null,
      copiedFromId: source.id,
      createdBy: setBy,
      createdAt: ctx.now,
    });
    await writeTerritory(ctx, round.id, territory);
    const spans = await spansOfNext(ctx, source, year - source.year);
    if (spans.length > 0) {
      await ctx.db.insert(phases).values(spans.map((span) => ({ ...span, roundId: round.id, setBy })));
    }
    await recordAudit(ctx, {
      act: "rounds.copied",
      subject: { kind: "round", id: round.id },
      after: { from: source.id, name, year, rulesFrom: input.rulesFrom },
    });
    return { ...round, isTerritoryCarried: before.some(({ provinceId }) => !kept.has(provinceId)) };
  });
}

async function spansOfNext(ctx: Context, source: RoundDetails, years: number) {
  const timetable = timetableOf(source.phases);
  if (!timetable) return [];
  const from = source.year + years;
  // A round may begin the year before the one it is called after, and end in the one after it.
  const holidays = await holidaysBetween(ctx, `${from - 2}-01-01`, `${from + 3}-12-31`);
  return spansOf(shiftedTimetable(timetable, years, holidays));
}

/** The round one began with, for whoever works on it; null for one that was made from a scheme. */
export async function copiedFrom(ctx: Context, roundId: string) {
  const source = alias(rounds, "source");
  const [row] = await ctx.db
    .select({ slug: source.slug, name: source.name, nameEn: source.nameEn })
    .from(rounds)
    .innerJoin(source, eq(source.id, rounds.copiedFromId))
    .where(eq(rounds.id, roundId));
  return row ?? null;
}
