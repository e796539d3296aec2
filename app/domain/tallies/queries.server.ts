import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { dossierSnapshots, establishments, nominations, products, recusals, sheetPoints, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundById } from "../rounds/queries.server";
import type { SchemeRules } from "../schemes/rules";
import { mayReadTally, whyTallyIsClosed } from "./policy";
import { type TallyEntry, tallyRound } from "./rules";

/** What a row of the tally shows beside its figures. */
export interface TalliedNomination {
  readonly id: string;
  readonly code: string;
  readonly groupCode: string;
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly provinceId: string;
  readonly address: string | null;
  /** Sheets begun but not signed: they do not count, and are shown. */
  readonly unsigned: number;
  readonly recused: number;
}

export interface RoundTally {
  readonly rows: readonly (TallyEntry & { readonly nomination: TalliedNomination })[];
  readonly passed: number;
  readonly proposed: number;
}

/**
 * The tally of a round as its sheets stand now. Best first.
 * Refused: "not_found" to those who may not read it, "closed" while the jury scores.
 */
export async function tallyOfRound(ctx: Context, roundId: string): Promise<RoundTally> {
  const round = await roundById(ctx, roundId);
  if (!mayReadTally(ctx.actor, round)) throw new DomainError("not_found", m.errors_not_found_title());
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  return computeTally(ctx, roundId, round.rules);
}

/** The tally without a look at who asks: for verbs that have checked it. */
export async function computeTally(ctx: Context, roundId: string, rules: SchemeRules): Promise<RoundTally> {
  const entries = await talliedNominations(ctx, roundId);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const totals = entries.map(({ id, totals }) => ({ nominationId: id, totals }));
  const rows = tallyRound(rules, totals).map((entry) => {
    const { totals: _, ...nomination } = byId.get(entry.nominationId)!;
    return { ...entry, nomination };
  });
  return {
    rows,
    passed: rows.filter((row) => row.passed).length,
    proposed: rows.filter((row) => row.outcome === "recognised").length,
  };
}

async function talliedNominations(
  ctx: Context,
  roundId: string,
): Promise<(TalliedNomination & { totals: number[] })[]> {
  const perSheet = ctx.db
    .select({
      nominationId: sheets.nominationId,
      signedAt: sheets.signedAt,
      total: sql<number>`coalesce(sum(${sheetPoints.points}), 0)::int`.as("total"),
    })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .leftJoin(
      recusals,
      and(eq(recusals.appointmentId, sheets.appointmentId), eq(recusals.nominationId, sheets.nominationId)),
    )
    .where(and(eq(nominations.roundId, roundId), isNull(recusals.at)))
    .groupBy(sheets.id)
    .as("per_sheet");
  const recused = ctx.db
    .select({ nominationId: recusals.nominationId, count: sql<number>`count(*)::int`.as("recused") })
    .from(recusals)
    .groupBy(recusals.nominationId)
    .as("recused_sheets");
  return ctx.db
    .select({
      id: nominations.id,
      code: sql<string>`${nominations.code}`,
      groupCode: nominations.groupCode,
      productId: products.id,
      productName: sealed<string>("product", "name"),
      establishmentId: establishments.id,
      establishmentName: sealed<string>("establishment", "name"),
      provinceId: sealed<string>("establishment", "provinceId"),
      address: sql<
        string | null
      >`nullif(concat_ws(', ', ${sealed("establishment", "address")}, ${sealed("establishment", "commune")}), '')`,
      totals: sql<
        number[]
      >`coalesce(array_agg(${perSheet.total}) filter (where ${perSheet.signedAt} is not null), '{}')`,
      unsigned: sql<number>`count(${perSheet.nominationId}) filter (where ${perSheet.signedAt} is null)::int`,
      recused: sql<number>`coalesce(max(${recused.count}), 0)::int`,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(dossierSnapshots, eq(dossierSnapshots.nominationId, nominations.id))
    .leftJoin(perSheet, eq(perSheet.nominationId, nominations.id))
    .leftJoin(recused, eq(recused.nominationId, nominations.id))
    .where(and(eq(nominations.roundId, roundId), eq(nominations.state, "admitted")))
    .groupBy(nominations.id, products.id, establishments.id, dossierSnapshots.id)
    .orderBy(asc(nominations.code));
}

/** A fact as the jury judged it: of the dossier sealed at admission, whatever was renamed since. */
const sealed = <T>(part: "product" | "establishment", fact: string) =>
  sql<T>`${dossierSnapshots.content} -> ${part}::text ->> ${fact}::text`;
