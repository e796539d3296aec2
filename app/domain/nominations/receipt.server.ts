import { inArray } from "drizzle-orm";
import type { ReceiptData } from "~/adapters/documents/pdf/receipt.server";
import { files } from "~/db/schema";
import { formatDateTime } from "~/i18n/formats";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn, paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { whyNoReceipt } from "./policy";
import { nominationById } from "./queries.server";
import { dossierForJury } from "./sealed-dossier.server";

/** Characters of a file's hash that a receipt prints: enough to tell one file from another. */
const HASH_SHOWN = 12;

/**
 * What the receipt of a dossier prints, in Vietnamese whatever language is read; for its producer and the agency. pageUrl:
 * makes the address of a nomination's page. Throws "closed" while the dossier is being written.
 */
export async function receiptOf(
  ctx: Context,
  id: string,
  pageUrl: (id: string) => string,
): Promise<{ code: string; print: ReceiptData }> {
  const nomination = await nominationById(ctx, id);
  const refusal = whyNoReceipt(nomination);
  const { code, submittedAt, round } = nomination;
  if (refusal || !code || !submittedAt) throw new DomainError("closed", refusal ?? "");
  // Papers that came after admission were not handed in with it.
  const dossier = nomination.isSealed ? (await dossierForJury(ctx, id)).dossier : nomination.dossier;
  const hashes = await hashesOf(
    ctx,
    dossier.papers.map((paper) => paper.fileId),
  );
  const { establishment, product } = dossier;
  const print = runWithLocale("vi", () => ({
    agency: round.agency.name,
    code,
    facts: [
      { term: m.nominations_product(), text: product.name },
      {
        term: m.nominations_dossier_group(),
        text: `${dossier.groupCode} · ${groupNameIn(round.rules, dossier.groupCode)}`,
      },
      { term: m.nominations_dossier_maker(), text: establishment.name },
      {
        term: m.nominations_dossier_address(),
        text: [establishment.address, establishment.commune, establishment.district, establishment.province]
          .filter(Boolean)
          .join(", "),
      },
      { term: m.nominations_round(), text: round.name },
      { term: m.nominations_receipt_at(), text: formatDateTime(submittedAt) },
      { term: m.nominations_dossier_photos(), text: String(dossier.photos.length) },
    ],
    papers: dossier.papers.map((paper) => ({
      name: [paperKindName(paper.kind), paper.number].filter(Boolean).join(" "),
      file: paper.name,
      hash: (hashes.get(paper.fileId) ?? "").slice(0, HASH_SHOWN),
    })),
    declaration: m.nominations_declaration(),
    note: nomination.state === "withdrawn" ? m.nominations_receipt_withdrawn() : null,
    pageUrl: pageUrl(id),
  }));
  return { code, print };
}

async function hashesOf(ctx: Context, fileIds: readonly string[]): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: files.id, sha256: files.sha256 })
    .from(files)
    .where(inArray(files.id, [...fileIds]));
  return new Map(rows.map((row) => [row.id, row.sha256]));
}
