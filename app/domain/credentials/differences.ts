import type { JsonValue } from "~/lib/canonical-json";
import { readStrictJson } from "~/lib/strict-json";

/** A field that a file and the genuine credential of the same number do not have alike. */
export interface Difference {
  /** With dots between its parts: "credentialSubject.productName". */
  readonly field: string;
  /** Null where it is not there. */
  readonly here: string | null;
  readonly genuine: string | null;
}

/**
 * Where a credential is not what the genuine one says, in the genuine one's order. The proof is left out: whoever signs with another
 * key makes another. Empty where nothing else differs. genuine: the credential as its issuer gives it. Null where one cannot be read.
 */
export function differences(text: string, genuine: string): Difference[] | null {
  const [here, there] = [text, genuine].map((one) => {
    const read = readStrictJson(one);
    return "value" in read ? new Map(leaves(read.value as JsonValue)) : null;
  });
  if (!here || !there) return null;
  const fields = new Set([...there.keys(), ...here.keys()]);
  return [...fields]
    .map((field) => ({ field, here: here.get(field) ?? null, genuine: there.get(field) ?? null }))
    .filter((one) => one.here !== one.genuine && !/^proof(\.|$)/.test(one.field));
}

function leaves(value: JsonValue, path = ""): [string, string][] {
  if (value === null || typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, path ? `${path}.${name}` : name));
}
