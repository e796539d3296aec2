import { asc, eq, gt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  awards,
  certificates,
  decisions,
  establishments,
  products,
  provinces,
  revocations,
  rounds,
  seals,
} from "~/db/schema";
import type { GroupNames } from "~/i18n/names";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { CertificateStatus, Level, ReplacementKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { SealContent, SealedAward, SealedTemplate } from "../seals/rules";
import { statusOfCertificate } from "./rules";

/** What a certificate says, as printed at its decision, and what it is worth today. */
export interface Certificate {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly createdAt: Date;
  /** Its place over all status lists of credentials, from 0. */
  readonly statusIndex: number;
  readonly status: CertificateStatus;
  readonly revokedOn: PlainDate | null;
  readonly revokedReason: string | null;
  /** Number of the decision that took it back. */
  readonly revokedBy: string | null;
  /** How it looks; null for the standard template. */
  readonly templateVersionId: string | null;
  /** The seal it was issued from (docs/rules/seals.md); null only until what was released before there were seals is sealed. */
  readonly seal: {
    readonly version: number;
    readonly digest: string;
    /** By which the results were made. */
    readonly rules: SealContent["rules"];
    /** Null of what was released before there were templates. */
    readonly template: SealedTemplate | null;
  } | null;
  /** The certificate it took the place of, and why. */
  readonly replaces: { readonly number: string; readonly kind: ReplacementKind; readonly reason: string } | null;
  /** The certificate that took its place, and why. */
  readonly replacedBy: {
    readonly number: string;
    /** The day it was made. */
    readonly on: PlainDate;
    readonly kind: ReplacementKind;
    readonly reason: string;
  } | null;
  readonly level: Level;
  readonly year: number;
  readonly groupCode: string | null;
  readonly tier: string | null;
  readonly productName: string;
  readonly productId: string;
  readonly productSlug: string;
  readonly establishmentName: string | null;
  readonly establishmentSlug: string | null;
  readonly address: string | null;
  readonly provinceName: string;
  /** Ids of what its words come from and that may still change, by the noun that tells of it (drizzle/0012). A decision does not. */
  readonly sources: Readonly<Record<string, string | null>>;
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
    /** Of its rules. */
    readonly groups: GroupNames["groups"];
    /** Who ran it; the decision may be that of the authority above. */
    readonly agencyId: string;
  };
}

const earlier = alias(certificates, "earlier");
const later = alias(certificates, "later");

/**
 * What the seal of a certificate that was replaced says of it: a correction changed what the award prints, and not what was printed.
 * The one that counts prints what its award does, so no seal of a long list is read for it.
 */
const sealedAward = sql<SealedAward | null>`case when not ${certificates.isCurrent} then
  (select one from jsonb_array_elements(${seals.content} -> 'awards') one
  where one -> 'certificate' ->> 'number' = ${certificates.number}) end`;

/** Public: anyone may ask. Null when no certificate bears this number. */
export async function certificateByNumber(ctx: Context, number: string): Promise<Certificate | null> {
  const [row] = await selectRows(ctx).where(eq(certificates.number, number));
  return row ? certificateOf(row, todayInVietnam(ctx.now)) : null;
}

const BATCH = 500;

/**
 * Every certificate there is, also those that ended, were taken back or replaced, in the order of issue; in batches, so that memory
 * does not grow. Public.
 */
export async function* certificateBatches(ctx: Context): AsyncGenerator<Certificate[]> {
  const today = todayInVietnam(ctx.now);
  let last = -1;
  for (;;) {
    const rows = await selectRows(ctx)
      .where(gt(certificates.statusIndex, last))
      .orderBy(asc(certificates.statusIndex))
      .limit(BATCH);
    if (rows.length === 0) return;
    yield rows.map((row) => certificateOf(row, today));
    last = rows.at(-1)!.certificate.statusIndex;
  }
}

function selectRows(ctx: Context) {
  return ctx.db
    .select({
      certificate: certificates,
      revocation: revocations,
      award: awards,
      decision: decisions,
      round: {
        slug: rounds.slug,
        name: rounds.name,
        nameEn: rounds.nameEn,
        groups: sql<GroupNames["groups"]>`${rounds.rules} -> 'groups'`,
        agencyId: rounds.agencyId,
      },
      productSlug: products.slug,
      establishmentId: establishments.id,
      establishmentSlug: establishments.slug,
      provinceName: provinces.name,
      seal: {
        version: seals.version,
        digest: seals.digest,
        rules: seals.rules,
        template: sql<SealedTemplate | null>`${seals.template}`,
      },
      sealed: sealedAward,
      replaced: earlier.number,
      replacing: {
        number: later.number,
        at: later.createdAt,
        kind: later.replacementKind,
        reason: later.replacementReason,
      },
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(seals, eq(seals.id, certificates.sealId))
    .leftJoin(earlier, eq(earlier.id, certificates.replacesId))
    .leftJoin(later, eq(later.replacesId, certificates.id))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

function certificateOf(row: Row, today: PlainDate): Certificate {
  const { certificate, revocation, award, decision, sealed, replacing } = row;
  const revokedOn = revocation?.revokedOn ?? null;
  const { validUntil, isCurrent, replacementKind, replacementReason } = certificate;
  const status = statusOfCertificate({ validUntil, revokedOn, isCurrent }, today);
  return {
    number: certificate.number,
    issuedOn: certificate.issuedOn,
    validUntil,
    createdAt: certificate.createdAt,
    statusIndex: certificate.statusIndex,
    status,
    revokedOn,
    revokedReason: revocation?.reason ?? null,
    revokedBy: revocation?.decisionNumber ?? null,
    templateVersionId: certificate.templateVersionId,
    seal: row.seal,
    replaces: row.replaced ? { number: row.replaced, kind: replacementKind!, reason: replacementReason! } : null,
    replacedBy: replacing && {
      number: replacing.number,
      on: todayInVietnam(replacing.at),
      kind: replacing.kind!,
      reason: replacing.reason!,
    },
    level: award.level,
    year: award.year,
    groupCode: award.groupCode,
    tier: award.tier,
    productName: sealed?.product ?? award.productName,
    productId: award.productId,
    productSlug: row.productSlug,
    establishmentName: sealed?.establishment ?? award.establishmentName,
    establishmentSlug: row.establishmentSlug,
    address: sealed ? sealed.address : award.address,
    provinceName: row.provinceName,
    sources: {
      certificate: certificate.id,
      award: award.id,
      product: award.productId,
      establishment: row.establishmentId,
      round: decision.roundId,
      province: award.provinceId,
    },
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
