import { eq } from "drizzle-orm";
import { awards, certificates, decisions, establishments, products, provinces, revocations, rounds } from "~/db/schema";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { AwardStatus, Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { certificateStatus } from "./rules";

/** What a certificate says, as printed at its decision, and what it is worth today. */
export interface Certificate {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly createdAt: Date;
  /** Its place over all status lists of credentials, from 0. */
  readonly statusIndex: number;
  readonly status: Exclude<AwardStatus, "recorded">;
  readonly revokedOn: PlainDate | null;
  readonly revokedReason: string | null;
  /** Number of the decision that took it back. */
  readonly revokedBy: string | null;
  readonly level: Level;
  readonly year: number;
  readonly groupCode: string | null;
  readonly tier: string | null;
  readonly productName: string;
  readonly productSlug: string;
  readonly establishmentName: string | null;
  readonly establishmentSlug: string | null;
  readonly address: string | null;
  readonly provinceName: string;
  readonly decision: {
    readonly number: string;
    readonly decidedOn: PlainDate;
    readonly place: string;
    readonly agencyName: string;
    readonly signerName: string;
    readonly signerTitle: string;
  };
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
    /** Who ran it; the decision may be that of the authority above. */
    readonly agencyId: string;
  };
}

/** Public: anyone may ask. Null when no certificate bears this number. */
export async function certificateByNumber(ctx: Context, number: string): Promise<Certificate | null> {
  const [row] = await ctx.db
    .select({
      certificate: certificates,
      revocation: revocations,
      award: awards,
      decision: decisions,
      round: { slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn, agencyId: rounds.agencyId },
      productSlug: products.slug,
      establishmentSlug: establishments.slug,
      provinceName: provinces.name,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(eq(certificates.number, number));
  if (!row) return null;
  const { certificate, revocation, award, decision } = row;
  const revokedOn = revocation?.revokedOn ?? null;
  const status = certificateStatus({ validUntil: certificate.validUntil, revokedOn }, todayInVietnam(ctx.now));
  return {
    number: certificate.number,
    issuedOn: certificate.issuedOn,
    validUntil: certificate.validUntil,
    createdAt: certificate.createdAt,
    statusIndex: certificate.statusIndex,
    status: status as Certificate["status"],
    revokedOn,
    revokedReason: revocation?.reason ?? null,
    revokedBy: revocation?.decisionNumber ?? null,
    level: award.level,
    year: award.year,
    groupCode: award.groupCode,
    tier: award.tier,
    productName: award.productName,
    productSlug: row.productSlug,
    establishmentName: award.establishmentName,
    establishmentSlug: row.establishmentSlug,
    address: award.address,
    provinceName: row.provinceName,
    decision: {
      number: decision.number,
      decidedOn: decision.decidedOn,
      place: decision.place,
      agencyName: decision.agencyName,
      signerName: decision.signerName,
      signerTitle: decision.signerTitle,
    },
    round: row.round,
  };
}
