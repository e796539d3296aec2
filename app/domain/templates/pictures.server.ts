import { eq } from "drizzle-orm";
import type { PrintPicture } from "~/adapters/documents/template/pictures.server";
import { bytesOf, type FileStore } from "~/adapters/files/index";
import { templatePictures } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";
import { storedForm } from "../attachments/queries.server";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";

/** The pictures that a template shows, ready to be drawn; one that the store does not give is left out. Part of drawing what names them. */
export async function picturesOf(
  ctx: Pick<Context, "db">,
  store: FileStore,
  sheet: TemplateSheet,
): Promise<Map<string, PrintPicture>> {
  const { printPicture } = await import("~/adapters/documents/template/pictures.server");
  const pictures = new Map<string, PrintPicture>();
  for (const id of pictureIds(sheet)) {
    const form = await storedForm(ctx, id, ORIGINAL);
    const file = form && (await store.get(form.storageKey));
    if (file) pictures.set(id, await printPicture(await bytesOf(file)));
  }
  return pictures;
}

/** The store does not give what a certificate shows: it may, later. */
export class PictureMissing extends Error {}

/** The same, all of them: a certificate without its emblem or ground is none. Throws `PictureMissing`. */
export async function allPicturesOf(
  ctx: Pick<Context, "db">,
  store: FileStore,
  sheet: TemplateSheet,
): Promise<Map<string, PrintPicture>> {
  const pictures = await picturesOf(ctx, store, sheet);
  const missing = [...pictureIds(sheet)].filter((id) => !pictures.has(id));
  if (missing.length > 0)
    throw new PictureMissing(`Pictures of a template are not in the store: ${missing.join(", ")}`);
  return pictures;
}

export const pictureIds = ({ groundPicture, blocks }: TemplateSheet): Set<string> =>
  new Set([
    ...(groundPicture ? [groundPicture] : []),
    ...blocks.flatMap((block) => (block.kind === "picture" ? [block.picture] : [])),
  ]);

/** Throws "invalid" for a sheet that names a picture which is not the agency's. */
export async function refuseForeignPictures(
  ctx: Pick<Context, "db">,
  agencyId: string,
  sheet: TemplateSheet,
): Promise<void> {
  const wanted = pictureIds(sheet);
  if (wanted.size === 0) return;
  const own = await ctx.db
    .select({ id: templatePictures.fileId })
    .from(templatePictures)
    .where(eq(templatePictures.agencyId, agencyId));
  const known = new Set(own.map((row) => row.id));
  if ([...wanted].some((id) => !known.has(id))) throw new DomainError("invalid", m.templates_picture_missing());
}
