import { and, desc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { awards, establishments, galleryEntries as g, products, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { type Photo, photosOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { levelRank } from "./filter.server";
import { type GalleryItem, searchGallery, selectItems } from "./queries.server";

/** How to reach a maker; only what it agreed to show. */
export interface PublicContact {
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
}

/** What a published list said of an award beside its names; a decision of this platform stands on its certificate. */
interface AwardOrigin {
  readonly sourceUrl: string | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: PlainDate | null;
}

export interface ProductPage {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly groupCode: string | null;
  readonly setMembers: string | null;
  readonly summary: string | null;
  readonly photos: readonly Photo[];
  /** Highest and latest first. */
  readonly awards: readonly (GalleryItem & AwardOrigin)[];
  readonly producer:
    | ({
        readonly slug: string;
        readonly name: string;
        readonly address: string | null;
        readonly story: string | null;
      } & PublicContact)
    | null;
  readonly provinceName: string;
  /** Other recognised products of the same maker. */
  readonly others: readonly GalleryItem[];
}

/** A recognised product as the public sees it. Throws "not_found" for one without a public award. */
export async function productPage(ctx: Context, slug: string): Promise<ProductPage> {
  const [row] = await ctx.db
    .select({ product: products, establishment: establishments, provinceName: provinces.name })
    .from(products)
    .innerJoin(provinces, eq(provinces.id, products.provinceId))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(eq(products.slug, slug));
  if (!row) throw new DomainError("not_found", m.gallery_not_found());
  const { product, establishment } = row;
  const [items, sources, photos, others] = await Promise.all([
    selectItems(ctx, eq(g.productId, product.id), [sql`${levelRank} desc`, desc(g.year)], { page: 1, pageSize: 50 }),
    ctx.db
      .select({
        id: awards.id,
        sourceUrl: awards.sourceUrl,
        decisionNumber: awards.decisionNumber,
        decisionDate: awards.decisionDate,
      })
      .from(awards)
      .where(eq(awards.productId, product.id)),
    photosOf(ctx, [product.id]),
    establishment ? othersOf(ctx, establishment.id, product.id) : [],
  ]);
  if (items.length === 0) throw new DomainError("not_found", m.gallery_not_found());
  const originOf = new Map(sources.map(({ id, ...origin }) => [id, origin]));
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    groupCode: product.groupCode,
    setMembers: product.setMembers,
    summary: product.summary,
    photos: photos.get(product.id) ?? [],
    awards: items.map((item) => ({ ...item, ...originOf.get(item.awardId)! })),
    producer: establishment && {
      slug: establishment.slug,
      name: establishment.name,
      address: addressOf(establishment),
      story: establishment.story,
      ...contactOf(establishment),
    },
    provinceName: row.provinceName,
    others,
  };
}

/** The product that stands for one which lists had named before, for the address of that one; null: it leads nowhere. */
export async function productMovedTo(ctx: Context, slug: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ slug: successor.slug })
    .from(products)
    .innerJoin(successor, eq(successor.id, products.supersededById))
    .where(eq(products.slug, slug));
  return row?.slug ?? null;
}

const successor = alias(products, "successor");

export interface ProducerPage extends PublicContact {
  readonly slug: string;
  readonly name: string;
  readonly legalForm: string | null;
  readonly address: string | null;
  readonly provinceName: string;
  readonly story: string | null;
  readonly products: readonly GalleryItem[];
}

/** A maker with recognised products. Throws "not_found" for one without. */
export async function producerPage(ctx: Context, slug: string): Promise<ProducerPage> {
  const [row] = await ctx.db
    .select({ establishment: establishments, provinceName: provinces.name })
    .from(establishments)
    .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
    .where(eq(establishments.slug, slug));
  const recognised = row ? await othersOf(ctx, row.establishment.id, null) : [];
  if (!row || recognised.length === 0) throw new DomainError("not_found", m.gallery_not_found());
  const { establishment, provinceName } = row;
  return {
    slug: establishment.slug,
    name: establishment.name,
    legalForm: establishment.legalForm,
    address: addressOf(establishment),
    provinceName,
    story: establishment.story,
    products: recognised,
    ...contactOf(establishment),
  };
}

async function othersOf(ctx: Context, establishmentId: string, exceptProductId: string | null): Promise<GalleryItem[]> {
  const best = ctx.db
    .selectDistinctOn([g.productId], { awardId: g.awardId })
    .from(g)
    .innerJoin(products, eq(products.id, g.productId))
    .where(
      and(
        eq(products.establishmentId, establishmentId),
        exceptProductId ? ne(products.id, exceptProductId) : undefined,
      ),
    )
    .orderBy(g.productId, sql`${levelRank} desc`, desc(g.year));
  return selectItems(ctx, sql`${g.awardId} in ${best}`, [desc(g.year), sql`${g.searchExact}`], {
    page: 1,
    pageSize: 60,
  });
}

type Establishment = typeof establishments.$inferSelect;

const addressOf = ({ address, commune, district }: Establishment) =>
  [address, commune, district].filter(Boolean).join(", ") || null;

function contactOf({ contactPublicAt, phone, email, website }: Establishment): PublicContact {
  return contactPublicAt ? { phone, email, website } : { phone: null, email: null, website: null };
}

/** The newest winners for the front page, each product once. */
export async function newestWinners(ctx: Context, count: number): Promise<GalleryItem[]> {
  const { items } = await searchGallery(ctx, {}, { page: 1, pageSize: count }, "newest");
  return items;
}
