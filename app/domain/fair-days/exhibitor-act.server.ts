import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Exhibiting, exhibitorAtFair } from "./exhibitor.server";
import { mayActForExhibitor, whyNoExhibitorDays } from "./policy";

/** For the page of a form of an exhibitor. Throws "not_found" to others, "forbidden" to who only reads, "closed" before it was accepted. */
export async function exhibitorAtForm(ctx: Context, applicationId: string): Promise<Exhibiting> {
  const exhibiting = await exhibitorAtFair(ctx, applicationId);
  if (!mayActForExhibitor(ctx.actor, exhibiting.application)) {
    throw new DomainError("forbidden", m.days_exhibitor_only());
  }
  const notYet = whyNoExhibitorDays(exhibiting.application.state);
  if (notYet) throw new DomainError("closed", notYet);
  return exhibiting;
}
