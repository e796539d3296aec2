import { randomUUID } from "node:crypto";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { applications, bankStatements, fairInvoices } from "~/db/schema";
import type { WriteContext } from "~/domain/context";
import { fairById } from "~/domain/fairs/fair-details.server";
import { accountsOf, setBankAccount } from "~/domain/invoices/account.server";
import { applyStatement } from "~/domain/invoices/apply-statement.server";
import { identityOf } from "~/domain/invoices/identity.server";
import { issueInvoices } from "~/domain/invoices/issue-invoices.server";
import { sumsOf } from "~/domain/invoices/lines";
import { moneyOf } from "~/domain/invoices/money.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import type { StatementRow } from "~/domain/invoices/rules";
import { todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";

/** Exhibitors that have a notice: the others are still due one. */
const BILLED = 12;

/** Notices to some exhibitors, cash of one that is too much, a statement that was imported and one that waits. */
export async function addMoney({ db, people }: DemoWorld, fairId: string, now: Date): Promise<void> {
  const actor = await people.actor("organiser", now);
  const ctx: WriteContext = { db, actor, now: dayFrom(now, -3) };
  await setAccount(ctx, fairId);
  const ids = await billedFirst(ctx, fairId, people.ids.producer);
  const { agencyId } = await fairById(ctx, fairId);
  const notices = await issueAll(ctx, fairId, ids);
  const owing = notices.filter((notice) => notice.payable > 0 && notice.applicationId !== ids[0]);
  const paidOn = todayInVietnam(ctx.now);
  const [first, second, third, fourth, fifth] = owing;
  await noteCash(ctx, first!.id, {
    ...{ amount: first!.payable + 500_000, paidOn },
    ...{ note: "Phiếu thu số 01", key: randomUUID() },
  });
  const later: WriteContext = { ...ctx, now: dayFrom(now, -1) };
  const imported = await keepStatement(later, agencyId, "sao-ke-thang-nay.csv", [
    [second!.payable, `NOP TIEN GIAN HANG ${second!.reference}`],
    [third!.deposit, `${third!.reference.toLowerCase()} dat coc`],
    [fourth!.payable + 1_000_000, `CK ${fourth!.reference}`],
    [3_000_000, "HCTH34679AC chuyen tien"],
    [12_500_000, "thanh toan tien hang"],
  ]);
  await applyStatement(later, imported);
  await keepStatement({ ...ctx, now }, agencyId, "sao-ke-hom-nay.csv", [
    [fifth!.deposit, `DAT COC ${fifth!.reference}`],
    [1_200_000, "nop tien"],
  ]);
}

export const setAccount = (ctx: WriteContext, fairId: string): Promise<void> =>
  setBankAccount(ctx, fairId, {
    bankBin: "970415",
    number: "113366668888",
    holder: "BAN TO CHUC HOI CHO (DU LIEU MAU)",
  });

/** Notices to all who have booths, or to those of them that are named. Returns the notices of the fair by number. */
export async function issueAll(ctx: WriteContext, fairId: string, only?: readonly string[]) {
  const fair = await fairById(ctx, fairId);
  const billable = (await moneyOf(ctx, fair)).filter((one) => one.isBillable && (only?.includes(one.id) ?? true));
  const payable = billable.reduce((sum, one) => sum + sumsOf(one.lines, fair.rules).payable, 0);
  await issueInvoices(ctx, fairId, { applications: billable.map((one) => one.id), payable });
  return ctx.db.select().from(fairInvoices).where(eq(fairInvoices.fairId, fairId)).orderBy(asc(fairInvoices.number));
}

/** The demo's producer first. */
async function billedFirst(ctx: WriteContext, fairId: string, producerId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: applications.id, createdBy: applications.createdBy })
    .from(applications)
    .where(and(eq(applications.fairId, fairId), eq(applications.state, "accepted"), isNotNull(applications.number)))
    .orderBy(asc(applications.number));
  const own = rows.filter((row) => row.createdBy === producerId);
  const others = rows.filter((row) => row.createdBy !== producerId);
  return [...own, ...others].slice(0, BILLED).map((row) => row.id);
}

/** As it was read, for it never was a file. credits: whole đồng and what each says. */
export async function keepStatement(
  ctx: WriteContext,
  agencyId: string,
  fileName: string,
  credits: readonly (readonly [number, string])[],
): Promise<string> {
  const [account] = await accountsOf(ctx, agencyId);
  const rows = credits.map(([amount, text], at): StatementRow => {
    const bankReference = `FT${sha256Hex(`${fileName} ${at}`).slice(0, 10).toUpperCase()}`;
    const said = { bookedOn: todayInVietnam(ctx.now), amount, text, bankReference };
    return { line: at + 2, ...said, identity: identityOf(said, 1) };
  });
  const [kept] = await ctx.db
    .insert(bankStatements)
    .values({
      accountId: account!.id,
      fileName,
      sha256: sha256Hex(fileName),
      rows,
      uploadedBy: ctx.actor!.userId,
      uploadedAt: ctx.now,
    })
    .returning({ id: bankStatements.id });
  return kept!.id;
}
