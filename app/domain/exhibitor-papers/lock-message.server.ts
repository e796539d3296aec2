import { eq } from "drizzle-orm";
import { fairMessages } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { type FairMessage, messageById } from "./messages.server";
import { mayGivePapers, whyNotGive } from "./policy";

/**
 * Lock a message that was not sent, and its fair before it. Refused: "not_found" to who may not see it, "forbidden" to who only sees it,
 * "closed" where nothing is given to exhibitors, "conflict" when it was sent.
 */
export async function lockDraft(
  ctx: WriteContext,
  id: string,
): Promise<{ readonly fair: FairDetails; readonly message: FairMessage }> {
  const unknown = () => new DomainError("not_found", m.exhibitors_message_unknown());
  if (!isUuid(id)) throw unknown();
  const [found] = await ctx.db
    .select({ fairId: fairMessages.fairId })
    .from(fairMessages)
    .where(eq(fairMessages.id, id));
  if (!found) throw unknown();
  const fair = await lockFair(ctx, found.fairId);
  const message = await messageById(ctx, fair, id);
  if (!mayGivePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.exhibitors_staff_only());
  const whyNot = whyNotGive(fair);
  if (whyNot) throw new DomainError("closed", whyNot);
  if (message.sentAt) throw new DomainError("conflict", m.exhibitors_message_sent_already());
  return { fair, message };
}
