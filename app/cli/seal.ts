import type { Command } from "commander";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";
import { keysToTrust, tellUnsure } from "./public-keys";
import { textOfFile } from "./read-text";

interface Options {
  readonly key?: string;
  readonly earlier?: string;
}

/** `seal verify`, which needs nothing but the file. */
export function register(program: Command): void {
  program
    .command("seal")
    .description("what a release recognised, frozen and signed")
    .command("verify")
    .argument("<file>", "the .json of a seal")
    .description("whether a seal is as it was made; works without a database and without network")
    .option(
      "--key <file>",
      "the authority's keys: its did.json, PEM, or base64url; without it, those of this installation",
    )
    .option("--earlier <file>", "the seal it takes the place of, to see that nothing lies between them")
    .action(verify);
}

async function verify(file: string, { key, earlier }: Options, command: Command): Promise<void> {
  const { checkSeal } = await import("~/domain/seals/check-seal");
  const { wordsOf } = await import("~/domain/seals/words");
  const { runWithLocale } = await import("~/i18n/locale.server");
  const text = await textOfFile(file);
  const before = earlier === undefined ? null : await textOfFile(earlier);
  const { trusted, trustedOf } = await keysToTrust(key);
  // A seal names no installation: what a key that is none of ours sealed may be another's.
  const strangers = trustedOf === undefined ? "refused" : "unknown";
  const report = checkSeal(text, { trusted, strangers, earlier: before });
  const checks = runWithLocale("en", () => report.checks.map((check) => ({ ...check, ...wordsOf(check, report) })));
  const { about } = report;
  print(command, report, [
    ...(about
      ? [
          `Seal ${about.name}: ${about.round}`,
          `Decision ${about.decisionNumber}, ${about.agency}, ${about.awards} award${about.awards === 1 ? "" : "s"}`,
        ]
      : []),
    ...checks.map(({ state, title, detail }) => `${MARKS[state]}  ${title}. ${detail}`),
  ]);
  const failed = checks.find(({ state }) => state === "failed");
  if (failed) throw new SetupError(`${failed.title}: no. ${failed.detail}`);
  tellUnsure(report);
}

const MARKS = { ok: "ok  ", failed: "FAIL", unknown: "?   " } as const;
