import { attachedCredential } from "~/adapters/documents/pdf/attached-credential";
import { type CredentialReport, checkCredential } from "~/domain/credentials/check-credential";
import { keysOfDocument } from "~/domain/credentials/issuer-document";
import { wordsOf } from "~/domain/credentials/words";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import type { ShownCheck } from "~/ui/primitives/check-list";

/** A certificate's JSON, or the PDF that carries it, held against this site's keys and its list of those taken back. */
export async function lookThrough(
  file: File,
): Promise<{ readonly report: CredentialReport; readonly checks: readonly ShownCheck[] }> {
  const text = await credentialIn(file);
  const known = { now: new Date(), trusted: await keysOfSite() };
  const first = await checkCredential(text, known);
  // Whoever signed with a key of this site names a list of this site; another's list is not asked for.
  const isOurs = first.checks.every(({ name, state }) => state === "ok" || !["proof", "key"].includes(name));
  const statusList = first.about && isOurs ? await listOfSite(first.about.statusList) : null;
  const report = statusList ? await checkCredential(text, { ...known, statusList }) : first;
  return { report, checks: report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })) };
}

async function credentialIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPdf = new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";
  // A PDF that carries none is told like any other file that is no certificate.
  return isPdf ? ((await attachedCredential(bytes)) ?? "") : new TextDecoder().decode(bytes);
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
