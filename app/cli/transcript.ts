import type { Command } from "commander";
import type { TranscriptReport } from "~/domain/transcripts/checks";
import { SetupError } from "~/lib/setup-error";
import { isUuid } from "~/lib/uuid";
import { print } from "./output";
import { trustedKeysIn } from "./public-keys";

interface ExportOptions {
  readonly round: string;
  readonly out: string;
}

/** `transcript export` and `retally`, which needs nothing but the file. */
export function register(program: Command): void {
  program
    .command("transcript")
    .description("the published file from which anyone counts a result again")
    .command("export")
    .description("write the transcript of a round whose results are released")
    .requiredOption("--round <id>", "the id or the slug of a round")
    .requiredOption("--out <file>", "the file to write; .gz: compressed")
    .action(exportTranscript);
  program
    .command("retally")
    .argument("<file>", "a transcript, also compressed with gzip")
    .description("count a published result again and compare all of it; works without a database")
    .option(
      "--key <file>",
      "the keys it must be signed with: the did.json of the authority, PEM, base64url, or what `ledger head --json` prints",
    )
    .action(retally);
}

async function exportTranscript({ round, out }: ExportOptions, command: Command): Promise<void> {
  const { withContext } = await import("./context.server");
  const { publishTranscript } = await import("~/domain/transcripts/publish-transcript.server");
  const { transcriptFile } = await import("~/domain/transcripts/queries.server");
  const { writeGzipped } = await import("~/lib/gzip.server");
  const queries = await import("~/domain/rounds/queries.server");
  const made = await withContext(async ({ ctx, services }) => {
    const { id } = isUuid(round) ? await queries.roundById(ctx, round) : await queries.roundBySlug(ctx, round);
    const published = await publishTranscript(ctx, services, id);
    await writeGzipped((await transcriptFile(services.files, published)).body, out);
    return published;
  });
  const { digest, size, head, keyId: key, publicKey } = made;
  const told = { file: out, digest, size, events: head.size, root: head.root, key, publicKey };
  print(command, told, [
    `${head.size} events in ${out}`,
    `root    ${head.root}`,
    `digest  ${digest}`,
    `key     ${key}`,
  ]);
}

async function retally(file: string, { key }: { readonly key?: string }, command: Command): Promise<void> {
  const { readMaybeGzipped } = await import("~/lib/gzip.server");
  const { checkTranscript } = await import("~/domain/transcripts/check-transcript");
  const { runWithLocale } = await import("~/i18n/locale.server");
  const { wordsOf } = await import("~/domain/transcripts/words");
  const trusted = key === undefined ? undefined : await trustedKeysIn(key);
  const report = await checkTranscript(await readMaybeGzipped(file), { trusted });
  const { lines, first } = runWithLocale("en", () => {
    const checks = report.checks.map((check) => ({ ...check, ...wordsOf(check) }));
    const isFailed = ({ state }: { state: string }) => state === "failed";
    // That something was changed is known; which entry it was says more.
    const failed = checks.find((check) => isFailed(check) && check.first?.entry) ?? checks.find(isFailed);
    return {
      lines: checks.map(({ state, title, detail }) => `${MARKS[state]}  ${title}. ${detail}`),
      first: failed && `${failed.title}: no. ${failed.detail}`,
    };
  });
  print(command, report, [...headOf(report), ...lines]);
  if (first) throw new SetupError(first);
}

const MARKS = { ok: "ok  ", failed: "FAIL", unknown: "?   " } as const;

const headOf = ({ about }: TranscriptReport): string[] =>
  about ? [about.nameEn, `${about.size} events, root ${about.root}, signed ${about.at} with key ${about.key}`] : [];
