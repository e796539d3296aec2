import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type CredentialReport, checkCredential, type Known } from "~/domain/credentials/check-credential";
import { differences } from "~/domain/credentials/differences";
import { keysOfDocument } from "~/domain/credentials/issuer-document";
import { differenceWords, wordsOf } from "~/domain/credentials/words";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import { paths } from "~/http/paths";
import type { ShownCheck } from "~/ui/primitives/check-list";

export interface LookedThrough {
  readonly report: CredentialReport;
  readonly checks: readonly ShownCheck[];
  /** Where a changed file is not what this site has, a sentence a field; null where nothing was changed, or this site has no such number. */
  readonly differences: readonly string[] | null;
}

/** A certificate's JSON, or the PDF that carries it, held against this site's keys and its list of those taken back. */
export async function lookThrough(file: File): Promise<LookedThrough> {
  const { text, paper } = await readFile(file);
  const known: Known = { now: new Date(), trusted: await keysOfSite(), paper };
  const first = await checkCredential(text, known);
  // Whoever signed with a key of this site names a list of this site; another's list is not asked for.
  const isOurs = first.checks.every(({ name, state }) => state === "ok" || !["proof", "key"].includes(name));
  const statusList = first.about && isOurs ? await listOfSite(first.about.statusList) : null;
  const report = statusList ? await checkCredential(text, { ...known, statusList }) : first;
  const isChanged = report.checks.some(({ reason }) => reason === "changed");
  const genuine = report.about && isChanged ? await ask(paths.certificateJson(report.about.number)) : null;
  return {
    report,
    checks: report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })),
    differences: genuine === null ? null : (differences(text, genuine)?.map(differenceWords) ?? null),
  };
}

async function readFile(file: File): Promise<{ readonly text: string } & Pick<Known, "paper">> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPdf = new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";
  if (!isPdf) return { text: new TextDecoder().decode(bytes), paper: undefined };
  // Large, and of no use for a JSON.
  const { readCertificatePdf } = await import("~/adapters/documents/pdf/certificate-files");
  const { credential, parts } = await readCertificatePdf(bytes, (part) => bytesToHex(sha256(part)));
  return { text: credential ?? "", paper: { bytes, parts } };
}

/** Undefined where they cannot be asked for now. */
async function keysOfSite(): Promise<TrustedKey[] | undefined> {
  return keysOfDocument((await ask("/.well-known/did.json")) ?? "") ?? undefined;
}

function listOfSite(address: string): Promise<string | null> {
  const { pathname } = new URL(address);
  return /^\/credentials\/status\/\d+\.json$/.test(pathname) ? ask(pathname) : Promise.resolve(null);
}

async function ask(path: string): Promise<string | null> {
  try {
    const response = await fetch(path);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
