import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { fairOfGatekeeper } from "./gate.server";
import { whyNotTake } from "./policy";
import { type HeardScan, recordScans } from "./record-scans.server";
import { type CheckInResult, isClockOff, timesOfScans } from "./rules";
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
 * One that was read after the report was settled, or outside an appointment that ended, is refused with its reason.
 * Refused as a whole: "not_found", "forbidden" to all but those who keep or kept the fair's gates and those who run it, "closed" before the
 * fair is public. Source: docs/rules/fair-days.md.
 */
export function checkIn(
  ctx: Context,
  fairId: string,
  { checkIns, sentAt }: { readonly checkIns: readonly unknown[]; readonly sentAt?: number | undefined },
): Promise<CheckInAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, ended } = await fairOfGatekeeper(ctx, fairId);
    if (!fair.publishedAt) throw new DomainError("closed", m.days_not_published());
    const offset = sentAt === undefined ? null : sentAt - ctx.now.getTime();
    const read = checkIns.map((one) => CheckIn.safeParse(one));
    const scans = read.flatMap(({ data }) => data ?? []);
    const times = timesOfScans(
      scans.map(({ deviceId, at: deviceAt, offsetMs }) => ({ deviceId, deviceAt, offsetMs: offsetMs ?? offset })),
      { heardAt: ctx.now.getTime(), startsOn: fair.startsOn },
    );
    const heard = new Map(scans.map((scan, place) => [scan, { ...scan, deviceAt: scan.at, ...times[place]! }]));
    const told = read.map(({ data }): HeardScan | null => (data ? heard.get(data)! : null));
    const isTaken = (one: HeardScan) => whyNotTake(fair, ended, one.at) === null;
    const results = await recordScans(
      ctx,
      fair,
      told.flatMap((one) => (one && isTaken(one) ? [one] : [])),
    );
    let next = 0;
    return {
      at: ctx.now,
      clock: offset === null ? null : { offsetSeconds: Math.round(offset / 1000), isOff: isClockOff(offset) },
      results: read.map((one, place) => {
        const scan = told[place];
        if (!scan) return unread(checkIns[place], one.error?.issues[0]);
        const reason = whyNotTake(fair, ended, scan.at);
        return reason === null ? results[next++]! : { nonce: scan.nonce, result: "refused", duplicate: false, reason };
      }),
    };
  });
}

function unread(sent: unknown, issue: { path: PropertyKey[]; message: string } | undefined): CheckInResult {
  const field = issue?.path.map(String).join(".") ?? "";
  const reason = m.days_scan_not_read({ field, problem: issue?.message ?? "" });
  return { nonce: nonceIn(sent), result: "refused", duplicate: false, reason };
}
