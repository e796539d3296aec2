import { and, asc, eq, gte, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  establishments,
  expiryReminders,
  products,
  reminderSettings,
  revocations,
  rounds,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam, yearsAfter } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Paged, pageOf } from "../page-of";
import { maySeeEnding } from "./policy";
import { REMINDER_COLUMNS } from "./reminder-settings.server";
import { DEFAULT_REMINDERS, type Reminders } from "./reminders";

/** Holds still, ends in a span of days, and the product has no title of the same level that lasts longer. */
export function endsWithin(from: PlainDate, until: PlainDate): SQL {
  return and(
    isNull(revocations.certificateId),
    gte(certificates.validUntil, from),
    lte(certificates.validUntil, until),
    sql`not exists (select from ${certificates} later join ${awards} anew on anew.id = later.award_id
      left join ${revocations} gone on gone.certificate_id = later.id
      where later.is_current and gone.certificate_id is null and anew.product_id = ${awards.productId}
        and anew.level = ${awards.level} and later.valid_until > ${certificates.validUntil})`,
  )!;
}

export interface EndingTitle {
  readonly awardId: string;
  readonly number: string;
  readonly productName: string;
  readonly level: Level;
  readonly validUntil: PlainDate;
  /** The day of the last notice that was written. */
  readonly lastDueOn: PlainDate | null;
  readonly reminders: Reminders;
}

const LAST_NOTICE = sql<PlainDate | null>`(select max(${expiryReminders.dueOn})::text from ${expiryReminders}
  where ${expiryReminders.awardId} = ${awards.id})`;

/** Titles of the products of establishments that end between two days, the earliest first. For work of the clock. */
export async function endingTitlesOf(ctx: Context, establishmentId: string, span: SQL): Promise<EndingTitle[]> {
  const rows = await ctx.db
    .select({
      awardId: awards.id,
      number: certificates.number,
      productName: awards.productName,
      level: awards.level,
      validUntil: certificates.validUntil,
      lastDueOn: LAST_NOTICE,
      reminders: REMINDER_COLUMNS,
    })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(reminderSettings, eq(reminderSettings.agencyId, rounds.agencyId))
    .where(and(eq(products.establishmentId, establishmentId), span))
    .orderBy(asc(certificates.validUntil), asc(certificates.number));
  return rows.map((row) => ({ ...row, reminders: row.reminders ?? DEFAULT_REMINDERS }));
}

/** The establishments whose products hold such titles. */
export async function makersWith(ctx: Context, span: SQL): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: products.establishmentId })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(and(isNotNull(products.establishmentId), span))
    .orderBy(asc(products.establishmentId));
  return rows.flatMap(({ id }) => id ?? []);
}

export interface EndingRow {
  readonly number: string;
  readonly productName: string;
  readonly establishmentName: string;
  readonly level: Level;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  /** The day of the last notice to its maker. */
  readonly remindedOn: PlainDate | null;
}

const PAGE_SIZE = 50;

/**
 * Certificates of an agency's rounds that hold and end within the next twelve months, the earliest first; `page` from 1, or all. Past the
 * last page: the last one.
 * Refused: "forbidden" to all but its organisers and secretaries.
 */
export async function endingCertificates(
  ctx: Context,
  agencyId: string,
  page: number | "all",
): Promise<Paged<EndingRow>> {
  if (!maySeeEnding(ctx.actor, agencyId)) throw new DomainError("forbidden", m.reports_staff_only());
  const today = todayInVietnam(ctx.now);
  const ending = and(eq(rounds.agencyId, agencyId), endsWithin(today, yearsAfter(today, 1)));
  const query = () =>
    ctx.db
      .select({
        number: certificates.number,
        productName: awards.productName,
        establishmentName: sql<string>`coalesce(${awards.establishmentName}, ${establishments.name}, '')`,
        level: awards.level,
        issuedOn: certificates.issuedOn,
        validUntil: certificates.validUntil,
        remindedOn: LAST_NOTICE,
        total: sql<number>`(count(*) over ())::int`,
      })
      .from(awards)
      .innerJoin(certificates, currentCertificate())
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .innerJoin(rounds, eq(rounds.id, decisions.roundId))
      .innerJoin(products, eq(products.id, awards.productId))
      .leftJoin(establishments, eq(establishments.id, products.establishmentId))
      .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
      .where(ending)
      .orderBy(asc(certificates.validUntil), asc(certificates.number))
      .$dynamic();
  return pageOf(page, PAGE_SIZE, (limit, offset) => (limit === null ? query() : query().limit(limit).offset(offset)));
}
