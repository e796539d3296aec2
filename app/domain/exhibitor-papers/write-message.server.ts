import { eq } from "drizzle-orm";
import { fairMessages } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { MessageForm } from "./forms";
import { lockDraft } from "./lock-message.server";
import { mayGivePapers, whyNotGive } from "./policy";
import type { MessageFilter } from "./rules";

/**
 * Begin a message to exhibitors of a fair: a draft, which goes to nobody. Returns its id.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" where nothing is given to exhibitors.
 */
export function startMessage(ctx: Context, fairId: string, form: MessageForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayGivePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.exhibitors_staff_only());
    const whyNot = whyNotGive(fair);
    if (whyNot) throw new DomainError("closed", whyNot);
    const createdBy = ctx.actor!.userId;
    const [made] = await ctx.db
      .insert(fairMessages)
      .values({ fairId: fair.id, ...wordsOf(form), createdBy, updatedAt: ctx.now })
      .returning({ id: fairMessages.id });
    await recordAudit(ctx, {
      act: "fair_messages.started",
      subject: { kind: "fair", id: fair.id },
      after: { message: made!.id, ...wordsOf(form) },
    });
    return made!.id;
  });
}

/** Save a draft. Refused as `startMessage`, and "conflict" when somebody saved it since, or it was sent. */
export function editMessage(ctx: Context, id: string, form: MessageForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, message } = await lockDraft(ctx, id);
    if (message.version !== form.version) throw new DomainError("conflict", m.exhibitors_saved_meanwhile());
    await ctx.db
      .update(fairMessages)
      .set({ ...wordsOf(form), version: message.version + 1, updatedAt: ctx.now })
      .where(eq(fairMessages.id, message.id));
    await recordAudit(ctx, {
      act: "fair_messages.edited",
      subject: { kind: "fair", id: fair.id },
      before: { message: message.id, subject: message.subject, body: message.body, filter: message.filter },
      after: { message: message.id, ...wordsOf(form) },
    });
  });
}

/** Take a draft away. Refused as `editMessage`. */
export function removeMessage(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, message } = await lockDraft(ctx, id);
    await ctx.db.delete(fairMessages).where(eq(fairMessages.id, message.id));
    await recordAudit(ctx, {
      act: "fair_messages.removed",
      subject: { kind: "fair", id: fair.id },
      before: { message: message.id, subject: message.subject, body: message.body, filter: message.filter },
    });
  });
}

function wordsOf({ states, provinceId, kind, group, booths, money, subject, body }: MessageForm) {
  const filter: MessageFilter = {
    states,
    provinceId: provinceId ?? null,
    kind: kind ?? null,
    group: group ?? null,
    booths,
    money,
  };
  return { filter, subject, body };
}
