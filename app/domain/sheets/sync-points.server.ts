import type { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { SyncOperation, SyncRemarks } from "./forms";
import { recordPoint } from "./record-point.server";
import { saveRemarks } from "./save-remarks.server";

export interface SyncResult {
  /** As the client sent it; empty when it sent none. */
  readonly operationId: string;
  readonly result: "applied" | "duplicate" | "refused";
  /** Why it was refused, for the juror. */
  readonly reason?: string;
  /** The remarks as they stand, where they are not those that were sent: another device wrote some too. */
  readonly remarks?: string;
}

/**
 * Apply what a device gathered, one operation after the other, each in a transaction of its own: one that is refused stops
 * no other, and each "applied" is durable. One result an operation, in the same order. isClockOff: the device's clock is not to be
 * believed, so that the times it states are not kept.
 */
export async function syncPoints(
  ctx: Context,
  operations: readonly unknown[],
  { isClockOff = false } = {},
): Promise<SyncResult[]> {
  const results: SyncResult[] = [];
  for (const operation of operations) results.push(await apply(ctx, operation, isClockOff));
  return results;
}

async function apply(ctx: Context, operation: unknown, isClockOff: boolean): Promise<SyncResult> {
  const isRemarks = typeof operation === "object" && operation !== null && "remarks" in operation;
  const read = isRemarks ? SyncRemarks.safeParse(operation) : SyncOperation.safeParse(operation);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".");
    const reason = field ? m.judge_sync_field({ field, problem: issue?.message ?? "" }) : m.judge_sync_not_read();
    return { operationId: operationIdOf(operation), result: "refused", reason };
  }
  const { operationId } = read.data;
  try {
    return { operationId, ...(await write(ctx, read.data, isClockOff)) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { operationId, result: "refused", reason: error.message };
  }
}

type Read = z.output<typeof SyncOperation> | z.output<typeof SyncRemarks>;

async function write(ctx: Context, read: Read, isClockOff: boolean) {
  if ("remarks" in read) {
    const { operationId, sheetId, remarks, base = null } = read;
    const { result, standing } = await saveRemarks(ctx, sheetId, { operationId, remarks, base });
    return { result, ...(standing !== remarks && { remarks: standing }) };
  }
  const { operationId, sheetId, criterionId, points, note, at } = read;
  const result = await recordPoint(ctx, sheetId, {
    operationId,
    criterionId,
    points,
    ...(note !== undefined && { note }),
    ...(at && !isClockOff && { deviceAt: at }),
  });
  return { result };
}

function operationIdOf(operation: unknown): string {
  if (typeof operation !== "object" || operation === null || !("operationId" in operation)) return "";
  return typeof operation.operationId === "string" ? operation.operationId : "";
}
