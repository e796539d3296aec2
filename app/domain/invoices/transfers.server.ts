import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { applications, bankAccounts, bankTransfers, fairInvoices, fairs, payments, users } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { TransferFinding } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type Paged, pageOf } from "../page-of";
import type { DeskQuery, TRANSFER_FILTERS } from "./forms";
import { matchedOf, transferById } from "./match-transfer.server";
import { spacedReference } from "./reference";
import { noticeNumber } from "./words";

const PAGE_SIZE = 50;

/** A transfer in the list of the matching desk. Whole đồng. */
export interface DeskTransfer {
  readonly id: string;
  readonly bookedOn: PlainDate;
  readonly amount: number;
  readonly matched: number;
  readonly text: string;
  readonly finding: TransferFinding;
  readonly isAside: boolean;
}

type TransferFilter = (typeof TRANSFER_FILTERS)[number];

const NARROWED: Record<TransferFilter, () => SQL | undefined> = {
  open: () => and(isNull(bankTransfers.setAsideAt), sql`${matchedOf} < ${bankTransfers.amount}`),
  matched: () => sql`${matchedOf} > 0`,
  aside: () => isNotNull(bankTransfers.setAsideAt),
  all: () => undefined,
};

/** Transfers into the accounts of an agency, the latest first. Asks no policy. */
export function transfersOf(
  ctx: Context,
  agencyId: string,
  { show, page }: DeskQuery,
  statementId?: string,
): Promise<Paged<DeskTransfer>> {
  const condition = and(
    eq(bankAccounts.agencyId, agencyId),
    NARROWED[show](),
    statementId ? eq(bankTransfers.statementId, statementId) : undefined,
  );
  return pageOf(page, PAGE_SIZE, (limit, offset) => {
    const query = ctx.db
      .select({
        id: bankTransfers.id,
        bookedOn: bankTransfers.bookedOn,
        amount: bankTransfers.amount,
        matched: matchedOf,
        text: bankTransfers.text,
        finding: bankTransfers.finding,
        isAside: sql<boolean>`${bankTransfers.setAsideAt} is not null`,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(bankTransfers)
      .innerJoin(bankAccounts, eq(bankAccounts.id, bankTransfers.accountId))
      .where(condition)
      .orderBy(desc(bankTransfers.bookedOn), asc(bankTransfers.id))
      .offset(offset);
    return limit === null ? query : query.limit(limit);
  });
}

/** How many wait for a person, of the accounts of an agency. */
export async function openTransfers(ctx: Context, agencyId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(bankTransfers)
    .innerJoin(bankAccounts, eq(bankAccounts.id, bankTransfers.accountId))
    .where(and(eq(bankAccounts.agencyId, agencyId), NARROWED.open()));
  return row!.count;
}

/** A transfer with what was made of it, and the notices it may be for. Throws "not_found" to all but the agency's people. */
export async function transferAtWork(ctx: Context, id: string) {
  const transfer = await transferById(ctx, id);
  const [noted, named, likely] = await Promise.all([
    notedOf(ctx, id),
    noticesWhere(ctx, transfer.namedInvoiceId ? eq(fairInvoices.id, transfer.namedInvoiceId) : sql`false`),
    transfer.matched < transfer.amount ? likelyFor(ctx, transfer.agencyId, transfer.amount - transfer.matched) : [],
  ]);
  return { ...transfer, left: transfer.amount - transfer.matched, payments: noted, named: named[0] ?? null, likely };
}

function notedOf(ctx: Context, transferId: string) {
  return ctx.db
    .select({
      id: payments.id,
      amount: payments.amount,
      notedBy: users.name,
      notedAt: payments.notedAt,
      undoneAt: payments.undoneAt,
      undoneReason: payments.undoneReason,
      number: fairInvoices.number,
      fairCode: fairs.code,
      fairSlug: fairs.slug,
      applicationNumber: applications.number,
    })
    .from(payments)
    .innerJoin(fairInvoices, eq(fairInvoices.id, payments.invoiceId))
    .innerJoin(fairs, eq(fairs.id, fairInvoices.fairId))
    .innerJoin(applications, eq(applications.id, fairInvoices.applicationId))
    .innerJoin(users, eq(users.id, payments.notedBy))
    .where(eq(payments.transferId, transferId))
    .orderBy(asc(payments.notedAt), asc(payments.id));
}

const MOST_LIKELY = 5;

/** Notices in force of which exactly so much is still to be paid, in all or as a deposit. */
function likelyFor(ctx: Context, agencyId: string, amount: number) {
  const paid = sql`(select coalesce(sum(case p.kind when 'refund' then -p.amount else p.amount end), 0)
    from ${payments} p join ${fairInvoices} i on i.id = p.invoice_id
    where i.application_id = ${fairInvoices.applicationId} and p.undone_at is null)`;
  const open = ctx.db
    .select({ id: fairInvoices.id })
    .from(fairInvoices)
    .innerJoin(fairs, eq(fairs.id, fairInvoices.fairId))
    .where(
      and(
        eq(fairs.agencyId, agencyId),
        isNull(fairInvoices.cancelledAt),
        sql`${amount} in (${fairInvoices.payable} - ${paid}, ${fairInvoices.deposit} - ${paid})`,
      ),
    )
    .limit(MOST_LIKELY);
  return noticesWhere(ctx, inArray(fairInvoices.id, open));
}

async function noticesWhere(ctx: Context, condition: SQL) {
  const rows = await ctx.db
    .select({
      number: fairInvoices.number,
      reference: fairInvoices.reference,
      fairCode: fairs.code,
      fairSlug: fairs.slug,
      applicationNumber: applications.number,
      signName: applications.signName,
    })
    .from(fairInvoices)
    .innerJoin(fairs, eq(fairs.id, fairInvoices.fairId))
    .innerJoin(applications, eq(applications.id, fairInvoices.applicationId))
    .where(condition)
    .orderBy(asc(fairInvoices.number));
  return rows.map((row) => ({
    ...row,
    text: noticeNumber(row.number, row.fairCode),
    spacedReference: spacedReference(row.reference),
  }));
}
