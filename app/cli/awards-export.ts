import { createWriteStream } from "node:fs";
import type { Command } from "commander";
import type { Context } from "~/domain/context";
import type { AwardList } from "~/domain/exports/award-list.server";
import { SetupError } from "~/lib/setup-error";
import { isUuid } from "~/lib/uuid";
import { LEVELS } from "~/lib/vocabulary";
import { print } from "./output";

const FORMATS = ["csv", "xlsx", "docx", "pdf", "json"] as const;

interface Options {
  readonly round?: string;
  readonly year?: string;
  readonly level?: string;
  readonly province?: string;
  readonly format: string;
  readonly out: string;
}

export function registerExport(awards: Command): void {
  awards
    .command("export")
    .description("write the awards of a round, or of a year and a level, as a list")
    .option("--round <id>", "the id or the slug of a round")
    .option("--year <year>", "with --level")
    .option("--level <level>", LEVELS.join(", "))
    .option("--province <province>", "name, code or id, of either era")
    .requiredOption("--format <format>", FORMATS.join(", "))
    .requiredOption("--out <file>", "the file to write")
    .action(async (options: Options, command: Command) => {
      const format = FORMATS.find((one) => one === options.format);
      if (!format) throw new SetupError(`--format ${options.format}: none of ${FORMATS.join(", ")}`);
      const { withContext } = await import("./context.server");
      const { writeAwardList } = await import("~/domain/exports/write-award-list.server");
      const { rows, note } = await withContext(async ({ ctx }) => {
        const list = counted(await listOf(ctx, options));
        await writeAwardList(list, format, createWriteStream(options.out));
        return { rows: list.count(), note: list.footer };
      });
      // A CSV holds rows alone: what it was made from is said here.
      print(command, { rows, file: options.out, note }, `${rows} rows in ${options.out}\n${note}`);
    });
}

async function listOf(ctx: Context, { round, year, level, province }: Options): Promise<AwardList> {
  if (round !== undefined) {
    const { roundAwardList } = await import("~/domain/exports/round-list.server");
    const { roundBySlug } = await import("~/domain/rounds/queries.server");
    return roundAwardList(ctx, isUuid(round) ? round : (await roundBySlug(ctx, round)).id);
  }
  const chosen = LEVELS.find((one) => one === level);
  if (year === undefined || level === undefined) throw new SetupError("Say --round, or --year and --level");
  if (!/^\d{4}$/.test(year)) throw new SetupError(`--year ${year}: not a year`);
  if (!chosen) throw new SetupError(`--level ${level}: none of ${LEVELS.join(", ")}`);
  const { publishedAwardList } = await import("~/domain/exports/award-list.server");
  return publishedAwardList(ctx, {
    year: Number(year),
    level: chosen,
    province: province === undefined ? undefined : await provinceNamed(ctx, province, Number(year)),
  });
}

async function provinceNamed(ctx: Context, text: string, year: number) {
  const { listProvinces } = await import("~/domain/provinces/queries.server");
  const { resolveProvince } = await import("~/domain/provinces/rules");
  const reading = resolveProvince(await listProvinces(ctx), text, { year });
  if (reading.found) return reading.found;
  const hint = reading.nearest ? `; did you mean ${reading.nearest.name}?` : "";
  throw new SetupError(`--province ${text}: there is no such province${hint}`);
}

function counted(list: AwardList): AwardList & { count(): number } {
  let count = 0;
  async function* rows() {
    for await (const row of list.rows) {
      count += 1;
      yield row;
    }
  }
  return { ...list, rows: rows(), count: () => count };
}
