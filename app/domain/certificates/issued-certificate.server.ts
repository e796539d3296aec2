import { eq, type SQL, sql } from "drizzle-orm";
import { awards, certificates, decisions, products, revocations, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayKeepCertificates, whyNotReplace } from "./policy";

export interface IssuedCertificate {
  readonly id: string;
  readonly number: string;
  readonly awardId: string;
  /** Whose round it was: the issuer may be the authority above. */
  readonly agencyId: string;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
  /** False once another took its place. */
  readonly isCurrent: boolean;
  /** False only until what was released before there were seals is sealed. */
  readonly isSealed: boolean;
  /** How it looks; null for the standard template. */
  readonly templateVersionId: string | null;
  readonly roundId: string;
  readonly decisionId: string;
  readonly productName: string;
  readonly establishmentId: string | null;
  readonly establishmentName: string | null;
  readonly address: string | null;
}

/** A certificate for those who may take it back or have another take its place. Refused: "not_found" for no such number, "forbidden" to anyone else. */
export function issuedByNumber(ctx: Context, number: string): Promise<IssuedCertificate> {
  return find(ctx, eq(certificates.number, number));
}

/** The same by its id. */
export function issuedById(ctx: Context, id: string): Promise<IssuedCertificate> {
  return find(ctx, eq(certificates.id, id));
}

/** What a page shows before another certificate takes the place of one; whyNot: null when the reader may do it now. */
export async function replaceableByNumber(
  ctx: Context,
  number: string,
): Promise<{ readonly certificate: IssuedCertificate; readonly whyNot: string | null }> {
  const certificate = await issuedByNumber(ctx, number);
  return { certificate, whyNot: whyNotReplace(certificate, todayInVietnam(ctx.now)) };
}

async function find(ctx: Context, which: SQL): Promise<IssuedCertificate> {
  const [row] = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      awardId: awards.id,
      agencyId: rounds.agencyId,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      isCurrent: certificates.isCurrent,
      isSealed: sql<boolean>`${certificates.sealId} is not null`,
      templateVersionId: certificates.templateVersionId,
      roundId: rounds.id,
      decisionId: decisions.id,
      productName: awards.productName,
      establishmentId: products.establishmentId,
      establishmentName: awards.establishmentName,
      address: awards.address,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(which);
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!row) throw new DomainError("not_found", m.certificates_unknown_title());
  if (!mayKeepCertificates(ctx.actor, row)) throw new DomainError("forbidden", m.certificates_revokers_only());
  return row;
}
