import { attachedCredential } from "~/adapters/documents/pdf/attached-credential";
import { type CredentialReport, checkCredential } from "~/domain/credentials/check-credential";
import { wordsOf } from "~/domain/credentials/words";
import type { ShownCheck } from "~/ui/primitives/check-list";

/** A certificate's JSON, or the PDF that carries it, held against this site's keys and its list of those taken back. */
export async function lookThrough(
  file: File,
): Promise<{ readonly report: CredentialReport; readonly checks: readonly ShownCheck[] }> {
  const text = await credentialIn(file);
  const known = { now: new Date(), trusted: await keysOfSite() };
  const first = await checkCredential(text, known);
  const statusList = first.about && (await listOfSite(first.about.statusList));
  const report = statusList ? await checkCredential(text, { ...known, statusList }) : first;
  return { report, checks: report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })) };
}

async function credentialIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPdf = new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";
  // A PDF that carries none is told like any other file that is no certificate.
  return isPdf ? ((await attachedCredential(bytes)) ?? "") : new TextDecoder().decode(bytes);
}

/** Multikeys; undefined where they cannot be asked for now. */
async function keysOfSite(): Promise<string[] | undefined> {
  const document = await ask("/.well-known/did.json");
  if (document === null) return undefined;
  const { verificationMethod } = JSON.parse(document) as { verificationMethod: { publicKeyMultibase: string }[] };
  return verificationMethod.map(({ publicKeyMultibase }) => publicKeyMultibase);
}

/** Asked of this site alone: another's list would be signed by a key that is not this site's. */
const listOfSite = (address: string): Promise<string | null> => ask(new URL(address).pathname);

async function ask(path: string): Promise<string | null> {
  try {
    const response = await fetch(path);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
