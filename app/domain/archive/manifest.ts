import { canonicalJson } from "~/lib/canonical-json";

export const ARCHIVE_FORMAT = "tinh-hoa-archive-1";
export const MANIFEST = "manifest.json";
export const SIGNATURE = "manifest.sig.json";

/** A file of an archive. */
export interface ArchivedFile {
  /** From the archive's folder, with "/". */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What an archive is of. */
export interface ArchiveHead {
  readonly format: typeof ARCHIVE_FORMAT;
  /** The host whose addresses it serves: "https://tinhhoa.vn". */
  readonly site: string;
  /** ISO 8601. */
  readonly exportedAt: string;
}

/** The manifest's first line; each file has a line of its own, so that a large one can be read piece by piece. */
export const headLine = (head: ArchiveHead): string => `${JSON.stringify(head).slice(0, -1)},"files":[\n`;
export const fileLine = (file: ArchivedFile, isFirst: boolean): string =>
  `${isFirst ? "" : ",\n"}${JSON.stringify(file)}`;
export const LAST_LINE = "\n]}\n";

/** What the installation's key signs of an archive. digest: SHA-256 of the manifest's bytes, hex. */
export const signedText = (digest: string): string => canonicalJson({ format: ARCHIVE_FORMAT, digest });
