import { and, eq, inArray } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, decisionItems, mergedEntries, nominations } from "~/db/schema";
import { toldLast } from "~/db/told-last.server";
import type { PlainDate } from "~/lib/dates";
import type { ResultKind } from "~/lib/vocabulary";
import type { Context } from "../context";

/** What each entry of a round was told last; by the entry. */
export async function lastToldIn(ctx: Context, roundId: string): Promise<ReadonlyMap<string, ResultKind>> {
  const rows = await toldLast(ctx.db, and(eq(nominations.roundId, roundId), eq(nominations.state, "admitted")));
  return new Map(rows.map((row) => [row.nominationId, row.kind]));
}

/** The result of an entry as its maker was told it. */
export type ToldResult =
  | {
      readonly kind: "recognised";
      /** Of the entry, or of the set it stands in. */
      readonly certificateNumber: string;
      /** The set's name; null for an entry recognised by itself. */
      readonly set: string | null;
    }
  /** papersDueOn: as it stands, where it was moved since. */
  | { readonly kind: "waiting"; readonly papersDueOn: PlainDate | null }
  | { readonly kind: "not_recognised" };

/**
 * What was told last of these entries, a recognised one with its certificate; nothing of those no release spoke of. The caller has
 * decided that the reader may know.
 */
export async function toldResultsOf(
  ctx: Context,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, ToldResult>> {
  if (nominationIds.length === 0) return new Map();
  const rows = await toldLast(ctx.db, inArray(nominations.id, [...nominationIds]));
  const given = await certificatesOf(ctx, [...new Set(rows.map((row) => row.decisionId))]);
  return new Map(
    rows.map(({ nominationId, kind, papersDueOn, papersDueNow }): [string, ToldResult] => {
      if (kind === "recognised") return [nominationId, { kind, ...given.get(nominationId)! }];
      return [nominationId, kind === "waiting" ? { kind, papersDueOn: papersDueOn && papersDueNow } : { kind }];
    }),
  );
}

/** The certificates of released decisions by each entry they stand for. */
async function certificatesOf(ctx: Context, decisionIds: readonly string[]) {
  const rows = await ctx.db
    .select({
      leadId: decisionItems.nominationId,
      memberId: mergedEntries.nominationId,
      certificateNumber: certificates.number,
      name: awards.productName,
    })
    .from(decisionItems)
    .innerJoin(
      awards,
      and(eq(awards.decisionId, decisionItems.decisionId), eq(awards.nominationId, decisionItems.nominationId)),
    )
    .innerJoin(certificates, currentCertificate())
    .leftJoin(mergedEntries, eq(mergedEntries.mergeId, decisionItems.mergeId))
    .where(inArray(decisionItems.decisionId, [...decisionIds]));
  return new Map(
    rows.map(({ leadId, memberId, certificateNumber, name }) => [
      memberId ?? leadId,
      { certificateNumber, set: memberId === null ? null : name },
    ]),
  );
}
