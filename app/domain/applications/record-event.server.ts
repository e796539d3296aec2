import { desc, eq } from "drizzle-orm";
import { applicationEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ApplicationEvent } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { EventGrant } from "./event-grant";

/** Append to the history an application's state is read from. dueOn: the last day for what was asked for. granted: kept as it is, and said when it is read. */
export async function recordEvent(
  ctx: WriteContext,
  applicationId: string,
  kind: ApplicationEvent,
  note: string | null = null,
  dueOn: PlainDate | null = null,
  granted: EventGrant | null = null,
): Promise<void> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  await ctx.db
    .insert(applicationEvents)
    .values({ applicationId, kind, note, dueOn, granted, actorId: ctx.actor.userId, at: ctx.now });
}

/** What was asked for last, with its day; null where nothing ever was. */
export async function lastRequest(ctx: Context, applicationId: string) {
  const rows = await ctx.db
    .select({
      kind: applicationEvents.kind,
      note: applicationEvents.note,
      dueOn: applicationEvents.dueOn,
      at: applicationEvents.at,
    })
    .from(applicationEvents)
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(desc(applicationEvents.at), desc(applicationEvents.id));
  const found = rows.find((one) => one.kind === "more_asked");
  return found ? { note: found.note ?? "", dueOn: found.dueOn, at: found.at } : null;
}
