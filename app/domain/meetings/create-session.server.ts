import { meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { shareFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { SessionForm } from "./forms";
import { mayRunMeetings, whyNoSessions } from "./policy";
import { refuseMisfits, valuesOf } from "./session-hours";

/**
 * A session of a fair; from now on buyers may register for it, where the fair is public. Returns its id.
 * Refused: "not_found"; "forbidden" to all but organisers and secretaries; "closed" for a cancelled fair and once the report is settled; "invalid" for hours that do
 * not fit together.
 */
export function createSession(ctx: Context, fairId: string, form: SessionForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await shareFair(ctx, fairId);
    if (!mayRunMeetings(ctx.actor, fair)) throw new DomainError("forbidden", m.meetings_staff_only());
    const closed = whyNoSessions(fair);
    if (closed) throw new DomainError("closed", closed);
    refuseMisfits(form, fair);
    const [row] = await ctx.db
      .insert(meetingSessions)
      .values({ fairId: fair.id, ...valuesOf(form), createdBy: ctx.actor!.userId, createdAt: ctx.now })
      .returning({ id: meetingSessions.id });
    await recordAudit(ctx, {
      act: "meetings.session_created",
      subject: { kind: "fair", id: fair.id },
      after: { sessionId: row!.id, ...form },
    });
    return row!.id;
  });
}
