import { nominationEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";

/** Append to the history that a nomination's state is read from. */
export async function recordStep(
  ctx: WriteContext,
  nominationId: string,
  kind: NominationState,
  note: string | null = null,
): Promise<void> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  await ctx.db.insert(nominationEvents).values({ nominationId, kind, note, actorId: ctx.actor.userId, at: ctx.now });
}
