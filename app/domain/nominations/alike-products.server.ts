import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, establishments, nominations, products, revocations } from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { LEVELS, type Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { areAlike } from "./likeness";

/** Another entry of the same round that may be the same product. */
export interface AlikeEntry {
  readonly nominationId: string;
  readonly code: string;
  readonly productName: string;
}

/** A title of this level or a higher one that still holds, for what may be the same product. */
export interface HeldTitle {
  readonly productName: string;
  readonly productSlug: string;
  readonly level: Level;
  readonly year: number;
  readonly certificateNumber: string;
  readonly validUntil: PlainDate;
}

interface Entry {
  /** Null before its dossier is begun. */
  readonly nominationId: string | null;
  readonly roundId: string;
  readonly level: Level;
  readonly productName: string;
  readonly establishmentId: string;
}

/**
 * What the same establishment entered or won under a similar name: a warning for the support team. An establishment known from
 * a published list by the same name counts as the same.
 */
export async function alikeProducts(
  ctx: Context,
  entry: Entry,
): Promise<{ entries: AlikeEntry[]; titles: HeldTitle[] }> {
  const same = ctx.db
    .select({ id: establishments.id })
    .from(establishments)
    .where(
      or(
        eq(establishments.id, entry.establishmentId),
        sql`${establishments.nameKey} = (select name_key from ${establishments} own where own.id = ${entry.establishmentId})`,
      ),
    );
  const levels = LEVELS.slice(LEVELS.indexOf(entry.level));
  const [entries, titles] = await Promise.all([
    ctx.db
      .select({ nominationId: nominations.id, code: nominations.code, productName: products.name })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .where(
        and(
          eq(nominations.roundId, entry.roundId),
          inArray(nominations.state, ["submitted", "more_asked", "admitted"]),
          entry.nominationId === null ? undefined : ne(nominations.id, entry.nominationId),
          inArray(products.establishmentId, same),
        ),
      )
      .orderBy(nominations.code),
    ctx.db
      .select({
        productName: awards.productName,
        productSlug: products.slug,
        level: awards.level,
        year: awards.year,
        certificateNumber: certificates.number,
        validUntil: certificates.validUntil,
      })
      .from(awards)
      .innerJoin(products, eq(products.id, awards.productId))
      .innerJoin(certificates, currentCertificate())
      .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
      .where(
        and(
          inArray(products.establishmentId, same),
          inArray(awards.level, levels),
          // An entry that won its title in this round does not stand in its own way.
          entry.nominationId === null
            ? undefined
            : or(isNull(awards.nominationId), ne(awards.nominationId, entry.nominationId)),
          sql`${certificates.validUntil} >= ${todayInVietnam(ctx.now)}`,
          isNull(revocations.certificateId),
        ),
      )
      .orderBy(awards.year),
  ]);
  return {
    entries: entries.flatMap(({ code, ...one }) =>
      areAlike(one.productName, entry.productName) ? [{ ...one, code: code ?? "" }] : [],
    ),
    titles: titles.filter((one) => areAlike(one.productName, entry.productName)),
  };
}
