import { asc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { galleryEntries as g, provinces } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { AwardStatus } from "~/lib/vocabulary";
import { firstPhotosOf } from "../attachments/queries.server";
import { certificateStatus } from "../certificates/rules";
import type { Context } from "../context";
import { galleryCondition, galleryOrder, levelRank } from "./filter.server";
import type { GalleryFilter, GallerySort } from "./rules";

const { searchExact, searchFolded, updatedAt, ...shown } = getTableColumns(g);

type Row = Omit<typeof g.$inferSelect, "searchExact" | "searchFolded" | "updatedAt">;

/** A public award as cards and lists show it. */
export interface GalleryItem extends Row {
  readonly provinceName: string;
  /** Forms of the product's first photo of today, narrowest first; null where a drawing stands in. */
  readonly photo: readonly { readonly url: string; readonly width: number }[] | null;
  readonly status: AwardStatus;
}

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** One item a product: its best award among those that match. Public. */
export async function searchGallery(
  ctx: Context,
  filter: GalleryFilter,
  { page, pageSize }: Page,
  sort: GallerySort = "relevance",
): Promise<{ items: GalleryItem[]; total: number }> {
  const where = galleryCondition(filter, todayInVietnam(ctx.now));
  const best = ctx.db
    .selectDistinctOn([g.productId], { awardId: g.awardId })
    .from(g)
    .where(where)
    .orderBy(g.productId, sql`${levelRank} desc`, sql`${g.year} desc`, asc(g.awardId));
  const [items, [count]] = await Promise.all([
    selectItems(ctx, inArray(g.awardId, best), galleryOrder(filter, sort), { page, pageSize }),
    ctx.db
      .select({ total: sql<number>`count(distinct ${g.productId})::int` })
      .from(g)
      .where(where),
  ]);
  return { items, total: count!.total };
}

/** One item an award. Public. */
export async function searchAwards(
  ctx: Context,
  filter: GalleryFilter,
  page: Page,
  sort: GallerySort = "relevance",
): Promise<{ items: GalleryItem[]; total: number }> {
  const where = galleryCondition(filter, todayInVietnam(ctx.now));
  const [items, [count]] = await Promise.all([
    selectItems(ctx, where, galleryOrder(filter, sort), page),
    ctx.db.select({ total: sql<number>`count(*)::int` }).from(g).where(where),
  ]);
  return { items, total: count!.total };
}

export async function selectItems(
  ctx: Context,
  where: SQL | undefined,
  order: SQL[],
  { page, pageSize }: Page,
): Promise<GalleryItem[]> {
  const today = todayInVietnam(ctx.now);
  const rows = await ctx.db
    .select({ ...shown, provinceName: provinces.name })
    .from(g)
    .innerJoin(provinces, eq(provinces.id, g.provinceId))
    .where(where)
    .orderBy(...order)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const pictures = await firstPhotosOf(
    ctx,
    rows.map((row) => row.productId),
  );
  return rows.map((row) => ({
    ...row,
    photo: pictures.get(row.productId)?.variants ?? null,
    status: certificateStatus(row, today),
  }));
}
