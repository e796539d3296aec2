import { formatTime } from "~/i18n/formats";
import { meetingOutcomeName, meetingStateName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { sessionDesk } from "../meetings/desk.server";
import { otherSide } from "../meetings/mails";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

/** The requests and meetings of a session with what came of them, as its page shows them. Refused as `sessionDesk`. */
export async function meetingListFile(
  ctx: Context,
  slug: string,
  sessionId: string,
  format: ListFormat,
): Promise<ListFile> {
  const { fair, session, meetings } = await sessionDesk(ctx, slug, sessionId);
  const rows = meetings.map((one) => ({
    time: one.from && one.until ? `${formatTime(one.from)}–${formatTime(one.until)}` : "",
    table: one.table,
    buyer: otherSide(one, "exhibitor"),
    contact: [one.buyer.name, one.buyer.phone, one.buyer.email].filter(Boolean).join(", "),
    party: one.party,
    number: one.applicationNumber ?? "",
    state: one.isOff ? m.meetings_exhibitor_left() : meetingStateName(one.state),
    outcome: one.outcome ? meetingOutcomeName(one.outcome) : "",
    value: one.outcome ? one.value : null,
    note: one.note,
  }));
  const columns = [
    { key: "time", header: m.meetings_time(), width: 16, kind: "text" },
    { key: "table", header: m.meetings_table(), width: 8, kind: "integer" },
    { key: "buyer", header: m.meetings_buyer(), width: 36, kind: "text" },
    { key: "contact", header: m.days_contact(), width: 36, kind: "text" },
    { key: "party", header: m.meetings_exhibitor(), width: 36, kind: "text" },
    { key: "number", header: m.days_number(), width: 14, kind: "text" },
    { key: "state", header: m.meetings_state(), width: 22, kind: "text" },
    { key: "outcome", header: m.meetings_outcome(), width: 26, kind: "text" },
    { key: "value", header: m.meetings_value(), width: 20, kind: "integer" },
    { key: "note", header: m.meetings_note(), width: 40, kind: "text" },
  ] as const;
  const titleLines = [m.meetings_title(), nameInLanguage(fair), madeAt(ctx)];
  const name = `${fair.slug}-giao-thuong-${todayInVietnam(session.startsAt)}`;
  return listFile(name, { sheet: m.meetings_tab(), titleLines, columns, rows }, format);
}
