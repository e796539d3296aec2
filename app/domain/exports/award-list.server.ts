import { sql } from "drizzle-orm";
import { awards, galleryEntries } from "~/db/schema";
import { formatDateTime } from "~/i18n/formats";
import { awardStatusName, groupName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { type AwardFilter, awardRows } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import type { Context } from "../context";
import { galleryCondition } from "../gallery/filter.server";
import type { GalleryFilter } from "../gallery/rules";
import type { ListLayout } from "../list-layouts/rules";
import type { Province } from "../provinces/rules";

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
  /** What it stands under where the list is grouped: a group, a territory, a tier. */
  readonly section: string | null;
  /** The digest of the seal it is read from; null of a draft and of lists that gather what many rounds recognised. */
  readonly seal: string | null;
}

/** What a list was made from, for formats that machines read. */
export interface Provenance {
  readonly rules: { readonly scheme: string; readonly version: number; readonly hash: string | null } | null;
  /** In the order of the releases; none of a draft and of lists that gather many rounds. */
  readonly seals: readonly { readonly version: number; readonly digest: string }[];
  readonly madeAt: Date;
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
  readonly provenance: Provenance;
  /** How its agency wants it; null: as it is without settings. */
  readonly layout: ListLayout | null;
  readonly rows: AsyncIterable<AwardListRow>;
}

export const titleOf = ({ level, year }: { level: Level; year: number }) =>
  m.awards_list_title({ level: levelTitle(level).toLowerCase(), year: String(year) });

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
    ...gathered(ctx.now),
    rows: rowsOf(ctx, { year, level, provinceIds: province && [province.id] }),
  };
}

const gathered = (now: Date) => ({
  footer: m.awards_list_made({ time: formatDateTime(now) }),
  provenance: { rules: null, seals: [], madeAt: now },
  layout: null,
});

/** What a search of the gallery finds, one row an award. Public. */
export function galleryAwardList(ctx: Context, filter: GalleryFilter): AwardList {
  return {
    name: m.awards_list_file(),
    title: m.awards_list_search(),
    decision: null,
    agency: null,
    ...gathered(ctx.now),
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
  const today = todayInVietnam(ctx.now);
  let number = 0;
  for await (const record of awardRows(ctx, filter)) {
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
      section: null,
      seal: null,
    };
  }
}
