import type { LetterBlock } from "~/adapters/documents/legal-letter";
import { composeLetter } from "./compose-letter";
import type { LetterToDraw } from "./letters.server";
import { planSheets } from "./plan-sheets";

/** A letter as PDF, with a page of plan for each hall it has booths in. */
export async function letterPdf({ content, plans, isDraft }: LetterToDraw): Promise<Buffer> {
  const { letterWithPlansPdf } = await import("~/adapters/documents/pdf/letter-with-plans.server");
  const letter = composeLetter(content, { isDraft });
  return letterWithPlansPdf(letter, planSheets(content, plans, letter.footer));
}

const PLAN_IS_ELSEWHERE: LetterBlock = {
  kind: "paragraph",
  text: "Sơ đồ vị trí gian hàng kèm theo bản PDF của thư này: bản vẽ theo tỷ lệ không đưa vào bản Word.",
};

/** The letter as a Word document. Its plan is a drawing to scale, which Word would not keep: it says that the PDF has it. */
export async function letterDocx({ content, isDraft }: LetterToDraw): Promise<Buffer> {
  const { letterDocx } = await import("~/adapters/documents/word-letter.server");
  const letter = composeLetter(content, { isDraft });
  return letterDocx({ ...letter, blocks: [...letter.blocks, PLAN_IS_ELSEWHERE] });
}
