import { and, eq, ne } from "drizzle-orm";
import { nominations, toldResults } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { readList } from "../councils/list.server";
import type { RoundDetails } from "../rounds/queries.server";
import type { TalliedNomination } from "../tallies/queries.server";
import type { DecisionRow } from "./decision-list.server";

/** What an admitted entry is told: recognised by this decision, waiting for a further list, or not recognised. */
export type Told =
  | { readonly kind: "recognised"; readonly row: DecisionRow }
  /** papersDueOn: the day its missing papers are due; null where none are missing. */
  | { readonly kind: "waiting"; readonly papersDueOn: PlainDate | null; readonly entry: TalliedNomination }
  | { readonly kind: "not_recognised" };

/**
 * What the release of a decision tells each admitted entry of its round, by the entry. Those recognised by an earlier release
 * know already and are left out; each entry of a set is told of the set.
 * decision: with its list; null for one that would recognise nothing.
 */
export async function resultsToTell(
  ctx: Context,
  round: RoundDetails,
  decision: { readonly decisionId: string; readonly rows: readonly DecisionRow[] } | null,
): Promise<Map<string, Told>> {
  const [admitted, known, list] = await Promise.all([
    ctx.db
      .select({ id: nominations.id })
      .from(nominations)
      .where(and(eq(nominations.roundId, round.id), eq(nominations.state, "admitted"))),
    recognisedElsewhere(ctx, round.id, decision?.decisionId ?? null),
    readList(ctx, round),
  ]);
  const rows = decision?.rows ?? [];
  const recognised = new Map(rows.flatMap((row) => row.nominationIds.map((id) => [id, row] as const)));
  // On the list and not refused by the council: it stands on a further list, recorded or to come.
  const waiting = new Map(
    list.rows
      .filter((row) => row.verdict !== "not_recognise")
      .flatMap((row) => row.entries.map((entry) => [entry.nominationId, entry] as const)),
  );
  const toldOf = (id: string): Told => {
    const row = recognised.get(id);
    if (row) return { kind: "recognised", row };
    const entry = waiting.get(id);
    if (!entry) return { kind: "not_recognised" };
    return { kind: "waiting", papersDueOn: entry.papersDueOn, entry: entry.nomination };
  };
  return new Map(admitted.filter(({ id }) => !known.has(id)).map(({ id }) => [id, toldOf(id)]));
}

/** The entries that another release told they are recognised. */
async function recognisedElsewhere(ctx: Context, roundId: string, decisionId: string | null): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ id: toldResults.nominationId })
    .from(toldResults)
    .innerJoin(nominations, eq(nominations.id, toldResults.nominationId))
    .where(
      and(
        eq(nominations.roundId, roundId),
        eq(toldResults.kind, "recognised"),
        decisionId === null ? undefined : ne(toldResults.decisionId, decisionId),
      ),
    );
  return new Set(rows.map((row) => row.id));
}
