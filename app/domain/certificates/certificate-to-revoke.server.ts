import { eq, type SQL } from "drizzle-orm";
import { awards, certificates, decisions, products, revocations, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayRevokeCertificate } from "./policy";

export interface RevocableCertificate {
  readonly id: string;
  readonly number: string;
  readonly awardId: string;
  /** Whose round it was: the issuer may be the authority above. */
  readonly agencyId: string;
  readonly issuedOn: PlainDate;
  readonly revokedOn: PlainDate | null;
  readonly productName: string;
  readonly establishmentId: string | null;
  readonly establishmentName: string | null;
}

/** A certificate for those who may take it back. Refused: "not_found" for no such number, "forbidden" to anyone else. */
export function certificateToRevoke(ctx: Context, number: string): Promise<RevocableCertificate> {
  return find(ctx, eq(certificates.number, number));
}

/** The same by its id. */
export function revocableById(ctx: Context, id: string): Promise<RevocableCertificate> {
  return find(ctx, eq(certificates.id, id));
}

async function find(ctx: Context, which: SQL): Promise<RevocableCertificate> {
  const [row] = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      awardId: awards.id,
      agencyId: rounds.agencyId,
      issuedOn: certificates.issuedOn,
      revokedOn: revocations.revokedOn,
      productName: awards.productName,
      establishmentId: products.establishmentId,
      establishmentName: awards.establishmentName,
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
  if (!mayRevokeCertificate(ctx.actor, row)) throw new DomainError("forbidden", m.certificates_revokers_only());
  return row;
}
