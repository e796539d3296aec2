import { desc, eq } from "drizzle-orm";
import { paperEntries } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { openKeyings, otherPaperAtWork, paperByCode, scanOf, standingOn } from "./lock-paper.server";
import { namesOf } from "./paper-of-sheet.server";
import { mayHeadPaper, whyNotTake, whyNotWithdrawAll, whyNotWithdrawOwn } from "./policy";
import { requireKeeper } from "./queries.server";
import { type Difference, differencesOf, type PaperState, shownCode } from "./rules";
import { paperSettingsOf } from "./settings.server";
import { sheetsOnDesk } from "./sheet-facts.server";
import { versionOf } from "./version.server";

/** A paper on the desk: whose it is and how far, without what anyone read on it. */
export interface DeskPaper {
  /** As it is printed. */
  readonly paperCode: string;
  readonly juror: string;
  /** Voting code. */
  readonly code: string;
  readonly product: string;
  readonly groupCode: string;
  readonly criteria: readonly CriterionNode[];
  readonly state: PaperState;
  readonly keyed: number;
  /** How many people key it. */
  readonly keyings: number;
  readonly isKeyedByReader: boolean;
  readonly scanFileId: string | null;
  readonly writtenAt: Date | null;
  /** Why its sheet takes nothing now; null when it does. */
  readonly closed: string | null;
  /** Why nobody may key it now; null when the reader may. */
  readonly whyNot: string | null;
  /** Why the reader does not take their own reading back alone; null when they may. */
  readonly whyNotWithdrawOwn: string | null;
  /** Whether the reader takes all readings back. */
  readonly mayWithdrawAll: boolean;
}

/** A paper by the code on it. Throws "forbidden", and "not_found" for an unknown code. */
export async function deskPaper(ctx: Context, round: RoundDetails, typed: string): Promise<DeskPaper> {
  requireKeeper(ctx, round);
  const paper = await paperByCode(ctx, round.id, typed);
  const [[found], tree, readings, { keyings }, scan, other, [last]] = await Promise.all([
    sheetsOnDesk(ctx, round, [paper.sheetId]),
    criteriaTree(ctx, round.id),
    openKeyings(ctx, paper.id),
    paperSettingsOf(ctx, round.id),
    scanOf(ctx, paper.id),
    otherPaperAtWork(ctx, paper),
    ctx.db
      .select({ writtenAt: paperEntries.writtenAt })
      .from(paperEntries)
      .where(eq(paperEntries.paperId, paper.id))
      .orderBy(desc(paperEntries.id))
      .limit(1),
  ]);
  const facts = found!;
  const isKeyedByReader = readings.some((one) => one.keyedBy === ctx.actor!.userId);
  const closed = whyNotTake(facts);
  return {
    paperCode: shownCode(paper.code),
    juror: facts.juror,
    code: facts.code ?? "",
    product: facts.product ?? m.redactions_no_name(),
    groupCode: facts.groupCode,
    criteria: askedOf(tree, facts.groupCode),
    state: stateOf(readings.length, keyings, last !== undefined),
    keyed: readings.length,
    keyings,
    isKeyedByReader,
    scanFileId: scan?.fileId ?? null,
    writtenAt: last?.writtenAt ?? null,
    closed,
    whyNot:
      closed ??
      (other ? m.paper_other_paper({ code: other }) : null) ??
      (isKeyedByReader ? m.paper_keyed_by_you() : null) ??
      (readings.length >= keyings ? m.paper_keyed_enough() : null),
    whyNotWithdrawOwn: whyNotWithdrawOwn({ readings: isKeyedByReader ? 1 : 0, isFull: readings.length >= keyings }),
    mayWithdrawAll: mayHeadPaper(ctx.actor, round) && whyNotWithdrawAll({ readings: readings.length }) === null,
  };
}

function stateOf(keyed: number, keyings: number, isWritten: boolean): PaperState {
  if (keyed >= keyings) return "differs";
  if (keyed > 0) return "keyed";
  return isWritten ? "written" : "open";
}

/** Where the readings of a paper differ, with who read what. */
export interface DifferingPaper extends DeskPaper {
  /** Who read it, in the order of the readings. */
  readonly readers: readonly string[];
  readonly differences: readonly Difference[];
  /** Of what is shown and of what stands: a form filled in over another one is stale. */
  readonly version: string;
}

/**
 * The differences of a paper that enough have keyed, without the points that stand on its sheet. Throws as `deskPaper`, and "closed"
 * before that and where the sheet takes nothing any more: what it holds is the juror's.
 */
export async function differingPaper(ctx: Context, round: RoundDetails, typed: string): Promise<DifferingPaper> {
  const desk = await deskPaper(ctx, round, typed);
  if (desk.closed) throw new DomainError("closed", desk.closed);
  if (desk.state !== "differs") throw new DomainError("closed", m.paper_keyed_too_few());
  const paper = await paperByCode(ctx, round.id, typed);
  const [readings, standing] = await Promise.all([openKeyings(ctx, paper.id), standingOn(ctx, paper.sheetId)]);
  const names = await namesOf(
    ctx,
    readings.map((one) => one.keyedBy),
  );
  const ids = leavesOf(desk.criteria).map(({ id }) => id);
  return {
    ...desk,
    readers: readings.map((one) => names.get(one.keyedBy) ?? ""),
    differences: differencesOf(ids, readings, standing),
    version: await versionOf(ctx, round.id, { readings, standing: { [paper.sheetId]: standing } }),
  };
}
