import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { fairAtGate } from "./gate.server";
import { whyNotScan } from "./policy";
import { type HeardScan, recordScans } from "./record-scans.server";
import { type CheckInResult, isClockOff, timeOfScan } from "./rules";
import { CheckIn, nonceIn } from "./scan-forms";

export interface CheckInAnswer {
  /** The server's clock. */
  readonly at: Date;
  /** How far the device's clock is ahead, in whole seconds; null where it did not say what it shows. */
  readonly clock: { readonly offsetSeconds: number; readonly isOff: boolean } | null;
  /** One a scan, in the same order. */
  readonly results: readonly CheckInResult[];
}

/**
 * Take what gates read, each scan once by its nonce. A scan that cannot be read refuses no other; none is refused for a wrong clock.
 * sentAt: what the device's clock showed when it sent this, for the scans that do not say how far it was off themselves.
 * Refused as a whole: "not_found", "forbidden" to all but the fair's gatekeepers and those who run it, "closed" before the fair is public
 * and once its report is settled. Source: docs/rules/fair-days.md.
 */
export function checkIn(
  ctx: Context,
  fairId: string,
  { checkIns, sentAt }: { readonly checkIns: readonly unknown[]; readonly sentAt?: number | undefined },
): Promise<CheckInAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await fairAtGate(ctx, fairId);
    const closed = whyNotScan(fair);
    if (closed) throw new DomainError("closed", closed);
    const offset = sentAt === undefined ? null : sentAt - ctx.now.getTime();
    const read = checkIns.map((one) => CheckIn.safeParse(one));
    const heard = read.flatMap(({ data }): HeardScan[] => {
      if (!data) return [];
      const offsetMs = data.offsetMs ?? offset;
      const clock = { deviceAt: data.at, offsetMs };
      const at = timeOfScan(clock, { heardAt: ctx.now.getTime(), startsOn: fair.startsOn });
      return [{ ...data, ...clock, at }];
    });
    const results = await recordScans(ctx, fair.id, heard);
    let next = 0;
    return {
      at: ctx.now,
      clock: offset === null ? null : { offsetSeconds: Math.round(offset / 1000), isOff: isClockOff(offset) },
      results: read.map((one, place) =>
        one.success ? results[next++]! : unread(checkIns[place], one.error.issues[0]),
      ),
    };
  });
}

function unread(sent: unknown, issue: { path: PropertyKey[]; message: string } | undefined): CheckInResult {
  const field = issue?.path.map(String).join(".") ?? "";
  const reason = m.days_scan_not_read({ field, problem: issue?.message ?? "" });
  return { nonce: nonceIn(sent), result: "refused", duplicate: false, reason };
}
