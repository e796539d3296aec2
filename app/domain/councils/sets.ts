import { nameKey } from "~/lib/vietnamese-text";
import type { SetCase } from "~/lib/vocabulary";

/** An entry to be joined into a set, as its sealed dossier says. */
export interface SetPart {
  readonly productName: string;
  readonly groupCode: string;
  readonly establishmentId: string;
  /** What it is made of, as the producer wrote it; null where the dossier does not say. */
  readonly materials: string | null;
}

export type SetFault = "other_makers" | "case_not_in_rules" | "other_groups" | "same_materials" | "same_products";

/**
 * Why entries are no set of a case, as far as data shows it; null where nothing speaks against it and the council judges.
 * (a) one design and use, other materials; (b) other designs, one use and material; (c) different products combined.
 * allowed: the cases of the round's rules. Source: docs/rules/councils.md#sets.
 */
export function faultOfSet(setCase: SetCase, parts: readonly SetPart[], allowed: readonly SetCase[]): SetFault | null {
  if (differ(parts.map((part) => part.establishmentId))) return "other_makers";
  if (!allowed.includes(setCase)) return "case_not_in_rules";
  // One use is one group: what is used alike competes alike.
  if (setCase !== "c" && differ(parts.map((part) => part.groupCode))) return "other_groups";
  if (setCase === "a" && areSame(parts.map((part) => part.materials))) return "same_materials";
  if (setCase === "c" && areSame(parts.map((part) => part.productName))) return "same_products";
  return null;
}

const differ = (values: readonly string[]) => new Set(values).size > 1;

/** All say the same, whatever the spelling; what is not said proves nothing. */
function areSame(texts: readonly (string | null)[]): boolean {
  return texts.every((text) => text !== null && text !== "") && !differ(texts.map((text) => nameKey(text!)));
}
