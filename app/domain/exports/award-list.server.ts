import { sql } from "drizzle-orm";
import { awards, galleryEntries } from "~/db/schema";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { awardStatusName, groupName, groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { agencyNameOn } from "../agencies/queries.server";
import { listOfDecision } from "../awards/decision-list.server";
import { decisionToWorkOn, releasedDecisions } from "../awards/decisions.server";
import { type AwardFilter, type AwardRecord, awardRows, awardsOfRound } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { galleryCondition } from "../gallery/filter.server";
import type { GalleryFilter } from "../gallery/rules";
import { listProvinces } from "../provinces/queries.server";
import type { Province } from "../provinces/rules";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { type KeptSeal, latestSeals } from "../seals/queries.server";
import { sealName } from "../seals/rules";

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
  /** What the award is worth today, in words. */
  readonly status: string;
  readonly revokedOn: PlainDate | null;
}

/** An award list without a format. */
export interface AwardList {
  /** Without an extension, for the file's name. */
  readonly name: string;
  readonly title: string;
  /** The decision a list goes with, open while there is none; null for a list of several, whose rows name their own. */
  readonly decision: { readonly number: string | null; readonly date: PlainDate | null } | null;
  readonly agency: { readonly parent: string | null; readonly name: string } | null;
  /** Where the list comes from: the rules it was decided by, and when it was made. */
  readonly footer: string;
  readonly rows: AsyncIterable<AwardListRow>;
}

/**
 * What the released decisions of a round recognised, as their seals say, in the order of the list. Public. Throws "not_found" for a
 * round one may not see, and for one whose results are not released; "closed" while a release from before there were seals waits for its own.
 */
export async function roundAwardList(ctx: Context, roundId: string): Promise<AwardList> {
  const round = await roundById(ctx, roundId);
  const made = await releasedDecisions(ctx, round.id);
  const last = made.at(-1);
  if (!last) throw new DomainError("not_found", m.awards_not_announced());
  const [kept, records] = await Promise.all([latestSeals(ctx, round.id), awardsOfRound(ctx, round.id)]);
  // What is released while this is read comes with the next list.
  const sealed = kept.filter((seal) => made.some(({ id }) => id === seal.decisionId));
  if (sealed.length < made.length) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const seals = sealed.map(({ digest, content }) => sealName({ version: content.version, digest })).join(", ");
  return {
    name: `${round.slug}-${m.awards_list_file()}`,
    title: titleOf(round),
    decision: made.length > 1 ? null : { number: last.number, date: last.decidedOn },
    agency: issuerIn(sealed.at(-1)!),
    footer: `${roundFooter(round, ctx.now)}. ${m.seals_paper({ name: seals })}.`,
    rows: asynchronous(sealedRows(ctx, round, sealed, records)),
  };
}

const issuerIn = ({ content: { decision } }: KeptSeal) => ({ parent: decision.parentAgency, name: decision.agency });

/** What the seals say, in the order of the releases, and what each award is worth today. */
function sealedRows(
  ctx: Context,
  round: RoundDetails,
  sealed: readonly KeptSeal[],
  records: readonly AwardRecord[],
): AwardListRow[] {
  const today = todayInVietnam(ctx.now);
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const awards = sealed.flatMap(({ content }) =>
    content.awards.map((award) => ({ award, decision: content.decision })),
  );
  return awards.map(({ award, decision }, place) => {
    const record = recordOf.get(award.award)!;
    return {
      number: place + 1,
      productName: award.product,
      establishmentName: award.establishment,
      address: award.address,
      provinceName: award.province.name,
      group: award.group && groupNameIn(round.rules, award.group.code),
      tier: award.tier,
      level: levelTitle(round.level),
      year: round.year,
      decisionNumber: decision.number,
      decisionDate: decision.decidedOn,
      certificateNumber: award.certificate.number,
      validUntil: award.certificate.validUntil,
      status: awardStatusName(certificateStatus(record, today)),
      revokedOn: record.revokedOn,
    };
  });
}

/**
 * What a decision will recognise, before its results are released; every format says that it is not announced. For the people of
 * the round's agency (`decisionToWorkOn`). Throws "conflict" once it was released or withdrawn.
 */
export async function draftAwardList(ctx: Context, decisionId: string): Promise<AwardList> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  if (decision.releasedAt) throw new DomainError("conflict", m.awards_draft_is_released());
  if (decision.withdrawnAt) throw new DomainError("conflict", m.awards_draft_is_withdrawn());
  const [rows, places] = await Promise.all([listOfDecision(ctx, round, decision.id), listProvinces(ctx)]);
  const { number: decisionNumber, decidedOn: decisionDate } = decision;
  const drafted = rows.map(({ position, entry, productName, tier }): AwardListRow => {
    const { establishmentName, address, provinceId, groupCode } = entry;
    return {
      number: position,
      productName,
      establishmentName,
      address,
      provinceName: places.find((one) => one.id === provinceId)?.name ?? "",
      group: groupNameIn(round.rules, groupCode),
      tier,
      level: levelTitle(round.level),
      year: round.year,
      decisionNumber,
      decisionDate,
      certificateNumber: null,
      validUntil: null,
      status: m.awards_not_released(),
      revokedOn: null,
    };
  });
  return {
    name: `${round.slug}-${m.awards_draft_file()}`,
    title: `${titleOf(round)} (${m.awards_draft_mark()})`,
    decision: { number: decisionNumber, date: decisionDate },
    agency: await issuerOf(ctx, decision),
    footer: `${m.awards_draft_notice()} ${roundFooter(round, ctx.now)}`,
    rows: asynchronous(drafted),
  };
}

async function* asynchronous<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

/** Who issued a decision, by its name of that day, and the body above it. */
async function issuerOf(
  ctx: Context,
  {
    agency,
    agencyId,
    decidedOn,
  }: { readonly agency: string; readonly agencyId: string; readonly decidedOn: PlainDate },
): Promise<AwardList["agency"]> {
  const named = await agencyNameOn(ctx, agencyId, decidedOn);
  return { parent: named?.parentName ?? null, name: agency };
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
  yield* numbered(awardRows(ctx, filter), todayInVietnam(ctx.now));
}

async function* numbered(
  records: Iterable<AwardRecord> | AsyncIterable<AwardRecord>,
  today: PlainDate,
): AsyncGenerator<AwardListRow> {
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
      status: awardStatusName(certificateStatus(record, today)),
      revokedOn: record.revokedOn,
    };
  }
}
