import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import type { Drawing, SheetWords, TemplateSheet } from "~/lib/template-sheet";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { emblemOf } from "./emblem.server";
import type { SampleKind } from "./forms";
import { picturesOf, refuseForeignPictures } from "./pictures.server";
import { mayKeepTemplates } from "./policy";
import { templateById } from "./queries.server";
import { asPreview, sampleWords } from "./samples.server";
import { STANDARD_VERSION, standardSheet } from "./standard";

/** A template as a page shows it. */
export interface DrawnTemplate {
  readonly drawing: Drawing;
  /** Of the pictures it names, as data: addresses. */
  readonly pictures: Record<string, string>;
}

/**
 * What a template of an agency looks like with sample words, saved or not.
 * Refused: "forbidden" to all but its organisers, "invalid" for a picture that is not the agency's.
 */
export async function drawTemplate(
  ctx: Context,
  store: FileStore,
  agencyId: string,
  sheet: TemplateSheet,
  of: SampleKind,
): Promise<DrawnTemplate> {
  if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
  await refuseForeignPictures(ctx, agencyId, sheet);
  // Loaded when it is asked for: the font kit is heavy, and a start must be quick.
  const { drawSheet } = await import("~/adapters/documents/template/draw.server");
  const { pictureUrl } = await import("~/adapters/documents/template/pictures.server");
  const pictures = await picturesOf(ctx, store, sheet);
  return {
    drawing: await drawSheet(sheet, sampleWords(of)),
    pictures: Object.fromEntries([...pictures].map(([id, picture]) => [id, pictureUrl(picture)])),
  };
}

/** A print of a template that says it is none, with sample words; sheet: as it is typed. Refused as `drawTemplate`. */
export async function templatePreview(
  ctx: Context,
  agencyId: string,
  sheet: TemplateSheet,
  of: SampleKind,
): Promise<{ readonly sheet: TemplateSheet; readonly words: SheetWords }> {
  if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
  await refuseForeignPictures(ctx, agencyId, sheet);
  return { sheet: asPreview(sheet), words: sampleWords(of) };
}

/**
 * A version of a template as it was saved, the latest where none is named; "standard" is the standard template as the agency issues
 * by it. Throws "not_found", as `templateById`.
 */
export async function savedSheet(
  ctx: Context,
  agencyId: string,
  id: string,
  version: number | undefined,
): Promise<TemplateSheet> {
  if (id === STANDARD) return standardSheet(STANDARD_VERSION, await emblemOf(ctx, agencyId));
  const { versions } = await templateById(ctx, id);
  const found = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (!found) throw new DomainError("not_found", m.templates_unknown());
  return found.content;
}

/** Where a template's id stands in an address. */
const STANDARD = "standard";
