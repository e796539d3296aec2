import { leafHash, sha256Hex } from "~/lib/hash.server";
import type { LedgerKind } from "~/lib/vocabulary";
import { actorName, CLOCK, isFromPaper } from "./pseudonym.server";

/** A leaf and its event; the event's columns are null where it was removed. */
export interface LedgerRow {
  readonly place: number;
  readonly leaf: string;
  readonly eventId: string;
  readonly roundId: string | null;
  readonly kind: string | null;
  readonly actorId: string | null;
  readonly operation: string | null;
  readonly payload: string | null;
  readonly sealed: string | null;
  readonly ownLeaf: string | null;
  /** ISO, in milliseconds; null for a time that is none. */
  readonly at: string | null;
}

export type RowFault = "event_changed" | "event_missing" | "leaf_differs" | "event_fields";

/** What is wrong with an event of the ledger of a round; null when it is what its leaf says. */
export function checkRow(row: LedgerRow, round: { readonly id: string; readonly ledgerSalt: string }): RowFault | null {
  const { payload, leaf, ownLeaf } = row;
  if (payload === null) return "event_missing";
  const hash = leafHash(payload);
  if (hash !== leaf) return hash === ownLeaf ? "leaf_differs" : "event_changed";
  return ownLeaf === leaf && saysTheSame(row, payload, round) ? null : "event_fields";
}

/** The columns pages search by say what the payload says, and what is sealed is what its hash was made of. */
function saysTheSame(
  { roundId, kind, actorId, operation, sealed, at }: LedgerRow,
  payload: string,
  round: { readonly id: string; readonly ledgerSalt: string },
): boolean {
  const told = readPayload(payload);
  return (
    told !== null &&
    told.round === round.id &&
    roundId === round.id &&
    told.kind === kind &&
    isActor(told, actorId, kind as LedgerKind, round.ledgerSalt) &&
    told.operation === operation &&
    told.at === at &&
    told.sealed === (sealed === null ? undefined : sha256Hex(sealed))
  );
}

function isActor(
  told: Readonly<Record<string, unknown>>,
  actorId: string | null,
  kind: LedgerKind,
  ledgerSalt: string,
): boolean {
  if (actorId === null) return told.actor === CLOCK;
  // Events from before people had pseudonyms name the user.
  return told.actor === actorId || told.actor === nameOf(ledgerSalt, actorId, kind, isFromPaper(told));
}

function readPayload(payload: string): Record<string, unknown> | null {
  try {
    return JSON.parse(payload) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Few people act often: their names are made once. */
const names = new Map<string, string>();

function nameOf(ledgerSalt: string, userId: string, kind: LedgerKind, ofOffice: boolean): string {
  const key = `${ledgerSalt} ${userId} ${kind} ${ofOffice}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = actorName(ledgerSalt, userId, kind, ofOffice);
  if (names.size > 10_000) names.clear();
  names.set(key, name);
  return name;
}
