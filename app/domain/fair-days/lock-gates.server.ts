import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { fairGateNames, fairGates } from "~/db/schema";
import type { WriteContext } from "../context";
import { type GateName, gateMeant, gateWord } from "./gate-meant";

export type LockedGate = Pick<typeof fairGates.$inferSelect, "id" | "name" | "admits" | "retiredAt">;

interface Named {
  /** As a device names it: its id, or a name. */
  readonly gate: string;
  /** Milliseconds of the server's clock. */
  readonly at: number;
}

/**
 * The gates that a device names, locked until the end; also those that are no longer used: what was read there before arrives late. Returns
 * which one each means (`gateMeant`), undefined for none of the fair's. Two queries, however many are named.
 */
export async function lockGates(
  ctx: WriteContext,
  fairId: string,
  named: readonly Named[],
): Promise<(one: Named) => LockedGate | undefined> {
  const words = [...new Set(named.map(({ gate }) => gateWord(gate)))];
  if (words.length === 0) return () => undefined;
  const ofFair = eq(fairGates.fairId, fairId);
  const former = await ctx.db
    .select({ gateId: fairGateNames.gateId, name: fairGateNames.name, until: fairGateNames.until })
    .from(fairGateNames)
    .innerJoin(fairGates, eq(fairGates.id, fairGateNames.gateId))
    .where(and(ofFair, inArray(sql`lower(${fairGateNames.name})`, words)));
  const had = former.map(({ gateId }) => gateId);
  const gates = await ctx.db
    .select({ id: fairGates.id, name: fairGates.name, admits: fairGates.admits, retiredAt: fairGates.retiredAt })
    .from(fairGates)
    .where(
      and(
        ofFair,
        or(
          inArray(sql`${fairGates.id}::text`, words),
          inArray(sql`lower(${fairGates.name})`, words),
          had.length > 0 ? inArray(fairGates.id, had) : undefined,
        ),
      ),
    )
    .orderBy(asc(fairGates.id))
    .for("no key update");
  const names: GateName[] = [
    ...gates.map(({ id, name, retiredAt }) => ({ gateId: id, name, until: retiredAt?.getTime() ?? null })),
    ...former.map((one) => ({ ...one, until: one.until.getTime() })),
  ];
  return (one) => {
    const meant = gateMeant(names, one);
    return gates.find(({ id }) => id === meant);
  };
}
