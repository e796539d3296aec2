import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { acceptApplication } from "./accept-application.server";
import { applicationQueue } from "./application-queue.server";
import { whyNotAnswer, whyNotDecide } from "./policy";
import type { QueueRow } from "./queue";
import { quotaUses } from "./quotas.server";

/** Most that one confirmation carries out. */
export const MOST_AT_ONCE = 200;

export interface AcceptancePlan {
  /** Each is granted all it asks for. */
  readonly touched: readonly QueueRow[];
  readonly skipped: readonly { readonly row: QueueRow; readonly reason: string }[];
  /** Of the touched ones. */
  readonly booths: number;
  /** Left for the next time. */
  readonly more: number;
}

/** Those with most points first; of equal ones who sent first, and by number what was sent in one instant. */
const inTurn = (a: QueueRow, b: QueueRow): number =>
  b.priority - a.priority || Number(a.submittedAt) - Number(b.submittedAt) || compareVietnamese(a.number, b.number);

/**
 * What accepting rows as they ask would do: those with most points first while their territory's quota lasts. For who decides; throws
 * "forbidden". rows: of `applicationQueue`.
 */
export async function planAcceptance(
  ctx: Context,
  fair: FairDetails,
  rows: readonly QueueRow[],
): Promise<AcceptancePlan> {
  refuseOthers(ctx, fair);
  const left = new Map(
    (await quotaUses(ctx, fair)).flatMap((use) =>
      use.quota === null ? [] : [[use.provinceId, use.quota - use.granted] as const],
    ),
  );
  const touched: QueueRow[] = [];
  const skipped: { row: QueueRow; reason: string }[] = [];
  for (const row of rows.toSorted(inTurn)) {
    const free = left.get(row.provinceId);
    const reason = whyNotAnswer(row.state, "accepted") ?? whyNotWithin(row, free);
    if (reason) {
      skipped.push({ row, reason });
      continue;
    }
    touched.push(row);
    if (free !== undefined) left.set(row.provinceId, free - row.asked);
  }
  const now = touched.slice(0, MOST_AT_ONCE);
  return {
    touched: now,
    skipped,
    booths: now.reduce((sum, row) => sum + row.asked, 0),
    more: touched.length - now.length,
  };
}

function refuseOthers(ctx: Context, fair: FairDetails): void {
  const refusal = whyNotDecide(ctx.actor, fair, { establishmentId: null }, todayInVietnam(ctx.now));
  if (refusal) throw new DomainError("forbidden", refusal);
}

function whyNotWithin(row: QueueRow, free: number | undefined): string | null {
  if (row.isOwn) return m.applications_own();
  // Many at once are accepted as they ask, and this one may be changing; one by one an officer looks at it.
  if (row.state === "more_asked") return m.applications_bulk_more_asked();
  if (row.taken > 0) return m.applications_acceptance_has_offer();
  if (row.asked === 0) return m.applications_grant_nothing();
  if (free === undefined || row.asked <= free) return null;
  return m.applications_bulk_beyond_quota({
    province: row.provinceName,
    left: formatNumber(Math.max(0, free)),
    asked: formatNumber(row.asked),
  });
}

/** An application as the officer saw it when the plan was confirmed. */
export interface AcceptedEntry {
  readonly id: string;
  readonly version: number;
}

export interface AcceptanceResult {
  readonly number: string;
  readonly signName: string;
  /** Why it was left alone; null when it was accepted. */
  readonly reason: string | null;
}

/**
 * Accept what was confirmed, each in a transaction of its own by the verb for one: what fails leaves the others alone. Sent twice,
 * nothing is done twice. Throws "forbidden" as `planAcceptance`.
 */
export async function acceptMany(
  ctx: Context,
  fair: FairDetails,
  entries: readonly AcceptedEntry[],
): Promise<AcceptanceResult[]> {
  refuseOthers(ctx, fair);
  const rows = new Map((await applicationQueue(ctx, fair)).map((row) => [row.id, row]));
  const results: AcceptanceResult[] = [];
  for (const { id, version } of entries.slice(0, MOST_AT_ONCE)) {
    const row = rows.get(id);
    if (!row) continue;
    const granted = Object.fromEntries(row.asks.map((ask) => [ask.kind, ask.booths]));
    const reason = await refusalOf(() => acceptApplication(ctx, id, { version, ...granted }));
    results.push({ number: row.number, signName: row.signName, reason });
  }
  return results;
}

async function refusalOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
