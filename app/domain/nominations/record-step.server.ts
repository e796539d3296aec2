import { nominationEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { NominationEvent } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import type { Said } from "./said";

/**
 * Append to the history that a nomination's state is read from. note: what a person wrote, or what the platform says as facts.
 * dueOn: the last day for what was asked for.
 */
export async function recordStep(
  ctx: WriteContext,
  nominationId: string,
  kind: NominationEvent,
  note: string | Said | null = null,
  dueOn: PlainDate | null = null,
): Promise<void> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  await ctx.db.insert(nominationEvents).values({
    nominationId,
    kind,
    ...(typeof note === "string" ? { note } : { said: note }),
    dueOn,
    actorId: ctx.actor.userId,
    at: ctx.now,
  });
}
