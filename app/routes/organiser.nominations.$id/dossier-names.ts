import type { Dossier } from "~/domain/nominations/dossier";
import type { DossierFile } from "~/domain/nominations/dossier-files.server";
import type { Paper } from "~/domain/nominations/forms";
import { m } from "~/i18n/paraglide/messages";
import { slugOf } from "~/lib/slug";

/** What a dossier is saved as, without the ending: "LDG-2026-017 nuoc-mam-nhi". */
export function archiveName({ code, product }: Pick<Dossier, "code" | "product">): string {
  return [code, slugOf(product.name)].filter(Boolean).join(" ");
}

/** A file of a dossier and its path in the archive. */
export interface NamedFile {
  readonly fileId: string;
  readonly path: string;
}

/** Photos and papers, each in its folder and its order, no two under the same path. */
export function fileNames(
  { photos, papers }: Pick<Dossier, "photos" | "papers">,
  addendum: readonly Paper[],
  files: ReadonlyMap<string, Pick<DossierFile, "mediaType">>,
): NamedFile[] {
  const ending = (fileId: string) => ENDINGS[files.get(fileId)?.mediaType ?? ""] ?? "";
  const numbered = (at: number, word: string, fileId: string) =>
    `${String(at + 1).padStart(2, "0")}-${word}${ending(fileId)}`;
  const paperNames = (folder: string, list: readonly Paper[]) =>
    list.map((paper, at) => ({
      fileId: paper.fileId,
      path: `${folder}/${numbered(at, `${paper.kind}-${stem(paper.name)}`, paper.fileId)}`,
    }));
  return [
    ...photos.map((photo, at) => ({
      fileId: photo.fileId,
      path: `${m.nominations_screen_zip_photos()}/${numbered(at, photo.view, photo.fileId)}`,
    })),
    ...paperNames(m.nominations_screen_zip_papers(), papers),
    ...paperNames(m.nominations_screen_zip_late(), addendum),
  ];
}

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
};

/** Names that people give hold slashes and dots; a path of an archive must not. */
const stem = (name: string) => slugOf(name.replace(/\.[^.]*$/, "")).slice(0, 60) || "file";
