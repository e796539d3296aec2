import type { z } from "zod";
import { isConnectionLost, isOfDatabase, isUnwritable } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { SyncOperation, SyncRemarks } from "./forms";
import { recordPoint } from "./record-point.server";
import { statedTime } from "./rules";
import { saveRemarks } from "./save-remarks.server";

export interface SyncResult {
  /** As the client sent it; empty when it sent none. */
  readonly operationId: string;
  readonly result: "applied" | "duplicate" | "refused";
  /** Why it was refused, for the juror. */
  readonly reason?: string;
  /** The points as they stand (7.5; null for none), where they are not those that were sent: another device wrote some since. */
  readonly points?: number | null;
  /** The remarks as they stand, where they are not those that were sent: another device wrote some too. */
  readonly remarks?: string;
  /** The note of the criterion as it stands, likewise. */
  readonly note?: string;
}

/** Told of what failed for a reason that is not the juror's, so that it is logged: an operation has no result, the others have theirs. Null: what the device told of itself. */
export type OnFault = (error: unknown, operationId: string | null) => void;

interface SyncOptions {
  /** The device's clock is not to be believed: the times it states are not kept. */
  readonly isClockOff?: boolean;
  readonly onFault?: OnFault | undefined;
}

/**
 * Apply what a device gathered, one operation after the other, each in a transaction of its own: one that is refused stops
 * no other, and each "applied" is durable. One result an operation, in the same order; what failed on the way, and what comes after it
 * on the same sheet, has none and is to be sent again. Throws where nothing could be answered.
 */
export async function applyOperations(
  ctx: Context,
  operations: readonly unknown[],
  { isClockOff = false, onFault }: SyncOptions = {},
): Promise<SyncResult[]> {
  const results: SyncResult[] = [];
  const stuck = new Set<string>();
  const faults: { readonly error: unknown; readonly operationId: string }[] = [];
  for (const operation of operations) {
    const sheetId = textOf(operation, "sheetId").toLowerCase();
    if (stuck.has(sheetId)) continue;
    try {
      results.push(await apply(ctx, operation, isClockOff));
    } catch (error) {
      faults.push({ error, operationId: textOf(operation, "operationId") });
      stuck.add(sheetId);
      // A lock holds up its own sheet. Without a connection, or where a second one waits in vain, so would whoever comes next.
      if (isConnectionLost(error) || faults.filter((fault) => isOfDatabase(fault.error)).length > 1) break;
    }
  }
  // Whoever asked logs what is thrown.
  if (results.length === 0 && faults[0]) throw faults[0].error;
  for (const { error, operationId } of faults) onFault?.(error, operationId);
  return results;
}

async function apply(ctx: Context, operation: unknown, isClockOff: boolean): Promise<SyncResult> {
  const isRemarks = typeof operation === "object" && operation !== null && "remarks" in operation;
  const read = isRemarks ? SyncRemarks.safeParse(operation) : SyncOperation.safeParse(operation);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".");
    const reason = field ? m.judge_sync_field({ field, problem: issue?.message ?? "" }) : m.judge_sync_not_read();
    return { operationId: textOf(operation, "operationId"), result: "refused", reason };
  }
  const { operationId } = read.data;
  try {
    return { operationId, ...(await write(ctx, read.data, isClockOff)) };
  } catch (error) {
    if (error instanceof DomainError) return { operationId, result: "refused", reason: error.message };
    // The database will not take it however often it is sent: said once, and what waits behind it goes on.
    if (isUnwritable(error)) return { operationId, result: "refused", reason: m.judge_sync_not_kept() };
    throw error;
  }
}

type Read = z.output<typeof SyncOperation> | z.output<typeof SyncRemarks>;

async function write(ctx: Context, read: Read, isClockOff: boolean) {
  if ("remarks" in read) {
    const { operationId, sheetId, remarks, base = null } = read;
    const { result, standing } = await saveRemarks(ctx, sheetId, { operationId, remarks, base });
    return { result, ...(standing !== remarks && { remarks: standing }) };
  }
  const { operationId, sheetId, criterionId, points, note, noteBase, at } = read;
  const { result, ...standing } = await recordPoint(ctx, sheetId, {
    operationId,
    criterionId,
    points,
    noteBase,
    ...(note !== undefined && { note }),
    deviceAt: isClockOff ? null : statedTime(at ?? null, ctx.now),
  });
  const hasOtherNote = typeof noteBase === "string" && (standing.note ?? "") !== (note ?? "");
  return {
    result,
    ...(points !== undefined && standing.points !== points && { points: spokenPoints(standing.points) }),
    ...(hasOtherNote && { note: standing.note ?? "" }),
  };
}

/** As the API speaks them: 7.5. */
const spokenPoints = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100);

function textOf(operation: unknown, field: "operationId" | "sheetId"): string {
  if (typeof operation !== "object" || operation === null) return "";
  const text = (operation as Record<string, unknown>)[field];
  return typeof text === "string" ? text : "";
}
