import { composeLetter } from "./compose-letter";
import type { LetterToDraw } from "./letters.server";
import { planSheets } from "./plan-sheets";

/** A letter as PDF, with a page of plan for each hall it has booths in. */
export async function letterPdf(drawn: LetterToDraw): Promise<Buffer> {
  const { letterWithPlansPdf } = await import("~/adapters/documents/pdf/letter-with-plans.server");
  const { letter, plans } = withPlans(drawn);
  return letterWithPlansPdf(letter, plans);
}

/** The same as a Word document, its plans as pictures. */
export async function letterDocx(drawn: LetterToDraw): Promise<Buffer> {
  const { letterDocx } = await import("~/adapters/documents/word-letter.server");
  const { letter, plans } = withPlans(drawn);
  return letterDocx(letter, plans);
}

function withPlans({ content, plans, isDraft }: LetterToDraw) {
  const letter = composeLetter(content, { isDraft });
  return { letter, plans: planSheets(content, plans, letter.footer) };
}
