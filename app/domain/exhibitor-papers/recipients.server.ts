import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { inCodeOrder } from "~/db/code-order.server";
import { applicationAsks, applications, boothClaims, booths } from "~/db/schema";
import { formatSome } from "~/i18n/formats";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { claimHolds } from "../fairs/live-claims.server";
import { moneyOf } from "../invoices/money.server";
import { type BoothStanding, filledIn, type MessageFilter, type MoneyFilter } from "./rules";
import { contactsOf } from "./tell-contacts.server";

/** What a message says to one application. */
export interface Addressed {
  readonly applicationId: string;
  readonly number: string;
  readonly signName: string;
  readonly email: string;
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

interface Words {
  readonly filter: MessageFilter;
  readonly subject: string;
  readonly body: string;
}

/** To whom a message goes as things stand now, by number, each with its fields filled in in Vietnamese, as the text around them. A fixed number of queries. Asks no policy. */
export async function addressed(
  ctx: Context,
  fair: FairDetails,
  { filter, subject, body }: Words,
): Promise<Addressed[]> {
  const owing = await owingOf(ctx, fair, filter.money);
  const rows = (await chosen(ctx, fair.id, filter)).filter(({ id }) => owing?.has(id) ?? true);
  const contacts = await contactsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const found = new Map(contacts.map((contact) => [contact.applicationId, contact]));
  return rows.flatMap(({ id, number, signName, codes }) => {
    const contact = found.get(id);
    if (!contact) return [];
    const values = { sign_name: signName, number, fair: fair.name };
    const [booths, some] = runWithLocale("vi", () =>
      codes.length > 0
        ? [codes.join(", "), formatSome(codes)]
        : [m.exhibitors_no_booths_yet(), m.exhibitors_no_booths_yet()],
    );
    const { email, locale } = contact;
    // A subject with the thirty booths of a centre would be nothing but booths.
    const words = {
      subject: filledIn(subject, { ...values, booths: some }),
      body: filledIn(body, { ...values, booths }),
    };
    return [{ applicationId: id, number, signName, email, locale, ...words }];
  });
}

/** Applications that owe as the filter says; null where it does not matter. */
async function owingOf(ctx: Context, fair: FairDetails, filter: MoneyFilter): Promise<ReadonlySet<string> | null> {
  if (filter === "any") return null;
  const owing = (await moneyOf(ctx, fair)).filter(
    ({ notice, account }) => notice !== null && (filter === "overdue" ? account.isLate : account.owed > 0),
  );
  return new Set(owing.map(({ id }) => id));
}

function chosen(ctx: Context, fairId: string, filter: MessageFilter) {
  const taken = sql`from ${boothClaims} join ${booths} on ${booths.id} = ${boothClaims.boothId}
    where ${boothClaims.applicationId} = ${applications.id} and ${boothClaims.state} <> 'held' and ${claimHolds(ctx)}`;
  return ctx.db
    .select({
      id: applications.id,
      number: sql<string>`${applications.number}`,
      signName: applications.signName,
      codes: sql<string[]>`array(select ${booths.code} ${taken} order by ${inCodeOrder()})`,
    })
    .from(applications)
    .where(
      and(
        eq(applications.fairId, fairId),
        inArray(applications.state, [...filter.states]),
        filter.provinceId === null ? undefined : eq(applications.provinceId, filter.provinceId),
        filter.group === null ? undefined : eq(applications.groupCode, filter.group),
        filter.kind === null
          ? undefined
          : sql`exists (select from ${applicationAsks} where ${applicationAsks.applicationId} = ${applications.id}
              and ${applicationAsks.kind} = ${filter.kind})`,
        standing(filter.booths, taken),
      ),
    )
    .orderBy(sql`length(${applications.number})`, applications.number);
}

function standing(booths: BoothStanding, taken: SQL): SQL | undefined {
  const has = sql`exists (select ${taken})`;
  const waits = sql`exists (select ${taken} and ${boothClaims.state} = 'reserved')`;
  switch (booths) {
    case "any":
      return undefined;
    case "none":
      return sql`not ${has}`;
    case "unconfirmed":
      return waits;
    case "confirmed":
      return sql`${has} and not ${waits}`;
  }
}
