import { randomInt } from "node:crypto";
import { and, eq, notExists, sql } from "drizzle-orm";
import { paperPrints, paperSheets, sheets } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { PrintForm } from "./forms";
import { whyNotKeepPaper, whyNotPrint } from "./policy";
import { printableSheets, unansweredJurors } from "./printable.server";
import { CODE_LENGTH, CODE_LETTERS } from "./rules";

export interface Printed {
  readonly id: string;
  readonly sheets: number;
  /** Names of jurors for whom nothing was printed, because answers of theirs are missing in a blind round. */
  readonly unanswered: readonly string[];
}

/**
 * Give each open sheet that was asked for a paper with a code of its own, or a row of a workbook, and register who did. A sheet
 * printed before keeps its earlier paper: either may be filled in, and the first that is keyed stands for it.
 * In a blind round nothing is printed for a juror with answers missing.
 * Throws "forbidden"; "closed" outside scoring, and when there is no such sheet to print, naming the jurors it waits for.
 * Source: docs/rules/paper.md#printing
 */
export function printSheets(ctx: Context, roundId: string, input: PrintForm): Promise<Printed> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    const forbidden = whyNotKeepPaper(ctx.actor, round);
    if (forbidden) throw new DomainError("forbidden", forbidden);
    const closed = whyNotPrint(round);
    if (closed) throw new DomainError("closed", closed);
    const found = await printableSheets(ctx, round.id, asked(ctx, input));
    const unanswered = unansweredJurors(found);
    const ready = found.filter((one) => one.missingAnswers === 0);
    if (ready.length === 0 && unanswered.length > 0) {
      throw new DomainError("closed", m.paper_print_unanswered({ names: formatList(unanswered) }));
    }
    if (ready.length === 0) throw new DomainError("closed", m.paper_nothing_to_print());
    const [print] = await ctx.db
      .insert(paperPrints)
      .values({
        roundId: round.id,
        medium: input.medium,
        rulesHash: round.rulesHash!,
        printedBy: ctx.actor!.userId,
        printedAt: ctx.now,
      })
      .returning({ id: paperPrints.id });
    const papers = ready.map(({ sheetId }) => ({ printId: print!.id, sheetId, code: newCode() }));
    await ctx.db.insert(paperSheets).values(papers);
    await recordAudit(ctx, {
      act: "paper_sheets.printed",
      subject: { kind: "round", id: round.id },
      after: { print: print!.id, medium: input.medium, sheets: papers.length },
    });
    return { id: print!.id, sheets: papers.length, unanswered };
  });
}

function asked({ db }: WriteContext, { juror, entry, which, medium }: PrintForm) {
  const earlier = db
    .select({ one: sql`1` })
    .from(paperSheets)
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .where(and(eq(paperSheets.sheetId, sheets.id), eq(paperPrints.medium, medium)));
  return and(
    juror === undefined ? undefined : eq(sheets.appointmentId, juror),
    entry === undefined ? undefined : eq(sheets.nominationId, entry),
    which === "new" ? notExists(earlier) : undefined,
  );
}

/** 50 bits at random: two alike are refused by the database, once in ages. */
function newCode(): string {
  let code = "";
  for (let place = 0; place < CODE_LENGTH; place += 1) code += CODE_LETTERS[randomInt(CODE_LETTERS.length)];
  return code;
}
