import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import {
  applicationEvents,
  applications,
  boothReturns,
  establishments,
  fairInvoices,
  invoiceLines,
  payments,
  provinces,
} from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { ApplicationState, MoneyStanding } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { PromisedRefunds } from "../fairs/rules";
import { basesOf } from "./basis.server";
import { type Basis, type InvoiceLine, linesOf, sameLines, sumsOf, unpricedKinds } from "./lines";
import {
  type Account,
  accountOf,
  type Flow,
  flowOf,
  isEnded,
  keptOf,
  lessened,
  type Paid,
  type Returned,
  standingOf,
} from "./rules";

export type NoticeRow = typeof fairInvoices.$inferSelect;

/** An application with its money. */
export interface ApplicationMoney {
  readonly id: string;
  readonly number: string;
  readonly state: ApplicationState;
  readonly establishmentId: string | null;
  readonly agencyId: string | null;
  readonly signName: string;
  /** The establishment, or the centre by its name of today. */
  readonly applicant: string;
  readonly provinceName: string;
  /** All its notices, the latest first. */
  readonly notices: readonly NoticeRow[];
  /** The one in force. */
  readonly notice: NoticeRow | null;
  readonly basis: Basis;
  /** What a notice would say now. */
  readonly lines: readonly InvoiceLine[];
  readonly isBillable: boolean;
  readonly isChanged: boolean;
  /** What is still to be paid by the notice in force is more than a new one would come to. */
  readonly asksTooMuch: boolean;
  readonly account: Account;
  readonly standing: MoneyStanding;
  /** The notice it is counted by, less booths that were given back since, and what came and went. */
  readonly due: NoticeRow | null;
  readonly flow: Flow;
  readonly payments: readonly Paid[];
  readonly returned: readonly Returned[];
  /** Whole đồng that the organiser keeps for booths that were given back. */
  readonly kept: number;
  /** After a withdrawal: the share of what was paid that goes back, in thousandths. */
  readonly refundShare: number | null;
}

/**
 * The money of applications of a fair that were sent: in a fixed number of queries, in the order of their numbers. Asks no policy.
 */
export async function moneyOf(ctx: Context, fair: FairDetails, condition?: SQL): Promise<ApplicationMoney[]> {
  const rows = await applicantsOf(ctx, fair, condition);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [bases, notices, flows, returns, endings] = await Promise.all([
    basesOf(ctx, fair, ids),
    ctx.db
      .select()
      .from(fairInvoices)
      .where(inArray(fairInvoices.applicationId, ids))
      .orderBy(desc(fairInvoices.number)),
    paymentsBy(ctx, ids),
    returnsBy(ctx, ids),
    endingsOf(ctx, ids),
  ]);
  const noticesBy = Map.groupBy(notices, (one) => one.applicationId);
  const lines = await linesBy(
    ctx,
    notices.filter((one) => one.cancelledAt === null).map((one) => one.id),
  );
  const today = todayInVietnam(ctx.now);
  return rows.map((row) => {
    const own = noticesBy.get(row.id) ?? [];
    const notice = own.find((one) => one.cancelledAt === null) ?? null;
    const basis = bases.get(row.id)!;
    const fresh = linesOf(basis);
    const ended = isEnded(row.state) || fair.cancelledAt !== null;
    // Of who has no booths any more, a notice says so; without one before it there is nothing to say.
    const isBillable =
      row.state === "accepted" &&
      !ended &&
      (basis.booths.length > 0 || notice !== null) &&
      unpricedKinds(basis).length === 0;
    const isChanged =
      notice !== null &&
      !ended &&
      !(sameLines(fresh, lines.get(notice.id) ?? []) && sumsOf(fresh, fair.rules).deposit === notice.deposit);
    const endedAt = (isEnded(row.state) ? endings.get(row.id) : fair.cancelledAt) ?? ctx.now;
    // Who withdrew is settled by the notice that was in force then, even if it was cancelled since.
    const counted = notice ?? (ended ? (own.find(({ cancelledAt }) => cancelledAt! >= endedAt) ?? null) : null);
    const returned = returns.get(row.id) ?? [];
    const due = counted && lessened(prolonged(counted, fair), worthUnder(counted, returned));
    const asksTooMuch = isChanged && isBillable && due !== null && sumsOf(fresh, fair.rules).payable < due.payable;
    const refundShare = ended ? shareBack(fair, row, due) : null;
    const payments = flows.get(row.id) ?? [];
    const flow = flowOf(payments);
    const kept = row.state === "refused" ? 0 : keptOf(returned, payments);
    const account = accountOf(due, flow, refundShare, today, kept);
    const standing = standingOf(account, { isEnded: ended, hasNotice: notice !== null, isBillable, isChanged });
    return {
      ...row,
      notices: own,
      notice,
      basis,
      lines: fresh,
      isBillable,
      isChanged,
      asksTooMuch,
      due,
      flow,
      payments,
      returned,
      kept,
      account,
      standing,
      refundShare,
    };
  });
}

/** Who is refused is given back everything; who withdrew, what was noted then; the others what was promised for a fair that is cancelled. */
function shareBack(
  fair: FairDetails,
  { state, refundShare }: Pick<typeof applications.$inferSelect, "state" | "refundShare">,
  due: NoticeRow | null,
): number {
  if (state === "withdrawn" && refundShare !== null) return refundShare;
  if (state === "refused") return 1000;
  return due ? PromisedRefunds.parse(due.promised).cancellation : fair.rules.cancellation.value;
}

/** The fair may give more time than its notice did; never less. */
function prolonged(notice: NoticeRow, fair: Pick<FairDetails, "depositDueOn" | "balanceDueOn">): NoticeRow {
  const later = (day: string | null, other: string | null) =>
    day !== null && other !== null && other > day ? other : day;
  return {
    ...notice,
    depositDueOn: later(notice.depositDueOn, fair.depositDueOn),
    balanceDueOn: later(notice.balanceDueOn, fair.balanceDueOn),
  };
}

function applicantsOf(ctx: Context, fair: FairDetails, condition?: SQL) {
  return ctx.db
    .select({
      id: applications.id,
      number: sql<string>`${applications.number}`,
      state: applications.state,
      establishmentId: applications.establishmentId,
      agencyId: applications.agencyId,
      signName: applications.signName,
      refundShare: applications.refundShare,
      applicant: sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)}, '')`,
      provinceName: provinces.name,
    })
    .from(applications)
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
    .where(and(eq(applications.fairId, fair.id), sql`${applications.number} is not null`, condition))
    .orderBy(sql`length(${applications.number})`, asc(applications.number));
}

/** Of payments that count. */
async function paymentsBy(ctx: Context, applicationIds: readonly string[]) {
  const rows = await ctx.db
    .select({
      applicationId: fairInvoices.applicationId,
      kind: payments.kind,
      amount: payments.amount,
      paidOn: payments.paidOn,
      notedAt: payments.notedAt,
    })
    .from(payments)
    .innerJoin(fairInvoices, eq(fairInvoices.id, payments.invoiceId))
    .where(and(inArray(fairInvoices.applicationId, [...applicationIds]), isNull(payments.undoneAt)));
  return Map.groupBy(rows, (row) => row.applicationId);
}

/** Booths that were given back while a notice billed them. */
async function returnsBy(ctx: Context, applicationIds: readonly string[]): Promise<ReadonlyMap<string, Returned[]>> {
  const rows = await ctx.db
    .select({
      applicationId: fairInvoices.applicationId,
      number: fairInvoices.number,
      issuedAt: fairInvoices.issuedAt,
      payable: fairInvoices.payable,
      worth: boothReturns.worth,
      refundShare: boothReturns.refundShare,
      returnedOn: boothReturns.returnedOn,
    })
    .from(boothReturns)
    .innerJoin(fairInvoices, eq(fairInvoices.id, boothReturns.invoiceId))
    .where(inArray(fairInvoices.applicationId, [...applicationIds]))
    .orderBy(asc(boothReturns.id));
  return Map.groupBy(rows, (row) => row.applicationId);
}

const worthUnder = (notice: Pick<NoticeRow, "number">, returned: readonly Returned[]): number =>
  returned.filter(({ number }) => number === notice.number).reduce((sum, { worth }) => sum + worth, 0);

/** When each was withdrawn or refused last. */
async function endingsOf(ctx: Context, applicationIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await ctx.db
    .select({ applicationId: applicationEvents.applicationId, at: applicationEvents.at })
    .from(applicationEvents)
    .where(
      and(
        inArray(applicationEvents.applicationId, [...applicationIds]),
        inArray(applicationEvents.kind, ["withdrawn", "refused"]),
      ),
    )
    .orderBy(asc(applicationEvents.at));
  return new Map(rows.map((row) => [row.applicationId, row.at]));
}

/** The lines of notices, in their order. */
export async function linesBy(
  ctx: Context,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly InvoiceLine[]>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(invoiceLines)
    .where(inArray(invoiceLines.invoiceId, [...invoiceIds]))
    .orderBy(asc(invoiceLines.position));
  return Map.groupBy(rows, (row) => row.invoiceId);
}
