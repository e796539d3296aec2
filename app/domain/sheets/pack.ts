/** One thing a device fetches to show an entry without a network. */
export interface PackItem {
  readonly url: string;
  /** Names the content: what a device keeps under this key it need not fetch again. */
  readonly key: string;
  /** Null for a page, whose size is known once it is written. */
  readonly bytes: number | null;
}

/** A paper that stays behind, so that its juror knows. */
export interface LeftOut {
  readonly fileId: string;
  /** As the dossier calls it. */
  readonly name: string;
  readonly bytes: number;
}

export interface PackEntry {
  readonly sheetId: string;
  /** Voting code. */
  readonly code: string;
  readonly productName: string;
  readonly items: readonly PackItem[];
  readonly leftOut: readonly LeftOut[];
}

export interface Pack {
  readonly roundId: string;
  readonly entries: readonly PackEntry[];
  /** Of all files in it; pages come on top. */
  readonly fileBytes: number;
}

/** A stored form of a file. */
export interface StoredForm {
  /** The file, or the name that a photo of a blind copy has for its juror. */
  readonly fileId: string;
  /** "640" or "original". */
  readonly name: string;
  readonly size: number;
  /** Where it is served. */
  readonly url: string;
}

/** An entry as its sheet's page shows it to the juror. */
export interface PackedSheet {
  readonly sheetId: string;
  readonly code: string;
  readonly productName: string;
  /** Names what the page shows. */
  readonly pageKey: string;
  /** By the `fileId` of their forms. */
  readonly photos: readonly string[];
  readonly papers: readonly { readonly fileId: string; readonly name: string }[];
}

/** Bytes of files in one pack: with the pages of 60 entries it stays below 25 MB. */
export const FILES_LIMIT = 19_000_000;
/** Photos may take this much; what is left of the limit, and what they leave, is for papers. */
const PHOTOS_LIMIT = 16_000_000;
/** Pixels across: for a phone, for a first photo while there is room, and where there is little. */
const [SMALL, LARGE, TINY] = ["640", "1280", "320"] as const;

/**
 * What a juror's device fetches to work without a network: the page of each sheet, its photos at a juror's size, and papers, the
 * small ones first, as long as they fit. forms: the stored forms of all files that the sheets name. pageOf: the address of a sheet.
 * Source: docs/rules/sheets.md#without-a-network
 */
export function packOf(
  roundId: string,
  sheets: readonly PackedSheet[],
  forms: readonly StoredForm[],
  pageOf: (sheetId: string) => string,
): Pack {
  const formOf = (fileId: string, ...names: string[]) =>
    names.map((name) => forms.find((form) => form.fileId === fileId && form.name === name)).find(Boolean) ??
    forms.find((form) => form.fileId === fileId);
  const sum = (list: readonly (StoredForm | undefined)[]) => list.reduce((total, form) => total + (form?.size ?? 0), 0);
  const isTight = sum(sheets.flatMap(({ photos }) => photos.map((id) => formOf(id, SMALL, TINY)))) > PHOTOS_LIMIT;
  const small = (fileId: string) => formOf(fileId, isTight ? TINY : SMALL, TINY);
  const firsts = sheets.flatMap(({ photos }) => photos.slice(0, 1));
  const others = sheets.flatMap(({ photos }) => photos.slice(1));
  const hasRoom = sum([...firsts.map((id) => formOf(id, LARGE, SMALL)), ...others.map(small)]) <= PHOTOS_LIMIT;
  const photoForm = (fileId: string, index: number) =>
    index === 0 && hasRoom ? formOf(fileId, LARGE, SMALL) : small(fileId);

  let left = FILES_LIMIT - sum(sheets.flatMap(({ photos }) => photos.map(photoForm)));
  const papers = sheets
    .flatMap((sheet) => sheet.papers.map(({ fileId }) => formOf(fileId, "original")))
    .filter((form) => form !== undefined)
    .sort((a, b) => a.size - b.size);
  const taken = new Set<string>();
  for (const { fileId, size } of papers) {
    if (taken.has(fileId) || size > left) continue;
    taken.add(fileId);
    left -= size;
  }

  const item = ({ fileId, name, size, url }: StoredForm): PackItem => ({
    url,
    key: `${fileId}/${name}`,
    bytes: size,
  });
  const entries = sheets.map(({ sheetId, code, productName, pageKey, photos, papers }) => ({
    sheetId,
    code,
    productName,
    items: [
      { url: pageOf(sheetId), key: pageKey, bytes: null },
      ...[...photos.map(photoForm), ...papers.map(({ fileId }) => taken.has(fileId) && formOf(fileId, "original"))]
        .filter((form): form is StoredForm => Boolean(form))
        .map(item),
    ],
    leftOut: papers
      .filter(({ fileId }) => !taken.has(fileId))
      .map(({ fileId, name }) => ({ fileId, name, bytes: formOf(fileId, "original")?.size ?? 0 })),
  }));
  const files = new Map(entries.flatMap(({ items }) => items.map(({ url, bytes }) => [url, bytes ?? 0] as const)));
  return { roundId, entries, fileBytes: [...files.values()].reduce((total, bytes) => total + bytes, 0) };
}
