import { and, eq, inArray, sql } from "drizzle-orm";
import { applications, bankTransfers, fairInvoices, fairs } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { TransferFinding } from "~/lib/vocabulary";
import type { Context } from "../context";
import { fairById } from "../fairs/fair-details.server";
import { mayBeSame } from "./identity.server";
import { type ApplicationMoney, moneyOf } from "./money.server";
import { referencesIn } from "./reference";
import { accountOf, findingOf, type StatementRow } from "./rules";

/** What was found of a credit of a statement. */
export interface FoundRow {
  readonly row: StatementRow;
  readonly finding: TransferFinding;
  /** Whole đồng that are noted at once. */
  readonly noted: number;
  /** Whom it names, where that is one. */
  readonly money: ApplicationMoney | null;
  /** Another statement brought it: it is passed over. */
  readonly isKnown: boolean;
}

/**
 * Look for whom each credit of an account pays, one after the other: what an earlier one pays a later one no longer owes. Notices of all
 * fairs of the agency are known, also those that others took the place of. What another statement may have brought, said otherwise, is
 * "doubtful": nothing of it is noted before a person decides. In a fixed number of queries a fair. Asks no policy.
 */
export async function findRows(
  ctx: Context,
  { accountId, agencyId }: { readonly accountId: string; readonly agencyId: string },
  rows: readonly StatementRow[],
): Promise<FoundRow[]> {
  const references = rows.map((row) => referencesIn(row.text));
  const [byReference, known] = await Promise.all([
    applicationsNamed(ctx, agencyId, [...new Set(references.flatMap(({ whole }) => whole))]),
    knownTransfers(ctx, accountId, rows),
  ]);
  const monies = await moneyByApplication(ctx, byReference);
  const today = todayInVietnam(ctx.now);
  const noted = new Map<string, number>();
  return rows.map((row, at) => {
    const { whole, broken } = references[at]!;
    const ids = [...new Set(whole.flatMap((one) => byReference.get(one)?.applicationId ?? []))];
    const accounts = ids.map((id) => ({ account: accountNow(monies.get(id)!, noted.get(id) ?? 0, today) }));
    const isBroken = broken.length > 0 || whole.some((one) => !byReference.has(one));
    const found = findingOf(row.amount, accounts, isBroken);
    const money = ids.length === 1 ? monies.get(ids[0]!)! : null;
    if (known.same.has(row.identity)) return { row, ...found, noted: 0, money, isKnown: true };
    if (known.others.some((one) => mayBeSame(one, row))) {
      return { row, finding: "doubtful" as const, noted: 0, money, isKnown: false };
    }
    if (money) noted.set(money.id, (noted.get(money.id) ?? 0) + found.noted);
    return { row, ...found, money, isKnown: false };
  });
}

/** Null where no notice is in force, or the application ended: then a person decides. */
function accountNow(money: ApplicationMoney, noted: number, today: string) {
  if (!money.notice || money.refundShare !== null) return null;
  return accountOf(money.due, { ...money.flow, paidIn: money.flow.paidIn + noted }, null, today, money.kept);
}

// One parameter however many there are: a file may name more than a query has parameters.
async function applicationsNamed(ctx: Context, agencyId: string, references: readonly string[]) {
  const rows =
    references.length === 0
      ? []
      : await ctx.db
          .select({
            reference: fairInvoices.reference,
            applicationId: fairInvoices.applicationId,
            fairId: fairInvoices.fairId,
          })
          .from(fairInvoices)
          .innerJoin(fairs, eq(fairs.id, fairInvoices.fairId))
          .where(
            and(
              sql`${fairInvoices.reference} = any(${sql.param([...references])}::text[])`,
              eq(fairs.agencyId, agencyId),
            ),
          );
  return new Map(rows.map((row) => [row.reference, row]));
}

async function moneyByApplication(
  ctx: Context,
  named: ReadonlyMap<string, { readonly applicationId: string; readonly fairId: string }>,
): Promise<ReadonlyMap<string, ApplicationMoney>> {
  const all = new Map<string, ApplicationMoney>();
  for (const [fairId, ones] of Map.groupBy(named.values(), (one) => one.fairId)) {
    const fair = await fairById(ctx, fairId);
    const ids = [...new Set(ones.map((one) => one.applicationId))];
    for (const money of await moneyOf(ctx, fair, inArray(applications.id, ids))) all.set(money.id, money);
  }
  return all;
}

/** Those of an account on the days of the rows. others: that no row is told to be. */
async function knownTransfers(ctx: Context, accountId: string, rows: readonly StatementRow[]) {
  const { bankReference, identity, amount, bookedOn, text } = bankTransfers;
  const days = [...new Set(rows.map((row) => row.bookedOn))];
  const found =
    days.length === 0
      ? []
      : await ctx.db
          .select({ bankReference, identity, amount, bookedOn, text })
          .from(bankTransfers)
          .where(and(eq(bankTransfers.accountId, accountId), inArray(bookedOn, days)));
  const named = new Set(rows.map((row) => row.identity));
  return {
    same: new Set(found.map((one) => one.identity)),
    others: found.filter((one) => !named.has(one.identity)),
  };
}
