import { fairLetterTexts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { LetterTextsForm } from "./forms";
import { letterTextsOf } from "./letter-facts.server";
import { mayGivePapers } from "./policy";

/**
 * Keep who signs the confirmation letters of a fair and what they say beside the booths. Letters that were issued stay as they are.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "conflict" when somebody saved since the page was loaded.
 */
export function saveLetterTexts(ctx: Context, fairId: string, { version, ...texts }: LetterTextsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayGivePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.exhibitors_staff_only());
    const { version: kept, updatedAt: _, ...before } = await letterTextsOf(ctx, fair.id);
    if (kept !== version) throw new DomainError("conflict", m.exhibitors_saved_meanwhile());
    const row = { ...texts, version: version + 1, updatedBy: ctx.actor!.userId, updatedAt: ctx.now };
    await ctx.db
      .insert(fairLetterTexts)
      .values({ fairId: fair.id, ...row })
      .onConflictDoUpdate({ target: fairLetterTexts.fairId, set: row });
    await recordAudit(ctx, {
      act: "fair_letter_texts.saved",
      subject: { kind: "fair", id: fair.id },
      ...(kept > 0 && { before }),
      after: texts,
    });
  });
}
