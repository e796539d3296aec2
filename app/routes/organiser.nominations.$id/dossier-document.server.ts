import type { DossierDocument } from "~/adapters/documents/pdf/dossier.server";
import { type DossierFile, filesOfDossier, readDossierFile } from "~/domain/nominations/dossier-files.server";
import type { Paper } from "~/domain/nominations/forms";
import { QUESTIONS, questionsOf, STEPS } from "~/domain/nominations/questions";
import type { Screening } from "~/domain/nominations/screening.server";
import type { RequestContext } from "~/http/respond.server";
import { formatBytes, formatDate, formatDateTime } from "~/i18n/formats";
import {
  groupNameIn,
  legalFormName,
  nominationStateName,
  paperKindName,
  photoViewName,
  setCaseName,
} from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { answerText } from "~/ui/dossier/answer-text";
import { questionLabel, stepName } from "~/ui/nominations/question-texts";
import { roundName } from "~/ui/rounds/round-name";

/**
 * A dossier as one document: what is sealed once it is, else what stands now; with the papers' names, not their pages. A cover
 * needs no photos. pagesBefore: where the papers follow the document, the pages of papers before each, in their order.
 */
export async function dossierDocument(
  ctx: RequestContext,
  screening: Screening,
  extent: "cover" | "whole",
  pagesBefore: readonly number[] | null = null,
): Promise<DossierDocument> {
  const { nomination, dossier, addendum, seal } = screening;
  const { round } = nomination;
  const files = await filesOfDossier(ctx, dossier, addendum);
  const cellsOf = (paper: Paper, at: number) => [
    String(at + 1),
    paperTitle(paper, addendum),
    [paper.number && m.nominations_paper_facts({ number: paper.number }), paper.issuer, paper.name]
      .filter(Boolean)
      .join(" · "),
    [paper.validUntil && formatDate(paper.validUntil), formatBytes(files.get(paper.fileId)?.size ?? 0)]
      .filter(Boolean)
      .join(" · "),
  ];
  return {
    agency: round.agency.name,
    kind: m.nominations_screen_doc_kind(),
    round: roundName(round),
    product: dossier.product.name,
    establishment: dossier.establishment.name,
    cover: coverOf(screening),
    sections: sectionsOf(screening),
    photosTitle: m.nominations_dossier_photos(),
    photos: extent === "whole" ? await photosOf(ctx, dossier.photos, files) : [],
    papersTitle: m.nominations_dossier_papers(),
    papersHead: [
      m.nominations_screen_doc_number(),
      m.nominations_paper_kind(),
      m.nominations_screen_doc_facts(),
      m.nominations_screen_doc_until(),
      ...(pagesBefore ? [m.nominations_screen_doc_page()] : []),
    ],
    papers: [...dossier.papers, ...addendum].map((paper, at) => ({
      cells: cellsOf(paper, at),
      pagesBefore: pagesBefore?.[at] ?? null,
    })),
    papersNote: papersNote(dossier.papers.length + addendum.length, pagesBefore !== null),
    footer: seal
      ? m.nominations_screen_doc_sealed({ at: formatDateTime(seal.sealedAt), hash: seal.contentHash })
      : m.nominations_screen_doc_unsealed({ at: formatDateTime(ctx.now) }),
  };
}

/** The kind of a paper, and whether it came after the seal. */
export function paperTitle(paper: Paper, addendum: readonly Paper[]): string {
  const kind = paperKindName(paper.kind);
  return addendum.includes(paper) ? m.nominations_screen_doc_late({ paper: kind }) : kind;
}

function papersNote(papers: number, follow: boolean): string {
  if (papers === 0) return m.nominations_screen_doc_no_papers();
  return follow ? m.nominations_screen_doc_papers_follow() : m.nominations_screen_doc_papers_note();
}

async function photosOf(
  ctx: RequestContext,
  photos: Screening["dossier"]["photos"],
  files: ReadonlyMap<string, DossierFile>,
): Promise<DossierDocument["photos"]> {
  const read = photos.map(async ({ fileId, view }) => {
    const file = files.get(fileId);
    const bytes = file && (await readDossierFile(ctx.services.files, file));
    return bytes ? [{ caption: photoViewName(view), bytes }] : [];
  });
  return (await Promise.all(read)).flat();
}

type Fact = readonly [string, string];

const known = (facts: readonly (readonly [string, string | null | undefined])[]): Fact[] =>
  facts.flatMap(([term, detail]) => (detail ? [[term, detail] as const] : []));

function coverOf({ nomination, dossier }: Screening): Fact[] {
  const { establishment: maker, product } = dossier;
  const address = [maker.address, maker.commune, maker.district, maker.province].filter(Boolean).join(", ");
  return known([
    [m.nominations_code(), dossier.code],
    [m.nominations_dossier_group(), `${dossier.groupCode} · ${groupNameIn(nomination.round.rules, dossier.groupCode)}`],
    [m.common_status(), nominationStateName(nomination.state)],
    [m.nominations_receipt_at(), dossier.submittedAt && formatDateTime(dossier.submittedAt)],
    [m.products_set_case(), product.setCase && setCaseName(product.setCase)],
    [m.nominations_dossier_set(), product.setMembers],
    [m.establishments_legal_form(), maker.legalForm && legalFormName(maker.legalForm)],
    [m.establishments_tax_code(), maker.taxCode],
    [m.nominations_dossier_address(), address],
    [m.establishments_representative(), maker.representative],
  ]);
}

function sectionsOf({ dossier }: Screening): DossierDocument["sections"] {
  const { answers, product } = dossier;
  const summary = product.summary
    ? [{ title: m.nominations_screen_doc_summary(), facts: [], texts: [{ heading: "", text: product.summary }] }]
    : [];
  const steps = STEPS.flatMap((step) => {
    const answered = questionsOf(step).filter((code) => answers[code] !== undefined);
    if (answered.length === 0) return [];
    const isLong = (code: (typeof answered)[number]) => QUESTIONS[code].kind === "paragraphs";
    return [
      {
        title: step === "papers" ? m.nominations_title_section() : stepName(step),
        texts: answered
          .filter(isLong)
          .map((code) => ({ heading: questionLabel(code, dossier.round.year), text: String(answers[code]) })),
        facts: answered
          .filter((code) => !isLong(code))
          .map((code): Fact => [questionLabel(code, dossier.round.year), answerText(code, answers[code]!)]),
      },
    ];
  });
  return [...summary, ...steps];
}
