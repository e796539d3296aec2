import type { TemplateLanguage, TemplateSheet } from "~/lib/template-sheet";
import { certificatePath } from "../certificates/rules";
import type { Context } from "../context";
import type { SealContent } from "../seals/rules";
import { type Misfit, misfitsOf } from "../templates/check-fit.server";
import { sheetOfVersion } from "../templates/queries.server";
import { factsOfSealed } from "../templates/words.server";
import type { Drawable } from "./drawable.server";

/**
 * What of a list would not fit in a language, longest names first; nothing where that is the template's own, for it was looked at before
 * the release.
 */
export async function runMisfits(
  ctx: Pick<Context, "db">,
  seal: { readonly digest: string; readonly content: SealContent },
  drawable: readonly Drawable[],
  language: TemplateLanguage,
  site: string,
): Promise<Misfit[]> {
  const { content, digest } = seal;
  const sheet = await sheetInUse(ctx, content, drawable);
  if (sheet.language === language) return [];
  const kinds = new Map(drawable.map((one) => [one.number, one.replacementKind]));
  const facts = content.awards
    .filter((award) => kinds.has(award.certificate.number))
    .map((award) => {
      const { number, replaces } = award.certificate;
      const kind = kinds.get(number);
      return factsOfSealed(content, award, {
        replaces: replaces !== null && kind ? { number: replaces, kind } : null,
        seal: { version: content.version, digest },
        pageUrl: `${site}${certificatePath(number)}`,
      });
    });
  return misfitsOf({ ...sheet, language }, facts);
}

/** All certificates of a release are of one version of a template, those that took the place of others too. */
const sheetInUse = (
  ctx: Pick<Context, "db">,
  content: SealContent,
  [first]: readonly Drawable[],
): Promise<TemplateSheet> => sheetOfVersion(ctx, first?.templateVersionId ?? null, content.template ?? null);
