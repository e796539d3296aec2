import { eq } from "drizzle-orm";
import { ledgerEvents, sheets } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockSheet } from "./lock-sheet.server";
import { mergeRemarks } from "./merge-remarks";
import { whyNotRemarks, whyNotScore } from "./policy";
import type { Recorded } from "./record-point.server";
import { writeRemarks } from "./write-remarks.server";

interface RemarksInput {
  readonly remarks: string;
  /** What the juror wrote over, as their device knew it; left out or null: the device does not say. */
  readonly base?: string | null;
  /** Made by the client, one an act: sending it again changes nothing. */
  readonly operationId?: string;
}

interface SavedRemarks {
  readonly result: Recorded;
  /** What stands on the sheet now: more than was sent where another device had written too. */
  readonly standing: string;
}

/**
 * The juror's remarks on the entry as a whole. They change no result; the ledger keeps them sealed, so that none is lost.
 * Throws as `recordPoint`, and "invalid" when they grow too long, alone or together with what was written elsewhere.
 * Source: docs/rules/sheets.md#remarks
 */
export async function saveRemarks(ctx: Context, sheetId: string, input: RemarksInput): Promise<SavedRemarks> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return inTransaction(ctx, async (ctx) => {
    const { remarks: written, base = null } = input;
    // The database writes them so: the same id in other letters is the same act.
    const operationId = input.operationId?.toLowerCase();
    const sheet = await lockSheet(ctx, sheetId);
    if (sheet?.userId !== ctx.actor!.userId) throw new DomainError("not_found", m.judge_sheet_not_found());
    const [known] = await ctx.db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id));
    const before = known?.remarks ?? "";
    const earlier = operationId && (await eventOf(ctx, operationId));
    if (earlier) {
      requireSame(ctx, earlier, sheet.id, written);
      return { result: "duplicate" as const, standing: before };
    }
    if (sheet.endedAt) throw new DomainError("forbidden", m.judge_why_seat_ended());
    const closed = whyNotScore(sheet);
    if (closed) throw new DomainError("closed", closed);
    const remarks = mergeRemarks(before, base, written);
    const tooLong = whyNotRemarks({ before, written, after: remarks });
    if (tooLong) throw new DomainError("invalid", tooLong);
    await writeRemarks(ctx, sheet, {
      remarks,
      ...(remarks !== written && { written }),
      ...(operationId && { operationId }),
    });
    return { result: "applied" as const, standing: remarks };
  }).catch((error) => {
    // The same id on two sheets at once: their locks do not meet, the unique constraint does.
    if (!violatesUnique(error, "ledger_events_operation_id_unique")) throw error;
    throw new DomainError("conflict", m.judge_operation_taken());
  });
}

type Event = Pick<typeof ledgerEvents.$inferSelect, "kind" | "actorId" | "payload" | "sealed">;

async function eventOf(ctx: WriteContext, operationId: string): Promise<Event | undefined> {
  const [event] = await ctx.db
    .select({
      kind: ledgerEvents.kind,
      actorId: ledgerEvents.actorId,
      payload: ledgerEvents.payload,
      sealed: ledgerEvents.sealed,
    })
    .from(ledgerEvents)
    .where(eq(ledgerEvents.operationId, operationId));
  return event;
}

/** The id of another act is refused, so that nobody takes lost words for kept ones. */
function requireSame(ctx: WriteContext, event: Event, sheetId: string, remarks: string): void {
  const { sheet } = JSON.parse(event.payload) as { sheet?: string };
  const told = JSON.parse(event.sealed ?? "{}") as { remarks?: string; written?: string };
  const isSame =
    event.kind === "remark_recorded" &&
    event.actorId === ctx.actor?.userId &&
    sheet === sheetId &&
    (told.written ?? told.remarks) === remarks;
  if (!isSame) throw new DomainError("conflict", m.judge_operation_taken());
}
