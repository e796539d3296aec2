import { eq, sql } from "drizzle-orm";
import { decisions, printRuns, rounds, seals } from "~/db/schema";
import type { Context } from "../context";
import { carryOut } from "../runs/carry-out.server";
import { keepDrawn } from "../runs/drawn-file.server";
import type { RunRow, Runs } from "../runs/run-table";
import type { SealContent } from "../seals/rules";
import { drawCertificates, type Printery } from "./draw-certificates.server";
import { drawPrintRunJob } from "./jobs";

export const PRINT_RUNS: Runs<typeof printRuns> = {
  table: printRuns,
  job: drawPrintRunJob,
  afresh: { done: 0 },
  beatMs: 10_000,
  stillSeconds: 45,
};

/**
 * Draw a run's certificates into one file. A process that is killed leaves no file, and the run is begun anew. Returns the number of
 * certificates in the file; null where there was nothing to do, or the run was stopped meanwhile.
 */
export function drawPrintRun(ctx: Context, printery: Printery, runId: string): Promise<number | null> {
  return carryOut(ctx, PRINT_RUNS, runId, async ({ run, tell }) => {
    const { kind, language } = run;
    const seal = await sealOf(ctx, run);
    const leftOut: string[] = [];
    const content = drawCertificates(
      ctx,
      printery,
      { kind, language, content: seal.content },
      {
        leftOut: (number) => leftOut.push(number),
        moved: (done) => tell({ done, leftOut }),
      },
    );
    const file = kind === "sheets" ? SHEETS : ARCHIVE;
    const name = `${nameOf(seal)}.${file.extension}`;
    const fileId = await keepDrawn(ctx, printery, { ...file, name, content });
    const done = seal.content.awards.length;
    return { values: { fileId, done, leftOut }, result: done - leftOut.length };
  });
}

const SHEETS = { mediaType: "application/pdf", extension: "pdf" };
const ARCHIVE = { mediaType: "application/zip", extension: "zip" };

async function sealOf(ctx: Context, { sealId }: RunRow<typeof printRuns>) {
  const [seal] = await ctx.db
    .select({ content: sql<SealContent>`${seals.content}`, slug: rounds.slug, number: decisions.number })
    .from(seals)
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .where(eq(seals.id, sealId));
  return seal!;
}

const nameOf = ({ slug, number }: { readonly slug: string; readonly number: string }): string =>
  `giay-chung-nhan-${slug}-${/\d+/.exec(number)?.[0] ?? "0"}`;
