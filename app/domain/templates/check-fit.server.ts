import { setImmediate } from "node:timers/promises";
import type { TemplateSheet } from "~/lib/template-sheet";
import { type CertificateFacts, sheetWords } from "./words.server";

/** A certificate whose words a template cannot set as it should. */
export interface Misfit {
  readonly product: string;
  readonly establishment: string;
  /** The texts of the template that do not fit, as the template says them. */
  readonly overflowing: readonly string[];
  /** Letters that no typeface of it has: they would be printed as an empty box. */
  readonly unknown: readonly string[];
}

const AT_ONCE = 25;

/** Which certificates of a list a template does not hold, longest names first. */
export async function misfitsOf(sheet: TemplateSheet, list: readonly CertificateFacts[]): Promise<Misfit[]> {
  // Loaded when it is asked for: the font kit is heavy, and a start must be quick.
  const { textFaults } = await import("~/adapters/documents/template/draw.server");
  const found: Misfit[] = [];
  for (const [at, facts] of list.entries()) {
    // A long list is not set in one go: other requests wait for the same thread.
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const { overflowing, unknown } = await textFaults(sheet, sheetWords(facts));
    if (overflowing.length === 0 && unknown.length === 0) continue;
    found.push({ product: facts.product, establishment: facts.establishment, overflowing, unknown });
  }
  const length = ({ product, establishment }: Misfit) => product.length + establishment.length;
  return found.sort((a, b) => length(b) - length(a));
}
