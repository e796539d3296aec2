import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { applyOperations, type OnFault, type SyncResult } from "./apply-operations.server";
import type { DeviceSync } from "./forms";
import { signedIn } from "./queries.server";
import { reportDevice, skewOf } from "./report-device.server";
import { isClockOff } from "./rules";

export interface DeviceAnswer {
  /** The device's clock minus the server's; null where its report could not be read or kept. */
  readonly skewSeconds: number | null;
  /** In the order of the operations; as `applyOperations`. */
  readonly results: readonly SyncResult[];
}

/**
 * Take what a juror's device gathered, and what it tells of itself. Throws "conflict" when the operations are another's than
 * the reader's: the device keeps them until their own juror signs in. onFault: as `applyOperations`.
 * Source: docs/rules/sheets.md#without-a-network
 */
export async function syncDevice(
  ctx: Context,
  { jurorId, report, operations }: DeviceSync,
  onFault?: OnFault,
): Promise<DeviceAnswer> {
  if (signedIn(ctx).userId !== jurorId) throw new DomainError("conflict", m.judge_offline_other_juror());
  const isOff = report === null || isClockOff(skewOf(report, ctx.now));
  const results = await applyOperations(ctx, operations, { isClockOff: isOff, onFault });
  // What is written is answered for, whatever becomes of the report.
  const skewSeconds =
    report &&
    (await reportDevice(ctx, report).catch((error) => {
      onFault?.(error, null);
      return null;
    }));
  return { skewSeconds, results };
}
