import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockComplaint } from "./find-complaint.server";
import type { NoteForm } from "./forms";

/** Add a note to the trail of a complaint, which stays as it was written. For all who see the complaint. Refused: "not_found". */
export function noteOnComplaint(ctx: Context, id: string, { note }: NoteForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockComplaint(ctx, id);
    await recordAudit(ctx, { act: "complaints.noted", subject: { kind: "complaint", id }, after: { note } });
  });
}
