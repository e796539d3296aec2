import { setImmediate } from "node:timers/promises";
import { mergePdfs, type PdfPart } from "~/adapters/documents/pdf/merge.server";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { composeLetter } from "./compose-letter";
import { keptPlans, type LetterToDraw, lastLetters } from "./letters.server";
import { placedApplications } from "./placed.server";
import { planSheets } from "./plan-sheets";
import { maySeePapers } from "./policy";

/** A letter as PDF, with a page of plan for each hall it has booths in. */
export async function letterPdf({ content, plans, isDraft }: LetterToDraw): Promise<Buffer> {
  const { letterWithPlansPdf } = await import("~/adapters/documents/pdf/letter-with-plans.server");
  const letter = composeLetter(content, { isDraft });
  return letterWithPlansPdf(letter, planSheets(content, plans, letter.footer));
}

/** The letter as a Word document, without its plan: that is a drawing, and goes along as PDF. */
export async function letterDocx({ content, isDraft }: LetterToDraw): Promise<Buffer> {
  const { letterDocx } = await import("~/adapters/documents/word-letter.server");
  return letterDocx(composeLetter(content, { isDraft }));
}

/**
 * The last letters of all applications of a fair that have booths in one PDF, a bookmark each, drawn while it is read: one letter at a time is in
 * memory, and other requests are served between two. Refused: "forbidden" to all but the people of the fair's agency, "closed" before
 * the first letter.
 */
export async function allLettersPdf(ctx: Context, fair: FairDetails): Promise<ReadableStream<Uint8Array>> {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const placed = (await placedApplications(ctx, fair)).filter(({ booths }) => booths.length > 0);
  const letters = await lastLetters(
    ctx,
    placed.map(({ id }) => id),
  );
  const issued = placed.flatMap(({ id }) => letters.get(id) ?? []);
  if (issued.length === 0) throw new DomainError("closed", m.exhibitors_letter_none_issued());
  const plans = await keptPlans(
    ctx,
    issued.flatMap(({ content }) => content.plans),
  );
  const parts = issued.map(({ content }): PdfPart => {
    const { number } = content.application;
    const own = content.plans.map((digest) => plans.get(digest)!);
    const open = async () => {
      // Pages are served by the same thread.
      await setImmediate();
      return letterPdf({ content, plans: own, isDraft: false });
    };
    return { title: `${number} ${content.application.signName}`, open };
  });
  return mergePdfs(`Thư xác nhận gian hàng, ${fair.name}`, parts);
}
