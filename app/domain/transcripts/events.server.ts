import { and, asc, eq, gt, lt, lte } from "drizzle-orm";
import { ledgerEvents, ledgerHeads, ledgerLeaves, signingKeys } from "~/db/schema";
import type { LedgerKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { CLOCK } from "../ledger/pseudonym.server";
import type { TranscriptHead } from "./format";

const BATCH = 5_000;

/** An event as the file has it: its JSON, one line. */
export interface EventLine {
  readonly text: string;
  readonly isHidden: boolean;
}

/**
 * The events of a round from the first to that of a head, in batches. released: ids of the decisions made known; what another
 * decision recognises is not for everyone.
 */
export async function* eventLines(
  ctx: Pick<Context, "db">,
  roundId: string,
  size: number,
  released: ReadonlySet<string>,
): AsyncGenerator<EventLine[]> {
  for (let after = -1; after < size - 1; ) {
    const rows = await ctx.db
      .select({
        place: ledgerLeaves.place,
        leaf: ledgerLeaves.leafHash,
        kind: ledgerEvents.kind,
        payload: ledgerEvents.payload,
      })
      .from(ledgerLeaves)
      .innerJoin(ledgerEvents, eq(ledgerEvents.id, ledgerLeaves.eventId))
      .where(and(eq(ledgerLeaves.roundId, roundId), gt(ledgerLeaves.place, after), lt(ledgerLeaves.place, size)))
      .orderBy(asc(ledgerLeaves.place))
      .limit(BATCH);
    if (rows.length === 0) return;
    yield rows.map(({ place, leaf, kind, payload }) =>
      isPublic(kind, payload, released)
        ? { text: `{"place":${place},"payload":${payload}}`, isHidden: false }
        : { text: JSON.stringify({ place, kind, leaf }), isHidden: true },
    );
    after = rows.at(-1)!.place;
  }
}

/** Fields of what a juror did, as they were written before people had pseudonyms: ids and points, no name and no free word. */
const OWN_FIELDS = ["actor", "at", "kind", "operation", "round"];
const SHEET_FIELDS = [...OWN_FIELDS, "sheet", "nomination", "appointment"];
const FIELDS_BEFORE: Readonly<Record<string, readonly string[]>> = {
  rules_frozen: [...OWN_FIELDS, "rules", "rulesHash", "scheme", "criteria"],
  point_recorded: [...SHEET_FIELDS, "criterion", "code", "points", "previous"],
  entry_recused: SHEET_FIELDS,
  sheet_signed: [...SHEET_FIELDS, "criteria", "total"],
  tally_taken: [...OWN_FIELDS, "tally", "rulesHash", "ledgerSize", "entries"],
  decision_recorded: [...OWN_FIELDS, "decision", "number", "decidedOn", "agency", "motion", "approvalNote", "items"],
  results_released: [...OWN_FIELDS, "decision", "number", "recognised", "establishments", "participants"],
};

/**
 * Shown by their leaf alone. How a jury was named and its entries were given out follows an order that would tell who is who; what
 * a council said on its way speaks of entries that a later decision may be about. No count needs them.
 */
const CLOSED_KINDS: ReadonlySet<string> = new Set([
  "jury_named",
  "entries_assigned",
  "list_set",
  "entries_merged",
  "merge_undone",
  "motion_closed",
] satisfies LedgerKind[]);

const PSEUDONYM = /^[0-9a-f]{32}$/;

/**
 * Whether everyone may read an event. Since people have pseudonyms in a ledger, its payloads are written to be read by all; of an
 * older one only those that hold no more than known fields.
 * Source: docs/rules/transcripts.md#public.
 */
export function isPublic(kind: string, payload: string, released: ReadonlySet<string>): boolean {
  const told = JSON.parse(payload) as Record<string, unknown>;
  if (CLOSED_KINDS.has(kind)) return false;
  if (kind === "decision_recorded" && !released.has(String(told.decision))) return false;
  if (told.actor === CLOCK || PSEUDONYM.test(String(told.actor))) return true;
  const fields = FIELDS_BEFORE[kind];
  return fields !== undefined && Object.keys(told).every((name) => fields.includes(name));
}

/** Every signed head of a round up to a size, the smallest first. */
export async function headsUpTo(ctx: Pick<Context, "db">, roundId: string, size: number): Promise<TranscriptHead[]> {
  const rows = await ctx.db
    .select({
      size: ledgerHeads.size,
      root: ledgerHeads.root,
      at: ledgerHeads.signedAt,
      key: ledgerHeads.keyId,
      publicKey: signingKeys.publicKey,
      signature: ledgerHeads.signature,
    })
    .from(ledgerHeads)
    .innerJoin(signingKeys, eq(signingKeys.id, ledgerHeads.keyId))
    .where(and(eq(ledgerHeads.roundId, roundId), lte(ledgerHeads.size, size)))
    .orderBy(asc(ledgerHeads.size));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
