import { desc, eq, inArray, type SQL } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { agencies, phases as phasesTable, rounds } from "~/db/schema";
import { type Level, PHASES, type PhaseKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { RoundPhase } from "./queries.server";
import { phaseAt } from "./rules";

/** A round in a list. */
export interface RoundSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly year: number;
  readonly openedAt: Date | null;
  readonly agency: { readonly id: string; readonly slug: string; readonly name: string };
  readonly phases: readonly RoundPhase[];
  readonly phase: PhaseKind | null;
  /** When the phase it is in ends, where that is known. */
  readonly closesAt: Date | null;
}

/** Rounds with their dates, the newest first. The caller says which ones the reader may know of. */
export async function roundSummaries(ctx: Context, which: SQL): Promise<RoundSummary[]> {
  const rows = await ctx.db
    .select({
      id: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      level: rounds.level,
      year: rounds.year,
      openedAt: rounds.openedAt,
      agency: {
        id: agencies.id,
        slug: agencies.slug,
        name: agencyNameToday(rounds.agencyId, ctx.now),
      },
    })
    .from(rounds)
    .innerJoin(agencies, eq(agencies.id, rounds.agencyId))
    .where(which)
    .orderBy(desc(rounds.year), desc(rounds.createdAt));
  if (rows.length === 0) return [];
  const spans = await ctx.db
    .select()
    .from(phasesTable)
    .where(
      inArray(
        phasesTable.roundId,
        rows.map((row) => row.id),
      ),
    );
  return rows.map((row) => {
    const phases = spans
      .filter((span) => span.roundId === row.id)
      .map(({ kind, opensAt, closesAt, reason }) => ({ kind, opensAt, closesAt, reason }))
      .sort((a, b) => PHASES.indexOf(a.kind) - PHASES.indexOf(b.kind));
    const phase = row.openedAt && phaseAt(phases, ctx.now);
    const closesAt = phases.find((one) => one.kind === phase)?.closesAt ?? null;
    return { ...row, phases, phase, closesAt };
  });
}
