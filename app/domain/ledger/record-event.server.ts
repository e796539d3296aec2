import { randomBytes } from "node:crypto";
import { inArray } from "drizzle-orm";
import { ledgerEvents, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { leafHash, sha256Hex } from "~/lib/hash.server";
import { CLOCK_KINDS, type LedgerKind } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { actorName, CLOCK, isFromPaper, pseudonymOf } from "./pseudonym.server";

export interface LedgerEvent {
  readonly roundId: string;
  readonly kind: LedgerKind;
  /** What happened, as plain JSON; kept as canonical JSON (RFC 8785). It is published one day: no name, no free word of a person. */
  readonly payload: Record<string, unknown>;
  /** Users the payload speaks of beside the actor, by its field; they stand there under their pseudonyms. */
  readonly people?: Readonly<Record<string, string>>;
  /** What is not for everyone: names, reasons. The payload holds the hash of it, so that it cannot be changed either. */
  readonly sealed?: Record<string, unknown>;
  /** Names one act of one client (UUID), so that a replay is recognised; made here when the act has none. */
  readonly operationId?: string;
  /** The device's clock, when the act was made away from the server. */
  readonly deviceAt?: Date;
}

/**
 * Append to the ledger, in the transaction of what happened. Returns the event's id.
 * Source: docs/rules/ledger.md.
 */
export async function recordEvent(ctx: WriteContext, event: LedgerEvent): Promise<string> {
  const [id] = await recordEvents(ctx, [event]);
  return id!;
}

/** Several events of one actor at once, in their order. Returns their ids in the same order. */
export async function recordEvents(ctx: WriteContext, events: readonly LedgerEvent[]): Promise<string[]> {
  const salts = await saltsOf(
    ctx,
    events.map((event) => event.roundId),
  );
  const rows = await ctx.db
    .insert(ledgerEvents)
    .values(events.map((event) => eventRow(ctx, event, salts.get(event.roundId)!)))
    .returning({ id: ledgerEvents.id });
  return rows.map((row) => row.id);
}

async function saltsOf(ctx: WriteContext, roundIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: rounds.id, salt: rounds.ledgerSalt })
    .from(rounds)
    .where(inArray(rounds.id, [...new Set(roundIds)]));
  return new Map(rows.map((row) => [row.id, row.salt]));
}

/** The row of an event, for a verb that writes it in one statement with what it caused. ledgerSalt: of its round. */
export function eventRow(
  { actor, now }: Pick<Context, "actor" | "now">,
  event: LedgerEvent,
  ledgerSalt: string,
): typeof ledgerEvents.$inferInsert {
  if (!actor && !isOfClock(event.kind)) throw new DomainError("forbidden", m.errors_sign_in_title());
  const operationId = event.operationId ?? crypto.randomUUID();
  const sealed = event.sealed ? sealedText(event.sealed) : null;
  const people = Object.entries(event.people ?? {}).map(([field, userId]) => [field, pseudonymOf(ledgerSalt, userId)]);
  const payload = canonicalJson({
    ...(event.payload as Record<string, JsonValue>),
    ...(Object.fromEntries(people) as Record<string, JsonValue>),
    ...(sealed !== null && { sealed: sha256Hex(sealed) }),
    actor: actor ? actorName(ledgerSalt, actor.userId, event.kind, isFromPaper(event.payload)) : CLOCK,
    at: now.toISOString(),
    kind: event.kind,
    operation: operationId,
    round: event.roundId,
  });
  return {
    roundId: event.roundId,
    kind: event.kind,
    actorId: actor?.userId ?? null,
    deviceAt: event.deviceAt ?? null,
    recordedAt: now,
    operationId,
    payload,
    sealed,
    leafHash: leafHash(payload),
  };
}

const isOfClock = (kind: LedgerKind) => (CLOCK_KINDS as readonly LedgerKind[]).includes(kind);

/** Salted, so that a short word cannot be guessed from its hash. */
function sealedText(words: Record<string, unknown>): string {
  return canonicalJson({ ...(words as Record<string, JsonValue>), salt: randomBytes(16).toString("hex") });
}
