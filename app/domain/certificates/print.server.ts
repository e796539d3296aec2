import { eq, sql } from "drizzle-orm";
import type { CertificateFiles } from "~/adapters/documents/pdf/certificate-files";
import type { PrintPicture } from "~/adapters/documents/template/pictures.server";
import type { FileStore } from "~/adapters/files/index";
import { certificates, seals } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { SheetWords, TemplateLanguage, TemplateSheet } from "~/lib/template-sheet";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SealedAward } from "../seals/rules";
import { allPicturesOf, pictureIds, picturesOf } from "../templates/pictures.server";
import { sheetOfVersion } from "../templates/queries.server";
import { sheetWords } from "../templates/words.server";
import { type Certificate, certificateByNumber } from "./queries.server";
import { normalizeCertificateNumber } from "./rules";

/** A certificate as it is drawn: what its template says, and its words. */
export interface CertificatePrint {
  readonly certificate: Certificate;
  readonly sheet: TemplateSheet;
  readonly words: SheetWords;
}

/** How a paper is asked for, where it is not as its template says. */
interface PrintWish {
  /** In place of the template's own languages. */
  readonly language?: TemplateLanguage | undefined;
  /** What its seal says, where that was read already: a long list is read once. */
  readonly sealed?: SealedAward;
}

/**
 * What the paper of a certificate prints, by the template it was issued with. Public. pageUrl: makes the address of a number's page.
 * Throws "not_found", and "closed" for a certificate that was taken back or replaced, and before its results are sealed.
 */
export async function certificateForPrint(
  ctx: Context,
  typedNumber: string,
  pageUrl: (number: string) => string,
  { language, sealed }: PrintWish = {},
): Promise<CertificatePrint> {
  const certificate = await certificateByNumber(ctx, normalizeCertificateNumber(typedNumber));
  if (!certificate) throw new DomainError("not_found", m.certificates_unknown_title());
  // A paper that says nothing of it would pass for a valid one.
  if (certificate.status === "revoked" || certificate.status === "superseded") {
    throw new DomainError("closed", m.certificates_no_paper());
  }
  const { seal } = certificate;
  if (!seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const issued = await sheetOfVersion(ctx, certificate.templateVersionId, seal.template);
  const sheet = language ? { ...issued, language } : issued;
  return { certificate, sheet, words: await wordsFor(ctx, { ...certificate, seal }, pageUrl, sealed) };
}

/**
 * The same for one who asks for it alone: what its template does not hold in another language is refused as "conflict", for nobody has
 * looked at it.
 */
export async function certificateInLanguage(
  ctx: Context,
  typedNumber: string,
  pageUrl: (number: string) => string,
  language: TemplateLanguage | undefined,
): Promise<CertificatePrint> {
  const issued = await certificateForPrint(ctx, typedNumber, pageUrl);
  if (language === undefined || language === issued.sheet.language) return issued;
  const print = { ...issued, sheet: { ...issued.sheet, language } };
  const { textFaults } = await import("~/adapters/documents/template/draw.server");
  const { overflowing, unknown } = await textFaults(print.sheet, print.words);
  if (overflowing.length + unknown.length > 0) throw new DomainError("conflict", m.certificates_language_misfit());
  return print;
}

/** Names, places and group as the seal says them: a province may bear another name since. */
async function wordsFor(
  ctx: Context,
  certificate: Certificate & { readonly seal: NonNullable<Certificate["seal"]> },
  pageUrl: (number: string) => string,
  known: SealedAward | undefined,
): Promise<SheetWords> {
  const { number, productName, establishmentName, provinceName, ...rest } = certificate;
  const sealed = known ?? (await sealedAward(ctx, number));
  return sheetWords({
    ...rest,
    number,
    rules: certificate.seal.rules,
    product: productName,
    establishment: establishmentName ?? "",
    province: sealed?.province.name ?? provinceName,
    group: sealed?.group?.name ?? null,
    pageUrl: pageUrl(number),
  });
}

/** What its seal says of a certificate's award. */
async function sealedAward(ctx: Context, number: string): Promise<SealedAward | null> {
  const [row] = await ctx.db
    .select({ award: sql<SealedAward>`one` })
    .from(certificates)
    .innerJoin(seals, eq(seals.id, certificates.sealId))
    .innerJoin(
      sql`jsonb_array_elements(${seals.content} -> 'awards') one`,
      sql`one -> 'certificate' ->> 'number' = ${number}`,
    )
    .where(eq(certificates.number, number));
  return row?.award ?? null;
}

type DrawnPrint = Pick<CertificatePrint, "sheet" | "words">;

/**
 * A file that certificates are drawn into, a page each. Their templates' pictures are read once; keep it for a run, or for one
 * certificate. Drawing throws where the store does not give one of them; a preview leaves it out.
 */
export async function certificatesFile(
  ctx: Pick<Context, "db">,
  store: FileStore,
  kind: "certificates" | "preview" = "certificates",
) {
  const read = kind === "preview" ? picturesOf : allPicturesOf;
  // Loaded when the first paper is asked for: the PDF kit is heavy, and a start must be quick.
  const { DrawingsPdf } = await import("~/adapters/documents/template/pdf.server");
  const { drawSheet } = await import("~/adapters/documents/template/draw.server");
  const pictures = new Map<string, PrintPicture>();
  return {
    /** One PDF of at least one certificate. files: what stands beside the page of the one in it. */
    async pdf(prints: AsyncIterable<DrawnPrint> | Iterable<DrawnPrint>, files?: CertificateFiles): Promise<Buffer> {
      let file: Awaited<ReturnType<typeof DrawingsPdf.create>> | undefined;
      for await (const { sheet, words } of prints) {
        if ([...pictureIds(sheet)].some((id) => !pictures.has(id))) {
          for (const [id, picture] of await read(ctx, store, sheet)) pictures.set(id, picture);
        }
        file ??= await DrawingsPdf.create({ title: words.vi.title!, author: words.vi.agency! }, pictures);
        await file.add(await drawSheet(sheet, words));
      }
      if (!file) throw new RangeError("A file of certificates needs one");
      return file.bytes(files);
    },
  };
}
