import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { countFromLedger, keptResult } from "./count-from-ledger.server";
import { lockComplaint } from "./find-complaint.server";
import { mayHandle, whyNotRetally } from "./policy";
import { differencesOf, type RetallyRecord } from "./retally";

/**
 * Count the entry of a complaint again, from the events of the ledger and nothing else, and keep in the trail and in the ledger
 * what was found and where it differs from the tally that was kept. It changes no result.
 * Refused: "not_found", "forbidden", "conflict" once it is answered, "closed" for a round as a whole or without a kept tally.
 * Source: docs/rules/complaints.md#re-tally.
 */
export function retallyEntry(ctx: Context, id: string): Promise<RetallyRecord> {
  return inTransaction(ctx, async (ctx) => {
    const complaint = await lockComplaint(ctx, id);
    if (!mayHandle(ctx.actor, complaint)) throw new DomainError("forbidden", m.complaints_handlers_only());
    const { nominationId } = complaint;
    const kept = nominationId === null ? null : await keptResult(ctx, complaint.roundId, nominationId);
    const whyNot = whyNotRetally(complaint, kept !== null);
    if (whyNot) throw new DomainError(complaint.answeredAt ? "conflict" : "closed", whyNot);
    const round = await roundById(ctx, complaint.roundId);
    const { events, sheets, result: counted, unknownSheets } = await countFromLedger(ctx, round, nominationId!);
    const { tallyId, rulesHash, result } = kept!;
    const sameRules = rulesHash === round.rulesHash;
    const found = {
      tally: tallyId,
      events,
      sheets,
      counted,
      kept: result,
      differences: differencesOf({ counted, kept: result, sheets, sameRules, unknownSheets }),
    };
    const event = await recordEvent(ctx, {
      roundId: round.id,
      kind: "entry_retallied",
      payload: { nomination: nominationId, ...found },
    });
    const record: RetallyRecord = { event, ...found };
    await recordAudit(ctx, { act: "complaints.retallied", subject: { kind: "complaint", id }, after: record });
    return record;
  });
}
