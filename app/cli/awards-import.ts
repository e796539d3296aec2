import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import type { ImportResult } from "~/domain/imports/import-awards.server";
import { print } from "./output";
import { progressBar } from "./progress";

/** Errors shown to a person; `--json` has them all. */
const SHOWN = 20;

export function registerImport(awards: Command): void {
  awards
    .command("import")
    .argument("<file>", "a CSV or XLSX file with a header row, Vietnamese or English, columns in any order")
    .description("record the rows of a published list: all of them or, with any error, none")
    .option("--dry-run", "only tell what would happen")
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }, command: Command) => {
      const { withContext } = await import("./context.server");
      const { importAwardFile } = await import("~/domain/imports/import-awards.server");
      const bytes = await readFile(file);
      const bar = progressBar("awards");
      const result = await withContext(({ ctx }) =>
        importAwardFile(ctx, { name: path.basename(file), bytes }, { dryRun, onProgress: bar.show }),
      ).finally(bar.end);
      const { ignored, decided, ...told } = result;
      const more = { ...(decided > 0 && { decided }), ...(ignored.length > 0 && { ignored }) };
      print(command, { ...told, ...more }, linesOf(result, dryRun));
      if (result.errors.length > 0) {
        process.exitCode = 1;
        process.stderr.write(
          `Nothing was imported: ${count(result.errors.length, "error")} in ${path.basename(file)}\n`,
        );
      }
    });
}

function linesOf(result: ImportResult, dryRun: boolean): string[] {
  const { rows, created, updated, unchanged, decided, errors, ignored } = result;
  const lines = ignored.length > 0 ? [`Columns that are not imported: ${ignored.join(", ")}`] : [];
  if (errors.length === 0) {
    const verb = dryRun ? "would be " : "";
    return [
      ...lines,
      `${count(rows, "row")}: ${created} ${verb}created, ${updated} ${verb}updated, ${unchanged} unchanged`,
      ...(decided > 0
        ? [`${count(decided, "row")} of the unchanged left out: a round decided here has them already`]
        : []),
    ];
  }
  lines.push(
    ...errors.slice(0, SHOWN).map(({ row, column, message }) => `row ${row}, ${column || "file"}: ${message}`),
  );
  if (errors.length > SHOWN) lines.push(`… and ${errors.length - SHOWN} more; --json prints them all`);
  return lines;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
