/** A name of a gate; until: when it got another name or was closed, in milliseconds of the server's clock, null while it has it. */
export interface GateName {
  readonly gateId: string;
  readonly name: string;
  readonly until: number | null;
}

/** As names of gates are compared. */
export const gateWord = (gate: string): string => gate.normalize("NFC").toLowerCase();

/**
 * The id of the gate that a device means: by its id, or by a name it has or had. at: when the device read, in milliseconds of the server's
 * clock. Of several that had the name the one that had it then; who names it so later means the one that had it last. Undefined for none.
 * Source: docs/rules/fair-days.md#gates-and-passes.
 */
export function gateMeant(names: readonly GateName[], { gate, at }: { gate: string; at: number }): string | undefined {
  const word = gateWord(gate);
  if (names.some(({ gateId }) => gateId === word)) return word;
  const end = ({ until }: GateName) => until ?? Infinity;
  const had = names.filter(({ name }) => gateWord(name) === word).toSorted((a, b) => end(a) - end(b));
  return (had.find((one) => end(one) > at) ?? had.at(-1))?.gateId;
}
