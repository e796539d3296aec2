import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  applicationAsks,
  applicationGoods,
  applicationPapers,
  applicationProducts,
  applicationServices,
  type applications,
  establishments,
  exhibitors,
  fairServices,
  galleryEntries,
  papers,
  products,
} from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { AskedKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type PaperState, stateOfPaper } from "../papers/rules";
import type { ApplicationParts } from "./answers";
import { type Asks, Wishes } from "./rules";

export type ApplicationRow = typeof applications.$inferSelect;

/** Has a public title that is valid today, as a column of a query of products. Source: docs/rules/applications.md#recognised. */
export function isRecognisedToday(today: PlainDate): SQL<boolean> {
  return sql<boolean>`exists (select from ${galleryEntries} where ${galleryEntries.productId} = ${products.id}
    and ${galleryEntries.validUntil} >= ${today} and (${galleryEntries.revokedOn} is null or ${galleryEntries.revokedOn} > ${today}))`;
}

/** Where an establishment makes; null for a centre and where it is not known. */
export async function communeOf(ctx: Context, row: Pick<ApplicationRow, "establishmentId">): Promise<string | null> {
  if (!row.establishmentId) return null;
  const [found] = await ctx.db
    .select({ commune: establishments.commune })
    .from(establishments)
    .where(eq(establishments.id, row.establishmentId));
  return found?.commune ?? null;
}

/** A place of a kind that was asked for, and how many were granted; null before the organiser said. */
export interface Ask {
  readonly kind: AskedKind;
  readonly booths: number;
  /** Whole square metres. */
  readonly area: number | null;
  readonly granted: number | null;
}

/** Everything that hangs on an application. Whoever calls it has decided that the reader may read it. */
export async function contentOf(ctx: Context, { id }: Pick<ApplicationRow, "id">) {
  const today = todayInVietnam(ctx.now);
  const [asks, services, shown, goods, brought, given] = await Promise.all([
    asksOf(ctx, id),
    ctx.db
      .select({
        id: fairServices.id,
        name: fairServices.name,
        nameEn: fairServices.nameEn,
        unit: fairServices.unit,
        price: fairServices.price,
        quantity: applicationServices.quantity,
      })
      .from(applicationServices)
      .innerJoin(fairServices, eq(fairServices.id, applicationServices.serviceId))
      .where(eq(applicationServices.applicationId, id))
      .orderBy(asc(fairServices.position), asc(fairServices.id)),
    ctx.db
      .select({ id: products.id, name: products.name, slug: products.slug, isRecognised: isRecognisedToday(today) })
      .from(applicationProducts)
      .innerJoin(products, eq(products.id, applicationProducts.productId))
      .where(eq(applicationProducts.applicationId, id))
      .orderBy(asc(products.name), asc(products.id)),
    goodsOf(ctx, id),
    exhibitorsOf(ctx, id),
    ctx.db
      .select({
        id: papers.id,
        fileId: papers.fileId,
        kind: papers.kind,
        name: papers.name,
        number: papers.number,
        validUntil: papers.validUntil,
        retiredAt: papers.retiredAt,
      })
      .from(applicationPapers)
      .innerJoin(papers, eq(papers.id, applicationPapers.paperId))
      .where(eq(applicationPapers.applicationId, id))
      .orderBy(asc(papers.kind), asc(papers.id)),
  ]);
  return {
    asks,
    services,
    products: shown,
    goods,
    exhibitors: brought,
    papers: given.map((paper) => ({ ...paper, state: stateOfPaper(paper, today) })),
  };
}
export type ApplicationThings = Awaited<ReturnType<typeof contentOf>>;

function asksOf(ctx: Context, applicationId: string): Promise<Ask[]> {
  const { kind, booths, area, granted } = applicationAsks;
  return ctx.db
    .select({ kind, booths, area, granted })
    .from(applicationAsks)
    .where(eq(applicationAsks.applicationId, applicationId))
    .orderBy(sql`array_position(array['standard', 'raw', 'pavilion', 'common'], ${kind})`);
}

/** Lines of the list of goods, in their order. */
export function goodsOf(ctx: Context, applicationId: string) {
  const { position, name, unit, quantity, isForSale } = applicationGoods;
  return ctx.db
    .select({ position, name, unit, quantity, isForSale })
    .from(applicationGoods)
    .where(eq(applicationGoods.applicationId, applicationId))
    .orderBy(asc(position));
}

/** Who stands at its booths, in their order. */
export function exhibitorsOf(ctx: Context, applicationId: string) {
  return ctx.db
    .select({
      id: exhibitors.id,
      establishmentId: exhibitors.establishmentId,
      name: exhibitors.name,
      signName: exhibitors.signName,
      taxCode: exhibitors.taxCode,
      address: exhibitors.address,
      representative: exhibitors.representative,
      phone: exhibitors.phone,
      groupCode: exhibitors.groupCode,
      goods: exhibitors.goods,
      position: exhibitors.position,
    })
    .from(exhibitors)
    .where(eq(exhibitors.applicationId, applicationId))
    .orderBy(asc(exhibitors.position));
}

/** Products that may be put on show: of the establishment itself; for a centre the recognised ones of whom it brings. */
export function productsToShow(
  ctx: Context,
  { establishmentId }: Pick<ApplicationRow, "establishmentId">,
  brought: readonly string[],
  shownIds: readonly string[],
) {
  const today = todayInVietnam(ctx.now);
  const makers = establishmentId ? [establishmentId] : [...brought];
  const own = makers.length > 0 ? inArray(products.establishmentId, makers) : sql`false`;
  const isOffered = establishmentId
    ? and(own, isNull(products.archivedAt))
    : and(own, isNull(products.archivedAt), isRecognisedToday(today));
  return ctx.db
    .select({ id: products.id, name: products.name, slug: products.slug, isRecognised: isRecognisedToday(today) })
    .from(products)
    .where(shownIds.length > 0 ? or(isOffered, inArray(products.id, [...shownIds])) : isOffered)
    .orderBy(asc(products.name), asc(products.id));
}

/** Services of a fair that may be ordered, and those that were before they went. */
export function servicesToOrder(ctx: Context, fairId: string, orderedIds: readonly string[]) {
  const { id, name, nameEn, unit, price, kind } = fairServices;
  const isOffered = isNull(fairServices.retiredAt);
  return ctx.db
    .select({ id, name, nameEn, unit, price, kind })
    .from(fairServices)
    .where(
      and(
        eq(fairServices.fairId, fairId),
        orderedIds.length > 0 ? or(isOffered, inArray(id, [...orderedIds])) : isOffered,
      ),
    )
    .orderBy(asc(fairServices.position), asc(id));
}

/**
 * Papers of a vault: those that may be shown, in use and still valid, and those that are named already; and those that are `gone`, which a form
 * that was opened before may still tick.
 */
export async function papersToShow(ctx: Context, establishmentId: string | null, namedIds: readonly string[]) {
  if (!establishmentId) return { offered: [], gone: [] };
  const today = todayInVietnam(ctx.now);
  const { id, fileId, kind, name, number, validUntil, retiredAt } = papers;
  const rows = await ctx.db
    .select({ id, fileId, kind, name, number, validUntil, retiredAt })
    .from(papers)
    .where(eq(papers.establishmentId, establishmentId))
    .orderBy(asc(kind), asc(id));
  const all = rows.map((paper) => ({ ...paper, state: stateOfPaper(paper, today) }));
  const isOffered = ({ id, state }: (typeof all)[number]) => !isGone(state) || namedIds.includes(id);
  return { offered: all.filter(isOffered), gone: all.filter((paper) => !isOffered(paper)) };
}

const isGone = ({ kind }: PaperState): boolean => kind === "retired" || kind === "expired";

export const asksAsked = (asks: readonly Ask[]): Asks =>
  Object.fromEntries(asks.map(({ kind, booths, area }) => [kind, { booths, area }]));

/** What an application says, in the parts its form is made of. */
export function partsIn(row: ApplicationRow, things: ApplicationThings): ApplicationParts {
  return {
    signName: row.signName,
    groupCode: row.groupCode,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    contactEmail: row.contactEmail,
    power: row.power,
    needsWater: row.needsWater,
    wishes: Wishes.parse(row.wishes),
    asks: asksAsked(things.asks),
    services: things.services.map(({ id, quantity }) => ({ id, quantity })),
    productIds: things.products.map(({ id }) => id),
    paperIds: things.papers.map(({ id }) => id),
  };
}
