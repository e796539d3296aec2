import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { AdditiveModel } from "~/domain/agreement/additive-model";
import type { Ratings } from "~/domain/agreement/ratings";
import type { Reliability } from "~/domain/agreement/reliability";
import type { TalliedRow, TallyMethod } from "~/domain/agreement/tally-table";
import { SetupError } from "~/lib/setup-error";
import { print } from "./output";

const FILE = "a CSV file: the first column the entry, one column a juror, empty = no sheet";

/** `tally`, `reliability`, `severity`: what a table of scores says, without a database. */
export function register(program: Command): void {
  program
    .command("tally")
    .argument("<file>", FILE)
    .description("scores, ranks and who passes, decided on exact numbers")
    .addOption(
      new Option("--method <method>", "how sheets become a score")
        .choices(["mean", "trimmed-mean", "median"] satisfies TallyMethod[])
        .default("mean"),
    )
    .option("--drop <number>", "sheets a trimmed mean leaves out at each end", "1")
    .option("--pass <points>", "the mark that passes", "70")
    .option("--decimals <number>", "of the score that is shown", "2")
    .action(tally);
  program
    .command("reliability")
    .argument("<file>", FILE)
    .description("how far jurors agree: Krippendorff's alpha, intraclass correlation, Kendall's W")
    .action(async (file: string, _options, command: Command) => {
      const { reliabilityOf } = await import("~/domain/agreement/reliability");
      const told = reliabilityOf(await ratingsIn(file));
      print(command, told, reliabilityLines(told));
    });
  program
    .command("severity")
    .argument("<file>", FILE)
    .description("how strict each juror is, by an additive model; entries adjusted for who scored them")
    .action(severity);
}

async function ratingsIn(file: string): Promise<Ratings> {
  const { readCsv } = await import("~/lib/csv.server");
  const { readRatings } = await import("~/domain/agreement/ratings");
  return readRatings(readCsv(await readFile(file), { headerFirst: true }));
}

interface TallyWords {
  readonly method: TallyMethod;
  readonly drop: string;
  readonly pass: string;
  readonly decimals: string;
}

async function tally(file: string, words: TallyWords, command: Command): Promise<void> {
  const { tallyTable } = await import("~/domain/agreement/tally-table");
  const { method, pass } = words;
  const drop = whole("--drop", words.drop, 1, 20);
  const decimals = whole("--decimals", words.decimals, 0, 9);
  const entries = tallyTable(await ratingsIn(file), { method, drop, pass, decimals });
  print(command, { method, entries }, entries.map(tallyLine));
}

const tallyLine = ({ entry, sheets, score, exact, rank, passed, reason }: TalliedRow) =>
  score === null
    ? `-  ${entry}  no score: ${reason}`
    : `${rank}  ${entry}  ${score} (${exact})  ${sheets} sheets  ${passed ? "passed" : "not passed"}`;

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new SetupError(`${option} ${text}: a whole number from ${least} to ${most}`);
  }
  return value;
}

function reliabilityLines({ krippendorff, icc, kendallW, reasons, ...counts }: Reliability): string[] {
  const lines = (group: string, figures: Record<string, number | null>) =>
    Object.entries(figures).map(([name, value]) => {
      const reason = reasons[`${group}.${name}`] ?? reasons[group];
      return `  ${name}  ${value === null ? `- (${reason})` : value.toFixed(4)}`;
    });
  return [
    `${counts.entries} entries, ${counts.jurors} jurors; ${counts.complete} entries scored by all`,
    "Krippendorff's alpha",
    ...lines("krippendorff", krippendorff),
    "Intraclass correlation",
    ...lines("icc", icc),
    "Kendall's W",
    ...lines("kendallW", kendallW),
  ];
}

async function severity(file: string, _options: unknown, command: Command): Promise<void> {
  const { additiveModel } = await import("~/domain/agreement/additive-model");
  const model = additiveModel(await ratingsIn(file));
  print(command, model, severityLines(model));
  if (!model.connected) {
    const parts =
      model.components.length === 0 ? "there is no sheet" : `${model.components.length} parts share no juror`;
    throw new SetupError(`Jurors cannot be compared: ${parts}`);
  }
}

function severityLines(model: AdditiveModel): string[] {
  if (!model.connected) {
    return model.components.map(({ entries, jurors }) => `${jurors.join(", ")}: ${entries.join(", ")}`);
  }
  const shown = (value: number | null) => (value === null ? "no sheet" : value.toFixed(2));
  return [
    "Jurors: points above or below the panel",
    ...model.jurors.map((one) => `  ${one.juror}  ${shown(one.severity)}`),
    "Entries: score as if all had judged",
    ...model.entries.map((one) => `  ${one.entry}  ${shown(one.adjusted)}`),
  ];
}
