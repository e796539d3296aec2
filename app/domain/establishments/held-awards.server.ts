import { desc, eq, inArray } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, products, revocations } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { keptIds } from "./queries.server";

export interface HeldAward {
  readonly id: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly level: Level;
  readonly year: number;
  /** Null for an award known from a published list. */
  readonly certificateNumber: string | null;
  readonly validUntil: PlainDate | null;
  readonly revokedOn: PlainDate | null;
}

/** What the products of the actor's establishments have won, the latest first. */
export async function heldAwards(ctx: Context): Promise<HeldAward[]> {
  const kept = keptIds(ctx);
  if (kept.length === 0) return [];
  return ctx.db
    .select({
      id: awards.id,
      productName: awards.productName,
      productSlug: products.slug,
      level: awards.level,
      year: awards.year,
      certificateNumber: certificates.number,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
    })
    .from(awards)
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(certificates, currentCertificate())
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(inArray(products.establishmentId, kept))
    .orderBy(desc(awards.year), desc(awards.createdAt));
}
