import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import { PAPER_KINDS, type PaperKind } from "~/lib/vocabulary";
import { typedDay } from "../typed";

/** What a paper says of itself. Days "YYYY-MM-DD". */
export type PaperFacts = {
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  /** Last day it holds; null where it does not expire. */
  readonly validUntil: string | null;
};

const line = (most: number) =>
  z
    .string()
    .transform(normalizeText)
    .pipe(z.string().max(most))
    .transform((text) => text || undefined);

const asked = z.object({
  file: z.instanceof(File, { error: () => m.errors_required_file() }),
  kind: z.enum(PAPER_KINDS),
  number: line(100).optional(),
  issuer: line(200).optional(),
  issuedOn: typedDay.optional(),
  validUntil: typedDay.optional(),
});

/** A paper does not end before it was issued. */
function inOrder(paper: { issuedOn?: string | undefined; validUntil?: string | undefined }, ctx: z.RefinementCtx) {
  if (!paper.issuedOn || !paper.validUntil || paper.issuedOn <= paper.validUntil) return;
  ctx.addIssue({ code: "custom", path: ["validUntil"], message: m.papers_span_wrong() });
}

/** A paper with its file, as it is put into the vault. */
export const PaperForm = asked.superRefine(inOrder);
export type PaperForm = z.output<typeof PaperForm>;

/** The same for a dossier; `keep`: it goes into the vault too, for other dossiers. */
export const DossierPaperForm = asked.extend({ keep: z.boolean().default(false) }).superRefine(inOrder);
export type DossierPaperForm = z.output<typeof DossierPaperForm>;

/** A renewal is of the kind of the paper it replaces. */
export const RenewPaperForm = asked.omit({ kind: true }).superRefine(inOrder);
export type RenewPaperForm = z.output<typeof RenewPaperForm>;

/** What was typed of a paper, with null for what was left out. */
export function factsOf<Typed extends Omit<PaperForm, "file" | "kind">>({
  number,
  issuer,
  issuedOn,
  validUntil,
}: Typed) {
  return {
    number: number ?? null,
    issuer: issuer ?? null,
    issuedOn: issuedOn ?? null,
    validUntil: validUntil ?? null,
  };
}
