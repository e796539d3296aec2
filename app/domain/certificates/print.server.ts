import { eq, sql } from "drizzle-orm";
import type { PrintPicture } from "~/adapters/documents/template/pictures.server";
import type { FileStore } from "~/adapters/files/index";
import { certificates, seals } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { SheetWords, TemplateSheet } from "~/lib/template-sheet";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SealedAward } from "../seals/rules";
import { pictureIds, picturesOf } from "../templates/pictures.server";
import { sheetOfVersion } from "../templates/queries.server";
import { fieldsIn } from "../templates/rules";
import { sheetWords } from "../templates/words.server";
import { type Certificate, certificateByNumber } from "./queries.server";
import { normalizeCertificateNumber } from "./rules";

/** A certificate as it is drawn: what its template says, and its words. */
export interface CertificatePrint {
  readonly certificate: Certificate;
  readonly sheet: TemplateSheet;
  readonly words: SheetWords;
}

/**
 * What the paper of a certificate prints, by the template it was issued with. Public. pageUrl: makes the address of a number's page.
 * Throws "not_found", and "closed" for a certificate that was taken back or replaced, and before its results are sealed.
 */
export async function certificateForPrint(
  ctx: Context,
  typedNumber: string,
  pageUrl: (number: string) => string,
): Promise<CertificatePrint> {
  const certificate = await certificateByNumber(ctx, normalizeCertificateNumber(typedNumber));
  if (!certificate) throw new DomainError("not_found", m.certificates_unknown_title());
  // A paper that says nothing of it would pass for a valid one.
  if (certificate.status === "revoked" || certificate.status === "superseded") {
    throw new DomainError("closed", m.certificates_no_paper());
  }
  if (!certificate.seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const sheet = await sheetOfVersion(ctx, certificate.templateVersionId);
  return { certificate, sheet, words: await wordsFor(ctx, certificate, sheet, pageUrl) };
}

async function wordsFor(
  ctx: Context,
  certificate: Certificate,
  sheet: TemplateSheet,
  pageUrl: (number: string) => string,
): Promise<SheetWords> {
  const { number, productName, establishmentName, provinceName, ...rest } = certificate;
  const namesGroup = sheet.blocks.some(
    (block) => block.kind === "text" && fieldsIn(block.text + block.english).includes("group"),
  );
  return sheetWords({
    ...rest,
    number,
    product: productName,
    establishment: establishmentName ?? "",
    province: provinceName,
    group: namesGroup ? await sealedGroup(ctx, number) : null,
    pageUrl: pageUrl(number),
  });
}

/** The name of its product group, as its seal says it: a long list is only read where the name is printed. */
async function sealedGroup(ctx: Context, number: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ group: sql<SealedAward["group"]>`one -> 'group'` })
    .from(certificates)
    .innerJoin(seals, eq(seals.id, certificates.sealId))
    .innerJoin(
      sql`jsonb_array_elements(${seals.content} -> 'awards') one`,
      sql`one -> 'certificate' ->> 'number' = ${number}`,
    )
    .where(eq(certificates.number, number));
  return row?.group?.name ?? null;
}

type DrawnPrint = Pick<CertificatePrint, "sheet" | "words">;

/**
 * A file that certificates are drawn into, a page each. Their templates' pictures are read once; keep it for a run, or for one
 * certificate.
 */
export async function certificatesFile(ctx: Pick<Context, "db">, store: FileStore) {
  // Loaded when the first paper is asked for: the PDF kit is heavy, and a start must be quick.
  const { DrawingsPdf } = await import("~/adapters/documents/template/pdf.server");
  const { drawSheet } = await import("~/adapters/documents/template/draw.server");
  const pictures = new Map<string, PrintPicture>();
  return {
    /** One PDF of at least one certificate. credential: of the one in it, to be attached. */
    async pdf(
      prints: AsyncIterable<DrawnPrint> | Iterable<DrawnPrint>,
      credential?: { readonly text: string; readonly issuedAt: Date },
    ): Promise<Buffer> {
      let file: Awaited<ReturnType<typeof DrawingsPdf.create>> | undefined;
      for await (const { sheet, words } of prints) {
        if ([...pictureIds(sheet)].some((id) => !pictures.has(id))) {
          for (const [id, picture] of await picturesOf(ctx, store, sheet)) pictures.set(id, picture);
        }
        file ??= await DrawingsPdf.create({ title: words.vi.title!, author: words.vi.agency! }, pictures);
        await file.add(await drawSheet(sheet, words));
      }
      if (!file) throw new RangeError("A file of certificates needs one");
      if (credential) await file.attach(credential.text, credential.issuedAt);
      return file.bytes();
    },
  };
}
