import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";
import { lookWith } from "./public-keys";

interface Options {
  readonly key?: string;
  readonly statusList?: string;
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
    .action(verify);
}

async function verify(file: string, { key, statusList }: Options, command: Command): Promise<void> {
  const { checkCredential } = await import("~/domain/credentials/check-credential");
  const { wordsOf } = await import("~/domain/credentials/words");
  const { runWithLocale } = await import("~/i18n/locale.server");
  const text = await credentialIn(file);
  const list = statusList === undefined ? null : await readFile(statusList, "utf8");
  const report = await lookWith(key, (trusted) =>
    checkCredential(text, { now: new Date(), trusted, statusList: list }),
  );
  const checks = runWithLocale("en", () => report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })));
  const about = report.about;
  print(command, report, [
    ...(about ? [`${about.number}  ${about.productName}, ${about.establishmentName}`, about.issuerName] : []),
    ...checks.map(({ state, title, detail }) => `${MARKS[state]}  ${title}. ${detail}`),
  ]);
  const failed = checks.find(({ state }) => state === "failed");
  if (failed) throw new SetupError(`${failed.title}: no. ${failed.detail}`);
}

const MARKS = { ok: "ok  ", failed: "FAIL", unknown: "?   " } as const;

/** The text of a JSON file, or what a PDF has attached. */
async function credentialIn(file: string): Promise<string> {
  const bytes = await readFile(file);
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return bytes.toString("utf8");
  const { attachedCredential } = await import("~/adapters/documents/pdf/attached-credential");
  const attached = await attachedCredential(bytes);
  if (attached === null) throw new SetupError(`${file}: carries no certificate to verify`);
  return attached;
}
