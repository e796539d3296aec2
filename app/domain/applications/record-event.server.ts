import { and, desc, eq } from "drizzle-orm";
import { applicationEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ApplicationEvent } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { EventCorrection } from "./event-correction";
import type { EventGrant } from "./event-grant";

/** What is told of an event beside its kind. */
interface EventWords {
  /** As a person wrote it. */
  readonly note?: string | null;
  /** The last day for what was asked for. */
  readonly dueOn?: PlainDate | null;
  /** Kept as they are, and said when they are read. */
  readonly granted?: EventGrant;
  readonly correction?: EventCorrection;
}

/** Append to the history an application's state is read from. */
export async function recordEvent(
  ctx: WriteContext,
  applicationId: string,
  kind: ApplicationEvent,
  words: EventWords = {},
): Promise<void> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  await ctx.db
    .insert(applicationEvents)
    .values({ applicationId, kind, ...words, actorId: ctx.actor.userId, at: ctx.now });
}

/** What was asked for last, with its day; null where nothing ever was. */
export async function lastRequest(ctx: Context, applicationId: string) {
  const [found] = await ctx.db
    .select({ note: applicationEvents.note, dueOn: applicationEvents.dueOn, at: applicationEvents.at })
    .from(applicationEvents)
    .where(and(eq(applicationEvents.applicationId, applicationId), eq(applicationEvents.kind, "more_asked")))
    .orderBy(desc(applicationEvents.at), desc(applicationEvents.id))
    .limit(1);
  return found ? { note: found.note ?? "", dueOn: found.dueOn, at: found.at } : null;
}
