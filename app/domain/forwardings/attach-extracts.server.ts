import { eq, inArray } from "drizzle-orm";
import type { DecisionExtract } from "~/adapters/documents/pdf/decision-extract.server";
import { contentKey } from "~/adapters/files/content-key.server";
import type { FileStore } from "~/adapters/files/index";
import { awards, decisions, dossierSnapshots, products, provinces } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import { agencyNameOn } from "../agencies/queries.server";
import { keepFile } from "../attachments/keep-file.server";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { hashOfDossier } from "../nominations/admit-nomination.server";
import type { Dossier } from "../nominations/dossier";
import type { Paper } from "../nominations/forms";
import { isLiveSealOf } from "../nominations/live-seal.server";
import type { RoundDetails } from "../rounds/queries.server";
import type { Candidate } from "./rules";

/** Where certified extracts are kept, and what they name as the page of a certificate. */
export interface ExtractOffice {
  readonly store: FileStore;
  readonly pageUrl: (certificateNumber: string) => string;
}

const MEDIA_TYPE = "application/pdf";

/**
 * Draw and keep a certified extract of the decision for each winner, as a file of its maker. Returns the paper for the dossier,
 * by award. A file that no dossier comes to name is swept away later (`sweepFiles`).
 * Throws "conflict" for a sealed dossier that is no longer what was sealed: nothing is certified of it.
 */
export async function attachExtracts(
  ctx: Context,
  { store, pageUrl }: ExtractOffice,
  round: RoundDetails,
  candidates: readonly Candidate[],
): Promise<Map<string, Paper>> {
  const papers = new Map<string, Paper>();
  if (candidates.length === 0) return papers;
  const { decisionExtractPdf } = await import("~/adapters/documents/pdf/decision-extract.server");
  for (const row of await rowsOf(ctx, candidates)) {
    const candidate = candidates.find((one) => one.awardId === row.awardId)!;
    refuseBroken(row, candidate.productName);
    const named = await agencyNameOn(ctx, row.decision.agencyId, row.decision.decidedOn);
    const parent = named?.name === row.decision.agencyName ? named.parentName : null;
    const pdf = await decisionExtractPdf(
      extractOf(round, candidate, row, { parent, url: pageUrl(candidate.certificate.number) }),
    );
    const sha256 = sha256Hex(pdf);
    const number = row.decision.number.replaceAll("/", "-");
    const name = `${m.forwardings_extract_file({ number }, { locale: "vi" })}.pdf`;
    const file = { name, mediaType: MEDIA_TYPE, size: pdf.length, sha256 };
    const form = { ...file, name: ORIGINAL, storageKey: contentKey(sha256, "pdf"), content: pdf };
    const { id } = await keepFile(ctx, store, { ...file, establishmentId: candidate.establishmentId }, [form]);
    const { certificate } = candidate;
    papers.set(row.awardId, {
      ...{ fileId: id, name, kind: "lower_title", issuer: row.decision.agencyName },
      ...{ number: certificate.number, issuedOn: certificate.issuedOn, validUntil: certificate.validUntil },
      isCertified: true,
    });
  }
  return papers;
}

/** What the annex of the decision says of each. */
function rowsOf(ctx: Context, candidates: readonly Candidate[]) {
  return ctx.db
    .select({
      awardId: awards.id,
      position: awards.position,
      address: awards.address,
      province: provinces.name,
      content: dossierSnapshots.content,
      contentHash: dossierSnapshots.contentHash,
      decision: {
        agencyId: decisions.agencyId,
        agencyName: decisions.agencyName,
        number: decisions.number,
        decidedOn: decisions.decidedOn,
        signerName: decisions.signerName,
        signerTitle: decisions.signerTitle,
      },
    })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .innerJoin(dossierSnapshots, isLiveSealOf(awards.nominationId))
    .where(
      inArray(
        awards.id,
        candidates.map((one) => one.awardId),
      ),
    );
}

/** What goes up is what was sealed. Throws "conflict" with the product's name. */
export function refuseBroken(seal: { readonly content: unknown; readonly contentHash: string }, product: string): void {
  if (hashOfDossier(seal.content as Dossier) === seal.contentHash) return;
  throw new DomainError("conflict", m.forwardings_seal_broken({ product }));
}

/** An official paper: in Vietnamese, whatever language is read. */
function extractOf(
  round: RoundDetails,
  candidate: Candidate,
  row: Awaited<ReturnType<typeof rowsOf>>[number],
  { parent, url }: { readonly parent: string | null; readonly url: string },
): DecisionExtract {
  return runWithLocale("vi", () => {
    const { decision } = row;
    const { number, issuedOn, validUntil } = candidate.certificate;
    return {
      agency: { parent, name: decision.agencyName },
      decision: { number: decision.number, date: decision.decidedOn },
      signer: { title: decision.signerTitle, name: decision.signerName },
      subject: m.forwardings_extract_subject({
        level: levelTitle(round.level).toLowerCase(),
        year: String(round.year),
      }),
      columns: [
        { header: m.awards_column_number(), width: 7, align: "center" },
        { header: m.awards_column_product(), width: 30, align: "left" },
        { header: m.awards_column_establishment(), width: 28, align: "left" },
        { header: m.awards_column_address(), width: 27, align: "left" },
        { header: m.awards_column_group(), width: 22, align: "left" },
        { header: m.awards_column_tier(), width: 12, align: "left" },
      ],
      row: [
        String(row.position ?? ""),
        candidate.productName,
        candidate.establishmentName,
        [row.address, row.province].filter(Boolean).join(", "),
        groupNameIn(round.rules, candidate.groupCode),
        candidate.tier ?? "",
      ],
      facts: [
        { label: m.forwardings_extract_certificate(), text: number },
        {
          label: m.forwardings_extract_validity(),
          text: m.forwardings_extract_span({ from: formatDate(issuedOn), until: formatDate(validUntil) }),
        },
        { label: m.forwardings_extract_round(), text: round.name },
        {
          label: m.forwardings_extract_seal(), // On a line of its own: it is as long as one.
          text: `\n${row.contentHash}`,
        },
      ],
      check: m.forwardings_extract_check({ url }),
      footer: m.forwardings_extract_footer(),
    };
  });
}
