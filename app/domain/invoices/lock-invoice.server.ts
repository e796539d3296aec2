import { asc, eq, inArray } from "drizzle-orm";
import { applications, fairInvoices } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { type ApplicationMoney, moneyOf, type NoticeRow } from "./money.server";
import { maySeeMoney, whyNotBill, whyNotMoneyOf } from "./policy";

export interface LockedInvoice {
  readonly fair: FairDetails;
  readonly notice: NoticeRow;
  readonly money: ApplicationMoney;
}

const notFound = () => new DomainError("not_found", m.invoices_not_found());

async function findInvoice(ctx: Context, id: string): Promise<{ notice: NoticeRow; fair: FairDetails }> {
  const [notice] = isUuid(id) ? await ctx.db.select().from(fairInvoices).where(eq(fairInvoices.id, id)) : [];
  if (!notice) throw notFound();
  const fair = await fairById(ctx, notice.fairId);
  if (!maySeeMoney(ctx.actor, fair)) throw notFound();
  return { notice, fair };
}

/** The applications whose money changes, in the order of their ids. Whoever notes money for one has it locked. */
export async function lockApplications(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(inArray(applications.id, [...new Set(ids)]))
    .orderBy(asc(applications.id))
    .for("no key update");
}

/**
 * Lock the application of a notice, and read its money as it stands then.
 * Throws "not_found" to all but the people of the fair's agency, "forbidden" to who only reads and for their own establishment.
 */
export async function lockInvoice(ctx: WriteContext, id: string): Promise<LockedInvoice> {
  const { notice: found, fair } = await findInvoice(ctx, id);
  const refusal = whyNotBill(ctx.actor, fair);
  if (refusal) throw new DomainError("forbidden", refusal);
  await lockApplications(ctx, [found.applicationId]);
  const money = await moneyOfApplication(ctx, fair, found.applicationId);
  const own = whyNotMoneyOf(ctx.actor, money);
  if (own) throw new DomainError("forbidden", own);
  return { fair, notice: money.notices.find((one) => one.id === found.id)!, money };
}

export async function moneyOfApplication(ctx: Context, fair: FairDetails, id: string): Promise<ApplicationMoney> {
  const [money] = await moneyOf(ctx, fair, eq(applications.id, id));
  if (!money) throw notFound();
  return money;
}
