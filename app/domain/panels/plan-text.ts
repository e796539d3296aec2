import type { Pair } from "../rounds/pairs";
import { keyOf } from "./balance";
import { type Basis, pairKey } from "./rules";

/**
 * A plan as a form carries it from its preview to its confirmation: for each entry of the basis, in its order, which of the jurors score
 * it, as the bits of a hexadecimal number. What was looked at is what is written, though the solver might find another as good.
 */
export function writePlan(basis: Basis, plan: readonly Pair[]): string {
  const given = new Set(plan.map(pairKey));
  return basis.entries
    .map((entry) => basis.scorers.map((scorer) => (given.has(keyOf(scorer, entry)) ? "1" : "0")).join(""))
    .map((bits) => BigInt(`0b0${bits}`).toString(16))
    .join(".");
}

/** Null for what is no plan over this basis. */
export function readPlan(basis: Basis, text: string): Pair[] | null {
  const parts = text === "" ? [] : text.split(".");
  if (parts.length !== basis.entries.length || parts.some((part) => !/^[0-9a-f]+$/.test(part))) return null;
  const size = basis.scorers.length;
  const rows = parts.map((part) => BigInt(`0x${part}`).toString(2).padStart(size, "0"));
  if (rows.some((bits) => bits.length > size)) return null;
  return basis.entries.flatMap(({ nominationId }, row) =>
    basis.scorers
      .filter((_, at) => rows[row]![at] === "1")
      .map(({ appointmentId }) => ({ appointmentId, nominationId })),
  );
}
