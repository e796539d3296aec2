import { asc, eq } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  dossierSnapshots,
  dossiers,
  establishments,
  files,
  nominations,
  productPhotos,
  products,
  provinces,
  rounds,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Dossier } from "./dossier";
import type { WorkingDossier } from "./forms";
import { isLiveSealOf } from "./live-seal.server";

/** The dossier of a nomination as it stands now. Whoever calls it has decided that the reader may read it. */
export async function readDossier(ctx: Context, nominationId: string): Promise<Dossier> {
  const [row] = await ctx.db
    .select({
      nomination: nominations,
      round: { id: rounds.id, name: rounds.name, nameEn: rounds.nameEn, level: rounds.level, year: rounds.year },
      product: {
        id: products.id,
        name: products.name,
        summary: products.summary,
        setCase: products.setCase,
        setMembers: products.setMembers,
      },
      establishment: {
        id: establishments.id,
        name: establishments.name,
        legalForm: establishments.legalForm,
        taxCode: establishments.taxCode,
        province: provinces.fullName,
        provinceId: provinces.id,
        district: establishments.district,
        commune: establishments.commune,
        address: establishments.address,
        representative: establishments.representative,
      },
      working: dossiers.answers,
    })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
    .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .where(eq(nominations.id, nominationId));
  if (!row) throw new DomainError("not_found", m.nominations_not_found());
  const photos = await ctx.db
    .select({
      fileId: productPhotos.fileId,
      view: productPhotos.view,
      width: files.width,
      height: files.height,
      sha256: files.sha256,
    })
    .from(productPhotos)
    .innerJoin(files, eq(files.id, productPhotos.fileId))
    .where(eq(productPhotos.productId, row.product.id))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
  const { papers = [], ...answers } = row.working as WorkingDossier;
  const household = row.establishment.legalForm === "household";
  return {
    version: 1,
    nominationId,
    code: row.nomination.code,
    groupCode: row.nomination.groupCode,
    round: row.round,
    product: row.product,
    establishment: { ...row.establishment, taxCode: household ? null : row.establishment.taxCode },
    answers,
    papers,
    photos: photos.map(({ width, height, ...photo }) => ({ ...photo, width: width ?? 0, height: height ?? 0 })),
    submittedAt: row.nomination.submittedAt?.toISOString() ?? null,
    ...(await lowerSealOf(ctx, row.nomination.fromNominationId)),
  };
}

/** The seal of the dossier it grew from, with what was decided of it; nothing where that one was never sealed. */
async function lowerSealOf(ctx: Context, fromNominationId: string | null): Promise<Pick<Dossier, "lower">> {
  if (fromNominationId === null) return {};
  const [row] = await ctx.db
    .select({
      code: nominations.code,
      contentHash: dossierSnapshots.contentHash,
      sealedAt: dossierSnapshots.sealedAt,
      round: { id: rounds.id, name: rounds.name, nameEn: rounds.nameEn, level: rounds.level, year: rounds.year },
      decision: { number: decisions.number, decidedOn: decisions.decidedOn, agency: decisions.agencyName },
      certificate: {
        number: certificates.number,
        issuedOn: certificates.issuedOn,
        validUntil: certificates.validUntil,
      },
    })
    .from(nominations)
    .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(awards, eq(awards.nominationId, nominations.id))
    .leftJoin(decisions, eq(decisions.id, awards.decisionId))
    .leftJoin(certificates, currentCertificate())
    .where(eq(nominations.id, fromNominationId));
  if (!row) return {};
  const { code, sealedAt, ...seal } = row;
  return { lower: { nominationId: fromNominationId, code: code ?? "", sealedAt: sealedAt.toISOString(), ...seal } };
}
