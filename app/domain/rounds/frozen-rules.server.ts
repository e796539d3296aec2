import { and, desc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { criteria, ledgerEvents, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { DomainError } from "../errors";

/**
 * What is not as it was frozen: the `rules` in force have another hash than was stored, the stored `hash` is another than the
 * ledger's last word, or the `criteria` points are given under are others than it names.
 */
export type FrozenDifference = "rules" | "hash" | "criteria";

/** The rules of an opened round compared with their hash and with the ledger. Source: docs/rules/rounds.md#frozen-rules. */
export async function frozenDifferences(ctx: Pick<Context, "db">, roundId: string): Promise<FrozenDifference[]> {
  const [round] = await ctx.db
    .select({ rules: rounds.rules, rulesHash: rounds.rulesHash })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  if (!round?.rulesHash) return [];
  const [event] = await ctx.db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, roundId), eq(ledgerEvents.kind, "rules_frozen")))
    .orderBy(desc(ledgerEvents.id))
    .limit(1);
  const frozen = event ? (JSON.parse(event.payload) as FrozenPayload) : null;
  const differences: [FrozenDifference, boolean][] = [
    ["rules", hashOf(round.rules) !== round.rulesHash],
    ["hash", frozen?.rulesHash !== round.rulesHash],
    ["criteria", frozen !== null && textOf(frozen.criteria) !== textOf(await leavesOf(ctx, roundId))],
  ];
  return differences.flatMap(([difference, isSo]) => (isSo ? [difference] : []));
}

interface Leaf {
  readonly id: string;
  readonly code: string;
  readonly maximum: number;
  readonly step: number;
}

interface FrozenPayload {
  readonly rulesHash: string;
  readonly criteria: readonly Leaf[];
}

const hashOf = (rules: unknown) => sha256Hex(canonicalJson(rules as JsonValue));

const textOf = (leaves: readonly Leaf[]) =>
  leaves
    .map(({ id, code, maximum, step }) => `${id} ${code} ${maximum} ${step}`)
    .sort()
    .join("\n");

function leavesOf(ctx: Pick<Context, "db">, roundId: string): Promise<Leaf[]> {
  const part = alias(criteria, "part");
  return ctx.db
    .select({ id: criteria.id, code: criteria.code, maximum: criteria.maximum, step: criteria.step })
    .from(criteria)
    .where(
      and(
        eq(criteria.roundId, roundId),
        notExists(ctx.db.select({ one: sql`1` }).from(part).where(eq(part.parentId, criteria.id))),
      ),
    );
}

/** Nothing is decided by rules that are not those that were frozen. Throws "conflict". */
export async function requireFrozenRules(ctx: Pick<Context, "db">, roundId: string): Promise<void> {
  const differences = await frozenDifferences(ctx, roundId);
  if (differences.includes("rules")) throw new DomainError("conflict", m.rounds_rules_not_frozen());
}
