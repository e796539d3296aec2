import { ledgerEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { leafHash } from "~/lib/hash.server";
import type { LedgerKind } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";

export interface LedgerEvent {
  readonly roundId: string;
  readonly kind: LedgerKind;
  /** What happened, as plain JSON; kept as canonical JSON (RFC 8785). */
  readonly payload: Record<string, unknown>;
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
  const rows = await ctx.db
    .insert(ledgerEvents)
    .values(events.map((event) => eventRow(ctx, event)))
    .returning({ id: ledgerEvents.id });
  return rows.map((row) => row.id);
}

/** The row of an event, for a verb that writes it in one statement with what it caused. */
export function eventRow(
  { actor, now }: Pick<Context, "actor" | "now">,
  event: LedgerEvent,
): typeof ledgerEvents.$inferInsert {
  if (!actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const operationId = event.operationId ?? crypto.randomUUID();
  const payload = canonicalJson({
    ...(event.payload as Record<string, JsonValue>),
    actor: actor.userId,
    at: now.toISOString(),
    kind: event.kind,
    operation: operationId,
    round: event.roundId,
  });
  return {
    roundId: event.roundId,
    kind: event.kind,
    actorId: actor.userId,
    deviceAt: event.deviceAt ?? null,
    recordedAt: now,
    operationId,
    payload,
    leafHash: leafHash(payload),
  };
}
