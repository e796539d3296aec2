import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { desc, eq } from "drizzle-orm";
import type { Sheet } from "~/adapters/documents/write-spreadsheet.server";
import { fairPaperCopies, users } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { addDays, formatDate, formatTime, startOfDay, todayInVietnam } from "~/lib/dates";
import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import type { ListQuery } from "./forms";
import { goodsRows } from "./goods-list.server";
import { goodsList, goodsSheet, type ListHead, signSheet, supportList, supportSheet } from "./list-files";
import { MEDIA_TYPES } from "./papers";
import { maySeePapers } from "./policy";
import { signRows } from "./sign-list.server";
import { supportedRows } from "./support-list.server";

export interface ListFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

interface Wanted {
  readonly paper: FairPaper;
  readonly format: FairPaperFormat;
  readonly query: ListQuery;
}

const FILES: Readonly<Record<FairPaper, string>> = {
  signs: "bien-ten-gian-hang",
  goods: "danh-muc-hang-hoa",
  support: "co-so-duoc-ho-tro",
};

/**
 * A list of a fair as a file, in Vietnamese whatever language is read; that it was taken is kept. For the people of the fair's agency:
 * "forbidden" to others; "not_found" for the part of one application of a list that is made of the whole fair. Source: docs/rules/exhibitor-papers.md#lists
 */
export function writeList(ctx: Context, fair: FairDetails, { paper, format, query }: Wanted): Promise<ListFile> {
  return runWithLocale("vi", async () => {
    if (!ctx.actor || !maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
    if (query.only && paper !== "goods") throw new DomainError("not_found", m.errors_not_found_title());
    const bytes = await bytesOf(ctx, fair, await headOf(ctx, fair), { paper, format, query });
    await ctx.db
      .insert(fairPaperCopies)
      .values({ fairId: fair.id, paper, format, takenBy: ctx.actor.userId, takenAt: ctx.now });
    const only = query.only ? `-${query.only}` : "";
    return { name: `${fair.slug}-${FILES[paper]}${only}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
  });
}

async function headOf(ctx: Context, fair: FairDetails): Promise<ListHead> {
  const today = todayInVietnam(ctx.now);
  const named = await agencyNameOn(ctx, fair.agencyId, today);
  return {
    agency: { parent: named?.parentName ?? null, name: named?.name ?? fair.agencyName },
    fair: fair.name,
    footer: `Lập lúc ${formatTime(ctx.now)} ngày ${formatDate(today)} (giờ Việt Nam)`,
  };
}

async function bytesOf(ctx: Context, fair: FairDetails, head: ListHead, wanted: Wanted): Promise<Buffer> {
  const { paper, format, query } = wanted;
  if (paper === "signs") {
    // What was done on the day itself may stand on the list of that day already: marked is what came after it.
    const from = query.since ? startOfDay(addDays(query.since, 1)) : null;
    return sheetBytes(signSheet(await signRows(ctx, fair, from), head, query.since ? formatDate(query.since) : null));
  }
  if (paper === "goods") {
    const rows = await goodsRows(ctx, fair, query.only);
    if (format === "xlsx") return sheetBytes(goodsSheet(rows, head));
    const { awardListPdf } = await import("~/adapters/documents/pdf/award-list.server");
    return awardListPdf(goodsList(rows, head));
  }
  const rows = await supportedRows(ctx, fair);
  if (format === "xlsx") return sheetBytes(supportSheet(rows, head));
  const { awardListDocx } = await import("~/adapters/documents/word-award-list.server");
  return awardListDocx(supportList(rows, head, fair.rules.support.source));
}

async function sheetBytes<Row>(sheet: Sheet<Row>): Promise<Buffer> {
  const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
  const output = new PassThrough();
  const read = buffer(output);
  await writeSheet(sheet, output);
  return read;
}

/** When each list was taken last, and by whom; those that never were are absent. Asks no policy. */
export async function lastCopies(ctx: Context, fairId: string) {
  const rows = await ctx.db
    .selectDistinctOn([fairPaperCopies.paper], {
      paper: fairPaperCopies.paper,
      at: fairPaperCopies.takenAt,
      by: users.name,
    })
    .from(fairPaperCopies)
    .innerJoin(users, eq(users.id, fairPaperCopies.takenBy))
    .where(eq(fairPaperCopies.fairId, fairId))
    .orderBy(fairPaperCopies.paper, desc(fairPaperCopies.takenAt));
  return new Map(rows.map(({ paper, ...copy }) => [paper, copy]));
}
