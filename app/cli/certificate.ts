import type { Command } from "commander";
import type { AboutCredential, Known } from "~/domain/credentials/check-credential";
import type { vouchedFor } from "~/domain/credentials/verdict";
import { m } from "~/i18n/paraglide/messages";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";
import { keysToTrust, tellUnsure } from "./public-keys";
import { bytesOfFile, textOfBytes, textOfFile } from "./read-text";

interface Options {
  readonly key?: string;
  readonly statusList?: string;
  readonly genuine?: string;
}

/** `certificate verify`, which needs nothing but the file. */
export function register(program: Command): void {
  program
    .command("certificate")
    .description("what a winner holds")
    .command("verify")
    .argument("<file>", "the .json of a certificate, or the PDF that carries it")
    .description("whether a certificate is as it was issued; works without a database and without network")
    .option(
      "--key <file>",
      "the issuer's keys: its did.json, PEM, or base64url; without it, those of this installation",
    )
    .option("--status-list <file>", "the status list it names, to see whether it was revoked")
    .option(
      "--genuine <file>",
      "the certificate's .json as its issuer gives it, to see which words of a changed one are others",
    )
    .action(verify);
}

async function verify(file: string, { key, statusList, genuine }: Options, command: Command): Promise<void> {
  const { checkCredential } = await import("~/domain/credentials/check-credential");
  const { vouchedFor } = await import("~/domain/credentials/verdict");
  const { wordsOf } = await import("~/domain/credentials/words");
  const { runWithLocale } = await import("~/i18n/locale.server");
  const { text, paper } = await credentialIn(file);
  const list = statusList === undefined ? null : await textOfFile(statusList);
  const known = { now: new Date(), ...(await keysToTrust(key)), statusList: list };
  const report = await checkCredential(text, { ...known, paper });
  const checks = runWithLocale("en", () => report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })));
  const isChanged = checks.some(({ reason }) => reason === "changed");
  const isCompared = isChanged && genuine !== undefined && report.about;
  const differences = isCompared ? await differencesFrom(genuine, text, report.about!.number, known) : undefined;
  print(command, { ...report, ...(differences && { differences: differences.all }) }, [
    ...(report.about ? runWithLocale("en", () => linesOf(report.about!, vouchedFor(report))) : []),
    ...checks.map(({ state, title, detail }) => `${MARKS[state]}  ${title}. ${detail}`),
    ...(differences?.lines ?? []),
    ...(isChanged && !differences && report.about
      ? [`Which words were changed is told with --genuine and the file of ${report.about.page}.json`]
      : []),
  ]);
  const failed = checks.find(({ state }) => state === "failed");
  if (failed) throw new SetupError(`${failed.title}: no. ${failed.detail}`);
  tellUnsure(report);
}

/** What is signed, and against what it is held. */
function linesOf(about: AboutCredential, vouched: ReturnType<typeof vouchedFor>): string[] {
  const { number, productName, establishmentName, address, province, title, productGroup, tier, round, seal } = about;
  return [
    `${number}  ${productName}, ${establishmentName}`,
    [address, province].filter(Boolean).join(", "),
    [title, productGroup && `group ${productGroup}`, tier && `tier ${tier}`].filter(Boolean).join(", "),
    `Decision ${about.decisionNumber} of ${about.decisionDate}, ${about.issuerName}`,
    [round, seal && `seal ${seal}`].filter(Boolean).join(", "),
    `From ${about.validFrom} to ${about.validUntil}`,
    ...(vouched.content ? [vouched.paper ? m.credentials_compare_paper() : m.credentials_compare()] : []),
  ].filter((line) => line !== "");
}

/** Throws SetupError for a genuine file that is not genuine itself: changed, signed by a key that is not known to be the issuer's, or of another number. */
async function differencesFrom(file: string, text: string, number: string, known: Known) {
  const { checkCredential } = await import("~/domain/credentials/check-credential");
  const { differences } = await import("~/domain/credentials/differences");
  const { differenceWords } = await import("~/domain/credentials/words");
  const { runWithLocale } = await import("~/i18n/locale.server");
  const genuine = await textOfFile(file);
  const { checks, about } = await checkCredential(genuine, known);
  const isGenuine = checks.every(({ name, state }) => state !== "failed" || name === "time" || name === "status");
  if (!isGenuine) throw new SetupError(`${file}: is not as it was signed either`);
  if (known.trusted && !checks.some(({ name, state }) => name === "key" && state === "ok")) {
    throw new SetupError(`${file}: is not signed by a key that is known; --key gives those of its issuer`);
  }
  if (about?.number !== number) throw new SetupError(`${file}: is certificate ${about?.number}, not ${number}`);
  const all = differences(text, genuine) ?? [];
  return { all, lines: runWithLocale("en", () => all.map((one) => `      ${differenceWords(one)}`)) };
}

const MARKS = { ok: "ok  ", failed: "FAIL", unknown: "?   " } as const;

/** The text of a JSON file, or what a PDF has attached, with the PDF. */
async function credentialIn(file: string): Promise<{ readonly text: string } & Pick<Known, "paper">> {
  const bytes = await bytesOfFile(file);
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return { text: textOfBytes(bytes) };
  const { readCertificatePdf } = await import("~/adapters/documents/pdf/certificate-files");
  const { sha256Hex } = await import("~/lib/hash.server");
  const { credential, parts } = await readCertificatePdf(bytes, sha256Hex);
  return { text: credential ?? "", paper: { bytes, parts } };
}
