import type { Command } from "commander";
import type { ArchiveFault } from "~/domain/archive/check-archive.server";
import { SetupError } from "~/lib/setup-error";
import { siteToArchive } from "./archive-site";
import { print } from "./output";
import { progressBar } from "./progress";
import { trustedKeysIn } from "./public-keys";

interface ExportOptions {
  readonly out: string;
  readonly withPdf?: boolean;
  readonly site?: string;
}

interface VerifyOptions {
  readonly key?: string;
  readonly every: string;
}

/** Faults shown to a person; `--json` has them all. */
const SHOWN = 20;

export function register(program: Command): void {
  const archive = program.command("archive").description("a static site that outlives this platform");
  archive
    .command("export")
    .description("write every certificate, key and status list so that any web server keeps the QR codes alive")
    .requiredOption("--out <folder>", "a new or empty folder, or an earlier archive, which is replaced as a whole")
    .option("--with-pdf", "the papers too: about 15 a second, 30 kB each")
    .option("--site <url>", "for a trial: the address it would be served under, in the place of PUBLIC_URL")
    .action(exportSite);
  archive
    .command("verify")
    .argument("<folder>", "what `archive export` wrote")
    .description("whether an archive is whole and as it was signed; works without a database and without network")
    .option("--key <file>", "the installation's keys, known from elsewhere: its did.json, PEM, or base64url")
    .option("--every <n>", "look at every nth credential only", "1")
    .action(verify);
}

async function exportSite({ out, withPdf = false, site: asked }: ExportOptions, command: Command): Promise<void> {
  const { exportArchive } = await import("~/domain/archive/export-archive.server");
  const { strangersIn } = await import("~/domain/archive/check-archive.server");
  const { replaceFolder } = await import("~/adapters/folders/replace-folder.server");
  const { withContext } = await import("./context.server");
  const bar = progressBar("archive");
  const counts = await replaceFolder(out, strangersIn, (folder) =>
    withContext(async ({ ctx, services: { signer, files, env } }) => {
      const site = await siteToArchive(ctx, env.PUBLIC_URL, asked);
      return exportArchive(ctx, { signer, files, site }, folder, { withPdf, onProgress: bar.show });
    }),
  ).finally(bar.end);
  const { certificates, products, recorded, files, bytes } = counts;
  print(command, { folder: out, ...counts }, [
    `Certificates: ${certificates}, products: ${products}, awards recorded from lists: ${recorded}`,
    `Files: ${files}, ${Math.ceil(bytes / 1_000_000)} MB in ${out}`,
  ]);
}

async function verify(folder: string, { key, every }: VerifyOptions, command: Command): Promise<void> {
  const { checkArchive } = await import("~/domain/archive/check-archive.server");
  if (!/^[1-9]\d{0,5}$/.test(every)) throw new SetupError(`--every ${every}: not a whole number from 1`);
  const trusted = key === undefined ? undefined : await trustedKeysIn(key);
  const bar = progressBar("archive");
  const options = { trusted, every: Number(every), onProgress: bar.show };
  const report = await checkArchive(folder, options).finally(bar.end);
  const { site, exportedAt, files, credentials, seals, isTrusted, faults } = report;
  print(command, report, [
    ...(site ? [`${site} as of ${exportedAt}. Files: ${files}, credentials: ${credentials}, seals: ${seals}`] : []),
    ...(isTrusted === null && site ? ["The key is the archive's own; --key compares it with one from elsewhere"] : []),
    ...faults.slice(0, SHOWN).map(sentence),
    ...(faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more; --json prints them all`] : []),
  ]);
  if (!report.ok) throw new SetupError(`The archive is not as it was signed: ${sentence(faults[0]!)}`);
}

function sentence(fault: ArchiveFault): string {
  const { path } = fault;
  switch (fault.fault) {
    case "manifest_unreadable":
      return `${path} is not there or is no manifest of an archive`;
    case "manifest_changed":
      return `${path} is other than was signed`;
    case "not_signed":
      return `${path} holds no signature that fits`;
    case "other_key":
      return `${path} was signed by a key that is none of those given, or had been withdrawn`;
    case "foreign_key":
      return `${path} was signed by a key that the archive itself does not name, or says was withdrawn`;
    case "missing":
      return `${path} is not there`;
    case "changed":
      return `${path} was changed`;
    case "unlisted":
      return `${path} was added: the manifest does not name it`;
    case "credential":
    case "seal":
      return `${path} does not verify with the archive's own keys (${fault.reason})`;
  }
}
