import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { ed25519 } from "@noble/curves/ed25519.js";
import { z } from "zod";
import { checkCredential } from "../credentials/check-credential";
import { keysOfDocument } from "../credentials/issuer-document";
import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import { checkSeal } from "../seals/check-seal";
import { ARCHIVE_FORMAT, type ArchivedFile, MANIFEST, SIGNATURE, signedText } from "./manifest";

const Head = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  site: z.url(),
  exportedAt: z.iso.datetime({ offset: true }),
});
const File = z.object({ path: z.string(), bytes: z.number().int().nonnegative(), sha256: z.string() });
const Signature = z.object({ digest: z.string(), key: z.string(), publicKey: z.string(), signature: z.string() });
const StatusEntry = z.object({ credentialStatus: z.object({ statusListCredential: z.url() }) });

/** What does not hold of an archive; `path` is the file it is about. */
export type ArchiveFault =
  | {
      readonly fault: "manifest_unreadable" | "manifest_changed" | "not_signed" | "other_key" | "foreign_key";
      readonly path: string;
    }
  | { readonly fault: "missing" | "changed" | "unlisted"; readonly path: string }
  | { readonly fault: "credential" | "seal"; readonly path: string; readonly reason: string };

export interface ArchiveReport {
  readonly ok: boolean;
  readonly site: string | null;
  readonly exportedAt: string | null;
  readonly files: number;
  /** Looked through: every one, or every nth. */
  readonly credentials: number;
  readonly seals: number;
  /** The key of the signature is one that was named; null where none was: then it is the archive's own. */
  readonly isTrusted: boolean | null;
  readonly faults: readonly ArchiveFault[];
}

interface CheckOptions {
  /** Keys of the installation, known from elsewhere; undefined where nobody told. */
  readonly trusted?: readonly TrustedKey[] | undefined;
  /** Look at every nth credential. */
  readonly every?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What lies in a folder and is of no archive, so that another may not take its place: all of it where it holds none. */
export async function strangersIn(folder: string): Promise<string[]> {
  const manifest = await readManifest(folder);
  if (!manifest) return readdir(folder);
  return (await unlisted(folder, manifest.files)).map(({ path }) => path);
}

/**
 * Whether an archive is whole and as it was signed: every file's hash, nothing added, every seal, and credentials with the archive's own
 * keys and status lists. Needs no network and no database.
 * Source: docs/rules/archive.md#verify.
 */
export async function checkArchive(folder: string, options: CheckOptions = {}): Promise<ArchiveReport> {
  const { trusted, every = 1, onProgress } = options;
  const faults: ArchiveFault[] = [];
  const manifest = await readManifest(folder);
  if (!manifest) {
    faults.push({ fault: "manifest_unreadable", path: MANIFEST });
    return report({ faults });
  }
  const { head, files } = manifest;
  const own = keysOfDocument(await readFile(path.join(folder, ".well-known/did.json"), "utf8").catch(() => "")) ?? [];
  const isTrusted = await checkSignature(folder, manifest, { trusted, own }, faults);
  // What is known from elsewhere wins: a key may have been withdrawn since the archive was made.
  const keys = [...(trusted ?? []), ...own];
  const lists = new Set<string>();
  const counts = { credentials: 0, seals: 0 };
  let done = 0;
  let met = 0;
  for (const file of files.values()) {
    const bytes = await bytesOf(folder, file, faults);
    done += 1;
    if (done % 100 === 0) onProgress?.(done, files.size);
    if (!bytes) continue;
    if (isCredential(file) && met++ % every === 0) {
      counts.credentials += 1;
      const text = bytes.toString("utf8");
      const reason = await whyNotCredential(folder, text, { keys, lists, now: new Date(head.exportedAt) });
      if (reason) faults.push({ fault: "credential", path: file.path, reason });
    }
    if (file.path.startsWith("seals/")) {
      counts.seals += 1;
      const failed = checkSeal(bytes.toString("utf8"), { trusted: keys }).checks.find(
        ({ state }) => state === "failed",
      );
      if (failed) faults.push({ fault: "seal", path: file.path, reason: failed.reason ?? failed.name });
    }
  }
  faults.push(...(await unlisted(folder, files)));
  return report({ ...head, ...counts, files: files.size, isTrusted, faults });
}

const isCredential = ({ path }: ArchivedFile) => path.startsWith("certificates/") && path.endsWith(".json");

function report(told: Partial<ArchiveReport> & Pick<ArchiveReport, "faults">): ArchiveReport {
  const nothing = { site: null, exportedAt: null, files: 0, credentials: 0, seals: 0, isTrusted: null };
  const { site, exportedAt, files, credentials, seals, isTrusted, faults } = { ...nothing, ...told };
  return { ok: faults.length === 0, site, exportedAt, files, credentials, seals, isTrusted, faults };
}

/** Line by line, as it is written; null where it is none. */
async function readManifest(folder: string) {
  const hash = createHash("sha256");
  const source = createReadStream(path.join(folder, MANIFEST));
  source.on("data", (piece) => hash.update(piece));
  const files = new Map<string, ArchivedFile>();
  let head: z.infer<typeof Head> | null = null;
  try {
    for await (const line of createInterface({ input: source })) {
      if (!head) {
        head = headIn(line);
        if (!head) return null;
      } else if (line !== "" && line !== "]}") {
        const file = File.parse(JSON.parse(line.replace(/,$/, "")));
        files.set(file.path, file);
      }
    }
  } catch {
    return null;
  }
  return head && { head, digest: hash.digest("hex"), files };
}

function headIn(line: string): z.infer<typeof Head> | null {
  try {
    return Head.parse(JSON.parse(`${line}]}`));
  } catch {
    return null;
  }
}

async function checkSignature(
  folder: string,
  { digest, head }: { readonly digest: string; readonly head: z.infer<typeof Head> },
  { trusted, own }: { readonly trusted: readonly TrustedKey[] | undefined; readonly own: readonly TrustedKey[] },
  faults: ArchiveFault[],
): Promise<boolean | null> {
  const text = await readFile(path.join(folder, SIGNATURE), "utf8").catch(() => "");
  const signature = Signature.safeParse(jsonOf(text)).data;
  if (!signature || !isSigned(signature)) {
    faults.push({ fault: "not_signed", path: SIGNATURE });
    return trusted ? false : null;
  }
  if (signature.digest !== digest) faults.push({ fault: "manifest_changed", path: MANIFEST });
  const isKnown = trustIn(signature.publicKey, head.exportedAt, trusted ?? own) === "trusted";
  if (!isKnown) faults.push({ fault: trusted ? "other_key" : "foreign_key", path: SIGNATURE });
  return trusted ? isKnown : null;
}

function isSigned({ digest, publicKey, signature }: z.infer<typeof Signature>): boolean {
  try {
    const bytes = (base64url: string) => Buffer.from(base64url, "base64url");
    return ed25519.verify(bytes(signature), Buffer.from(signedText(digest)), bytes(publicKey));
  } catch {
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The file as it was listed; null for one that is not, which is told. */
async function bytesOf(folder: string, file: ArchivedFile, faults: ArchiveFault[]): Promise<Buffer | null> {
  const place = path.resolve(folder, file.path);
  const isInside = place.startsWith(path.resolve(folder) + path.sep);
  const bytes = isInside ? await readFile(place).catch(() => null) : null;
  if (!bytes) {
    faults.push({ fault: "missing", path: file.path });
    return null;
  }
  if (createHash("sha256").update(bytes).digest("hex") === file.sha256) return bytes;
  faults.push({ fault: "changed", path: file.path });
  return null;
}

/**
 * Null where it holds. The status list it names is looked through with the first that names it: it is the same for a hundred thousand.
 * A certificate that has ended, or was taken back, is no fault of the archive.
 */
async function whyNotCredential(
  folder: string,
  text: string,
  { keys, lists, now }: { keys: readonly TrustedKey[]; lists: Set<string>; now: Date },
): Promise<string | null> {
  const address = StatusEntry.safeParse(jsonOf(text)).data?.credentialStatus.statusListCredential;
  if (!address) return "other_format";
  let statusList: string | null = null;
  if (!lists.has(address)) {
    statusList = await readFile(path.join(folder, new URL(address).pathname), "utf8").catch(() => null);
    if (statusList === null) return "no_status_list";
    lists.add(address);
  }
  const { checks } = await checkCredential(text, { now, trusted: keys, statusList });
  const failed = checks.find(({ state, reason }) => state === "failed" && !OVER.includes(reason ?? ""));
  return failed ? (failed.reason ?? failed.name) : null;
}

const OVER = ["expired", "revoked", "not_yet"];

async function unlisted(folder: string, files: ReadonlyMap<string, ArchivedFile>): Promise<ArchiveFault[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((name) => !files.has(name) && name !== MANIFEST && name !== SIGNATURE)
    .map((name) => ({ fault: "unlisted", path: name }));
}
