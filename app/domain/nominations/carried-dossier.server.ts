import { and, desc, eq, ne } from "drizzle-orm";
import { dossiers, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { whyNotKeepProduct } from "../products/policy";
import { makerFactsOf } from "./carry-over";
import type { WorkingDossier } from "./forms";

/** A dossier that a new one may begin with. */
export interface EarlierDossier {
  readonly nominationId: string;
  readonly productName: string;
  readonly level: Level;
  readonly round: { readonly name: string; readonly nameEn: string; readonly year: number };
  readonly answers: WorkingDossier;
}

const select = (ctx: Context) =>
  ctx.db
    .select({
      nominationId: nominations.id,
      productName: products.name,
      level: rounds.level,
      round: { name: rounds.name, nameEn: rounds.nameEn, year: rounds.year },
      answers: dossiers.answers,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .$dynamic();

const read = (row: Omit<EarlierDossier, "answers"> & { answers: unknown }): EarlierDossier => ({
  ...row,
  answers: row.answers as WorkingDossier,
});

/** The latest dossier of a product that was handed in or withdrawn. */
export async function latestDossier(ctx: Context, productId: string): Promise<EarlierDossier | null> {
  const [row] = await select(ctx)
    .where(and(eq(nominations.productId, productId), ne(nominations.state, "draft")))
    .orderBy(desc(nominations.createdAt))
    .limit(1);
  return row ? read(row) : null;
}

/** What the first dossier of a product may take over: `facts` of its maker, out of the latest dossier of another product. */
export interface MakerFacts extends EarlierDossier {
  readonly facts: WorkingDossier;
}

/**
 * For a member of the establishment of a product: the facts of its maker as told last; null where the product has a dossier of
 * its own, or nothing was told.
 */
export async function makerFactsFor(
  ctx: Context,
  product: { readonly id: string; readonly establishmentId: string | null },
): Promise<MakerFacts | null> {
  if (product.establishmentId === null || whyNotKeepProduct(ctx.actor, product)) return null;
  if (await latestDossier(ctx, product.id)) return null;
  const [row] = await select(ctx)
    .where(and(eq(products.establishmentId, product.establishmentId), ne(nominations.state, "draft")))
    .orderBy(desc(nominations.createdAt))
    .limit(1);
  return row ? withFacts(read(row), todayInVietnam(ctx.now)) : null;
}

/** The facts of the maker in a dossier of the same establishment. Throws "not_found" for any other. */
export async function makerFactsIn(
  ctx: Context,
  nominationId: string,
  establishmentId: string,
): Promise<WorkingDossier> {
  const [row] = await select(ctx).where(
    and(eq(nominations.id, nominationId), eq(products.establishmentId, establishmentId)),
  );
  if (!row) throw new DomainError("not_found", m.nominations_not_found());
  return makerFactsOf(read(row).answers, todayInVietnam(ctx.now));
}

function withFacts(earlier: EarlierDossier, today: PlainDate): MakerFacts | null {
  const facts = makerFactsOf(earlier.answers, today);
  return Object.keys(facts).length > 0 ? { ...earlier, facts } : null;
}
