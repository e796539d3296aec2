import { and, eq } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { phases, rounds, roundTerritories } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates } from "~/lib/slug";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import { misfitsOf } from "../schemes/criteria";
import { schemeVersionById } from "../schemes/queries.server";
import { inTransaction } from "../transaction.server";
import { type CreateRoundForm, fieldOfDate, timetableFrom, withRuleFields } from "./forms";
import { mayPrepareRounds, sentenceOfMisfit } from "./policy";
import { outOfOrder, spansOf, type Timetable } from "./rules";
import { type TerritoryMember, usualTerritory } from "./territory";
import { writeCriteria } from "./write-criteria.server";

/**
 * A draft round of one's agency: the scheme's rules with the organiser's values, the usual territory, the dates to announce.
 * Refused: "forbidden" for another agency, "invalid" with its field for dates out of order, a missing province or region,
 * and a step the criteria do not fit; "conflict" for a code prefix of the same year.
 */
export function createRound(ctx: Context, input: CreateRoundForm): Promise<{ id: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayPrepareRounds(ctx.actor, input.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const scheme = await schemeVersionById(ctx, input.schemeVersionId);
    if (!scheme) throw refused("schemeVersionId", m.rounds_scheme_unknown());
    const rules = withRuleFields(scheme.rules, input);
    const [misfit] = misfitsOf(rules);
    if (misfit) throw refused("scoreStep", sentenceOfMisfit(misfit));
    const timetable = timetableFrom(input);
    checkOrder(timetable);
    const territory = usualTerritory(await listProvinces(ctx), input, ctx.now);
    if (!territory) throw refused(input.level === "region" ? "regionCode" : "provinceId", m.errors_required_choice());

    const round = await insertRound(ctx, {
      schemeVersionId: scheme.versionId,
      agencyId: input.agencyId,
      level: input.level,
      year: input.year,
      name: input.name,
      nameEn: input.nameEn,
      codePrefix: input.codePrefix,
      rules,
      createdBy: ctx.actor!.userId,
      createdAt: ctx.now,
    });
    await writeCriteria(ctx, round.id, rules);
    await writeTerritory(ctx, round.id, territory);
    await ctx.db
      .insert(phases)
      .values(spansOf(timetable).map((span) => ({ ...span, roundId: round.id, setBy: ctx.actor!.userId })));
    await recordAudit(ctx, {
      act: "rounds.created",
      subject: { kind: "round", id: round.id },
      after: { name: input.name, level: input.level, year: input.year, scheme: scheme.code, version: scheme.version },
    });
    return round;
  });
}

const refused = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });

/** Throws "invalid" at the date that comes too early. */
export function checkOrder(timetable: Timetable): void {
  const early = outOfOrder(timetable);
  if (early) throw refused(fieldOfDate(early), m.rounds_date_too_early());
}

export async function writeTerritory(
  ctx: WriteContext,
  roundId: string,
  members: readonly TerritoryMember[],
): Promise<void> {
  if (members.length === 0) return;
  await ctx.db.insert(roundTerritories).values(members.map((member) => ({ ...member, roundId })));
}

/** "new" is the address of the form that makes rounds. */
const RESERVED = ["new"];

async function insertRound(ctx: WriteContext, values: Omit<typeof rounds.$inferInsert, "slug">) {
  const { name, level, year, codePrefix } = values;
  return insertUnderFreeSlug(slugCandidates(name, `${level}-${year}`, RESERVED), async (slug) => {
    const rows = await ctx.db
      .insert(rounds)
      .values({ ...values, slug })
      .onConflictDoNothing()
      .returning({ id: rounds.id, slug: rounds.slug });
    if (rows.length === 0 && (await isPrefixTaken(ctx, codePrefix, year))) {
      const sentence = m.rounds_prefix_taken({ prefix: codePrefix, year });
      throw new DomainError("conflict", sentence, { codePrefix: [sentence] });
    }
    return rows;
  });
}

async function isPrefixTaken(ctx: WriteContext, codePrefix: string, year: number): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.codePrefix, codePrefix), eq(rounds.year, year)));
  return row !== undefined;
}
