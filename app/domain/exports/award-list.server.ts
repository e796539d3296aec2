import { eq, sql } from "drizzle-orm";
import { awards, decisions, galleryEntries } from "~/db/schema";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { groupName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { agencyNameOn } from "../agencies/queries.server";
import { type AwardFilter, type AwardRecord, awardRows, awardsOfRound } from "../awards/queries.server";
import type { Context } from "../context";
import { galleryCondition } from "../gallery/filter.server";
import type { GalleryFilter } from "../gallery/rules";
import type { Province } from "../provinces/rules";
import { type RoundDetails, roundById } from "../rounds/queries.server";

/** A row of an award list as every format prints it; texts as a person reads them. */
export interface AwardListRow {
  /** From 1. */
  readonly number: number;
  readonly productName: string;
  readonly establishmentName: string | null;
  readonly address: string | null;
  readonly provinceName: string;
  readonly group: string | null;
  readonly tier: string | null;
  readonly level: string;
  readonly year: number;
  readonly decisionNumber: string | null;
  readonly decisionDate: PlainDate | null;
  readonly certificateNumber: string | null;
  readonly validUntil: PlainDate | null;
}

/** An award list without a format. */
export interface AwardList {
  /** Without an extension, for the file's name. */
  readonly name: string;
  readonly title: string;
  /** The decision a list goes with; null for one gathered from many. */
  readonly decision: { readonly number: string; readonly date: PlainDate } | null;
  readonly agency: { readonly parent: string | null; readonly name: string } | null;
  /** Where the list comes from: the rules it was decided by, and when it was made. */
  readonly footer: string;
  readonly rows: AsyncIterable<AwardListRow>;
}

/** What the decisions of a round recognised, in the order of the list. Throws "not_found" for a round one may not see. */
export async function roundAwardList(ctx: Context, roundId: string): Promise<AwardList> {
  const round = await roundById(ctx, roundId);
  const [records, made] = await Promise.all([awardsOfRound(ctx, round.id), decisionsOf(ctx, round.id)]);
  const decision = made.length === 1 ? made[0]! : null;
  const named = await agencyNameOn(ctx, round.agencyId, decision?.date ?? todayInVietnam(ctx.now));
  return {
    name: `${round.slug}-${m.awards_list_file()}`,
    title: titleOf(round),
    decision,
    agency: { parent: named?.parentName ?? null, name: named?.name ?? round.agency.name },
    footer: roundFooter(round, ctx.now),
    rows: numbered(records),
  };
}

const titleOf = ({ level, year }: { level: Level; year: number }) =>
  m.awards_list_title({ level: levelTitle(level).toLowerCase(), year: String(year) });

function roundFooter(round: RoundDetails, now: Date): string {
  const { code, version } = round.scheme;
  return m.awards_list_rules({
    scheme: code,
    version: formatNumber(version),
    hash: (round.rulesHash ?? "").slice(0, 16),
    time: formatDateTime(now),
  });
}

function decisionsOf(ctx: Context, roundId: string): Promise<{ number: string; date: PlainDate }[]> {
  return ctx.db
    .select({ number: decisions.number, date: decisions.decidedOn })
    .from(decisions)
    .where(eq(decisions.roundId, roundId));
}

/** All awards of a year and a level, of one province when it is given. */
export async function publishedAwardList(
  ctx: Context,
  { year, level, province }: { year: number; level: Level; province?: Province | undefined },
): Promise<AwardList> {
  const title = titleOf({ level, year });
  return {
    name: [m.awards_list_file(), level, year, ...(province ? [province.id] : [])].join("-"),
    title: province ? `${title} - ${province.fullName}` : title,
    decision: null,
    agency: null,
    footer: m.awards_list_made({ time: formatDateTime(ctx.now) }),
    rows: rowsOf(ctx, { year, level, provinceIds: province && [province.id] }),
  };
}

/** What a search of the gallery finds, one row an award. Public. */
export function galleryAwardList(ctx: Context, filter: GalleryFilter): AwardList {
  return {
    name: m.awards_list_file(),
    title: m.awards_list_search(),
    decision: null,
    agency: null,
    footer: m.awards_list_made({ time: formatDateTime(ctx.now) }),
    rows: rowsOf(ctx, { where: inGallery(ctx, filter) }),
  };
}

/** The condition that an award is among those a search of the gallery finds. */
export function inGallery(ctx: Context, filter: GalleryFilter) {
  const found = ctx.db
    .select({ id: galleryEntries.awardId })
    .from(galleryEntries)
    .where(galleryCondition(filter, todayInVietnam(ctx.now)));
  return sql`${awards.id} in ${found}`;
}

async function* rowsOf(ctx: Context, filter: AwardFilter): AsyncGenerator<AwardListRow> {
  yield* numbered(awardRows(ctx, filter));
}

async function* numbered(records: Iterable<AwardRecord> | AsyncIterable<AwardRecord>): AsyncGenerator<AwardListRow> {
  let number = 0;
  for await (const record of records) {
    number += 1;
    yield {
      number,
      productName: record.productName,
      establishmentName: record.establishmentName,
      address: record.address,
      provinceName: record.province.name,
      group: record.groupCode && groupName(record.groupCode),
      tier: record.tier,
      level: levelTitle(record.level),
      year: record.year,
      decisionNumber: record.decisionNumber,
      decisionDate: record.decisionDate,
      certificateNumber: record.certificateNumber,
      validUntil: record.validUntil,
    };
  }
}
