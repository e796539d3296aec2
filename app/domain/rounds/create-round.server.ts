import { and, eq, ne } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { rounds, roundTerritories } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates } from "~/lib/slug";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { listProvinces } from "../provinces/queries.server";
import { schemeVersionById } from "../schemes/queries.server";
import { inTransaction } from "../transaction.server";
import type { CreateRoundForm } from "./forms";
import { mayPrepareRounds } from "./policy";
import { type TerritoryMember, usualTerritory } from "./territory";

/**
 * A draft round of one's agency: the scheme's rules, to be made its own, and the usual territory. Dates are named afterwards.
 * Refused: "forbidden" for another agency, "invalid" with its field for an unknown scheme, a level it is not held at and a
 * missing province or region; "conflict" for a code prefix of the same year.
 */
export function createRound(ctx: Context, input: CreateRoundForm): Promise<{ id: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayPrepareRounds(ctx.actor, input.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const scheme = await schemeVersionById(ctx, input.schemeVersionId);
    if (!scheme) throw refused("schemeVersionId", m.rounds_scheme_unknown());
    if (!scheme.rules.levels.value.some(({ level }) => level === input.level)) {
      throw refused("level", m.rounds_level_not_held());
    }
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
      rules: scheme.rules,
      createdBy: ctx.actor!.userId,
      createdAt: ctx.now,
    });
    await writeTerritory(ctx, round.id, territory);
    await recordAudit(ctx, {
      act: "rounds.created",
      subject: { kind: "round", id: round.id },
      after: { name: input.name, level: input.level, year: input.year, scheme: scheme.code, version: scheme.version },
    });
    return round;
  });
}

const refused = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });

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

/** Insert a round under an address of its own. Throws "conflict" for a code prefix of the same year. */
export async function insertRound(
  ctx: WriteContext,
  values: Omit<typeof rounds.$inferInsert, "slug">,
): Promise<{ id: string; slug: string }> {
  const { name, level, year, codePrefix } = values;
  return insertUnderFreeSlug(slugCandidates(name, `${level}-${year}`, RESERVED), async (slug) => {
    const rows = await ctx.db
      .insert(rounds)
      .values({ ...values, slug })
      .onConflictDoNothing()
      .returning({ id: rounds.id, slug: rounds.slug });
    if (rows.length === 0) await refusePrefix(ctx, { codePrefix, year });
    return rows;
  });
}

/** Throws "conflict" when a round other than `except` has this prefix in this year. */
export async function refusePrefix(
  ctx: WriteContext,
  { codePrefix, year, except }: { readonly codePrefix: string; readonly year: number; readonly except?: string },
): Promise<void> {
  const [row] = await ctx.db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.codePrefix, codePrefix), eq(rounds.year, year), except ? ne(rounds.id, except) : undefined));
  if (!row) return;
  const sentence = m.rounds_prefix_taken({ prefix: codePrefix, year });
  throw new DomainError("conflict", sentence, { codePrefix: [sentence] });
}
