import { and, asc, eq, isNull } from "drizzle-orm";
import type { PrintedScoreSheet, SheetsOfJuror } from "~/adapters/documents/pdf/score-sheet.server";
import { nameForJury } from "~/db/blind.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import {
  appointments,
  assignments,
  nominations,
  paperPrints,
  paperSheets,
  products,
  recusals,
  sheets,
  users,
} from "~/db/schema";
import { formatPoints } from "~/i18n/formats";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn, levelTitle, panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { SheetMedium } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { whyNotKeepPaper } from "./policy";
import { shownCode } from "./rules";

/** A paper of a print with what stands on it beside its criteria. */
export interface PaperOfPrint {
  readonly paperId: string;
  readonly sheetId: string;
  readonly appointmentId: string;
  /** As it is printed. */
  readonly paperCode: string;
  readonly juror: string;
  /** Position and part in the jury: "Phó Giám đốc Sở Công Thương, Trưởng ban". */
  readonly jurorTitle: string;
  readonly code: string;
  readonly product: string;
  readonly groupCode: string;
}

export interface PrintFacts {
  readonly id: string;
  readonly medium: SheetMedium;
  readonly rulesHash: string;
  readonly printedAt: Date;
}

/**
 * A print of a round. Throws "forbidden"; "not_found" where the round has no such print on this medium; "closed" where nothing of it is its
 * juror's any more.
 */
export async function printOf(
  ctx: Context,
  round: RoundDetails,
  printId: string,
  medium: SheetMedium,
): Promise<PrintFacts & { readonly papers: readonly PaperOfPrint[] }> {
  const reason = whyNotKeepPaper(ctx.actor, round);
  if (reason) throw new DomainError("forbidden", reason);
  const [print] = isUuid(printId)
    ? await ctx.db
        .select({
          id: paperPrints.id,
          medium: paperPrints.medium,
          rulesHash: paperPrints.rulesHash,
          printedAt: paperPrints.printedAt,
        })
        .from(paperPrints)
        .where(and(eq(paperPrints.id, printId), eq(paperPrints.roundId, round.id), eq(paperPrints.medium, medium)))
    : [];
  if (!print) throw new DomainError("not_found", m.paper_print_not_found());
  const papers = await papersOf(ctx, print.id);
  if (papers.length === 0) throw new DomainError("closed", m.paper_print_empty());
  return { ...print, papers };
}

/**
 * By juror, then by voting code; products under the names the jury itself reads. What was taken back from its juror or recused since is
 * left out: it is none of theirs any more, and in a blind round its code would tell them whose it is.
 */
async function papersOf(ctx: Context, printId: string): Promise<PaperOfPrint[]> {
  const rows = await ctx.db
    .select({
      paperId: paperSheets.id,
      sheetId: sheets.id,
      appointmentId: appointments.id,
      paperCode: paperSheets.code,
      juror: users.name,
      title: appointments.title,
      role: appointments.role,
      code: nominations.code,
      product: nameForJury(),
      groupCode: nominations.groupCode,
    })
    .from(paperSheets)
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(
      assignments,
      and(eq(assignments.appointmentId, sheets.appointmentId), eq(assignments.nominationId, sheets.nominationId)),
    )
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(paperSheets.printId, printId), isNull(assignments.endedAt), isNull(recusals.at)))
    .orderBy(asc(users.name), asc(appointments.id), asc(nominations.code));
  return rows.map(({ title, role, ...row }) => ({
    ...row,
    paperCode: shownCode(row.paperCode),
    jurorTitle: [title, panelRoleName(role)].filter(Boolean).join(", "),
    code: row.code ?? "",
    product: row.product ?? m.redactions_no_name(),
  }));
}

/** A print as the pages of its PDF. urlOf: the address a QR code leads to. Throws as `printOf`. */
export function sheetsToPrint(
  ctx: Context,
  round: RoundDetails,
  printId: string,
  urlOf: (code: string) => string,
): Promise<SheetsOfJuror[]> {
  // A form of the law: Vietnamese, whoever prints it.
  return runWithLocale("vi", () => pagesOf(ctx, round, printId, urlOf));
}

async function pagesOf(ctx: Context, round: RoundDetails, printId: string, urlOf: (code: string) => string) {
  const { papers, rulesHash, printedAt } = await printOf(ctx, round, printId, "paper");
  const tree = await criteriaTree(ctx, round.id);
  const sheetOf = (paper: PaperOfPrint): PrintedScoreSheet => {
    const criteria = askedOf(tree, paper.groupCode);
    const leaves = leavesOf(criteria);
    return {
      council: m.judge_print_council({ level: levelTitle(round.level) }),
      round: round.name,
      product: paper.product,
      group: `${paper.groupCode}. ${groupNameIn(round.rules, paper.groupCode)}`,
      code: paper.code,
      juror: { name: paper.juror, title: paper.jurorTitle },
      rows: rowsOf(criteria, true),
      maximum: formatPoints(leaves.reduce((sum, leaf) => sum + leaf.maximum, 0)),
      step: formatPoints(round.rules.scoreStep.value),
      year: todayInVietnam(printedAt).slice(0, 4),
      url: urlOf(paper.paperCode),
      paperCode: paper.paperCode,
      rules: `${round.scheme.code.toUpperCase()} ${round.scheme.version}, ${rulesHash.slice(0, 12)}`,
    };
  };
  const byJuror = new Map<string, { juror: string; sheets: PrintedScoreSheet[] }>();
  for (const paper of papers) {
    const known = byJuror.get(paper.appointmentId) ?? { juror: paper.juror, sheets: [] };
    known.sheets.push(sheetOf(paper));
    byJuror.set(paper.appointmentId, known);
  }
  return [...byJuror.values()];
}

function rowsOf(criteria: readonly CriterionNode[], isMain: boolean): PrintedScoreSheet["rows"] {
  return criteria.flatMap(({ code, title, maximum, parts }) => [
    { number: code, title, maximum: formatPoints(maximum), isMain, isLeaf: parts.length === 0 },
    ...rowsOf(parts, false),
  ]);
}
