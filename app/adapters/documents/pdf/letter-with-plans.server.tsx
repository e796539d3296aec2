import type { LegalLetter } from "../legal-letter";
import type { PlanSheet } from "../plan-sheet";
import { letterPdf } from "./letter.server";
import { PlanPage } from "./plan-page.server";

/** A letter as PDF with the plans that go along, a page each. */
export function letterWithPlansPdf(letter: LegalLetter, sheets: readonly PlanSheet[]): Promise<Buffer> {
  const pages = sheets.map((sheet) => <PlanPage key={sheet.subject} {...sheet} />);
  return letterPdf(letter, pages);
}
