import { eq, sql } from "drizzle-orm";
import { dossiers, nominations, paperChecks, users } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import {
  blockingItems,
  type CheckedItem,
  checkedItems,
  isWanting,
  itemName,
  itemsAsked,
  type PaperCheck,
  uncheckedItems,
} from "./checklist";
import type { WorkingDossier } from "./forms";
import { areAlike } from "./likeness";
import type { LevelGap } from "./lower-title";
import { titleGapsOf } from "./lower-title.server";
import { type NominationFacts, sentenceOfLevelGap } from "./policy";
import type { QueueRow } from "./queue";
import { whyNotAssign, whyNotScreen } from "./screening-policy";

/** One act on many dossiers. */
export type BulkOrder =
  | { readonly act: "assignment"; readonly assigneeId: string | null }
  /** Of those whose required papers were all found in order, each in its own group. */
  | { readonly act: "admission" }
  /** Of those that miss one paper of the checklist, for that paper. */
  | { readonly act: "request"; readonly requirement: string; readonly note: string; readonly dueOn?: PlainDate };
/** What a plan needs to know of it. */
export type BulkAim =
  | Extract<BulkOrder, { act: "assignment" | "admission" }>
  | Pick<Extract<BulkOrder, { act: "request" }>, "act" | "requirement">;

export interface BulkPlan {
  /** At most as many as one confirmation carries out. */
  readonly touched: readonly QueueRow[];
  readonly skipped: readonly { readonly row: QueueRow; readonly reason: string }[];
  /** How many more it would touch, beyond what one confirmation carries out. */
  readonly more: number;
}

/** One confirmation carries out this many: each is a transaction of its own. */
export const MOST_AT_ONCE = 200;

/**
 * What an act on these dossiers would touch, and what it leaves out and why. Nothing is written. For the agency's staff.
 * all: the whole queue, among which products of similar names are looked for.
 */
export async function planBulk(
  ctx: Context,
  round: RoundDetails,
  aim: BulkAim,
  rows: readonly QueueRow[],
  all: readonly QueueRow[],
): Promise<BulkPlan> {
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.nominations_not_staff());
  const whyNot = await reasonsFor(ctx, round, aim, all);
  const touched: QueueRow[] = [];
  const skipped: { row: QueueRow; reason: string }[] = [];
  for (const row of rows) {
    const reason = whyNot(row);
    if (reason === null) touched.push(row);
    else skipped.push({ row, reason });
  }
  return {
    touched: touched.slice(0, MOST_AT_ONCE),
    skipped,
    more: Math.max(0, touched.length - MOST_AT_ONCE),
  };
}

type WhyNot = (row: QueueRow) => string | null;

async function reasonsFor(ctx: Context, round: RoundDetails, aim: BulkAim, all: readonly QueueRow[]): Promise<WhyNot> {
  const factsOf = (row: QueueRow): NominationFacts => ({
    state: row.state,
    roundId: round.id,
    agencyId: round.agencyId,
    establishmentId: row.establishmentId,
    phase: round.phase,
  });
  if (aim.act === "assignment") {
    return (row) => {
      if ((row.officer?.id ?? null) === aim.assigneeId) return m.nominations_screen_assigned_already();
      return whyNotAssign(ctx.actor, factsOf(row));
    };
  }
  const given = await answersIn(ctx, round);
  const linesOf = await checklistsOf(ctx, round, given);
  if (aim.act === "request") {
    return (row) => whyNotScreen(ctx.actor, factsOf(row), "more_asked") ?? whyNotAskFor(linesOf(row), aim.requirement);
  }
  const titles = await titleGapsOf(
    ctx,
    round,
    all.map((row) => titleEntry(row, given.get(row.id) ?? {})),
  );
  return (row) =>
    whyNotScreen(ctx.actor, factsOf(row), "admitted") ??
    whyNotTitle(titles.get(row.id)) ??
    whyNotComplete(linesOf(row), row, all);
}

/** One that is out of order in whatever way deserves an officer's own look. */
const whyNotTitle = (gap: LevelGap | undefined) => (gap ? sentenceOfLevelGap(gap) : null);

const titleEntry = ({ id, productId, establishmentId }: QueueRow, { papers = [], ...answers }: WorkingDossier) => ({
  nominationId: id,
  product: { id: productId },
  establishment: { id: establishmentId },
  answers,
  papers,
});

function whyNotAskFor(lines: readonly CheckedItem[], requirement: string): string | null {
  const line = lines.find((one) => one.item.code === requirement);
  if (!line) return m.nominations_screen_not_asked();
  if (isWanting(line) && !line.isStale) return null;
  return line.papers.length === 0 && line.check === null ? null : m.nominations_screen_paper_is_there();
}

function whyNotComplete(lines: readonly CheckedItem[], row: QueueRow, all: readonly QueueRow[]): string | null {
  const blocking = blockingItems(lines, []);
  if (blocking.length > 0) {
    return m.nominations_screen_bulk_wanting({ papers: formatList(blocking.map(itemName)) });
  }
  const unchecked = uncheckedItems(lines);
  if (unchecked.length > 0) {
    return m.nominations_screen_bulk_unchecked({ papers: formatList(unchecked.map(itemName)) });
  }
  const twin = all.find(
    (one) =>
      one.id !== row.id &&
      one.establishmentId === row.establishmentId &&
      one.state !== "withdrawn" &&
      one.state !== "refused" &&
      areAlike(one.productName, row.productName),
  );
  return twin ? m.nominations_screen_bulk_alike({ code: twin.code, product: twin.productName }) : null;
}

/** The title and the papers of each dossier of a round, by nomination. */
async function answersIn(ctx: Context, round: RoundDetails): Promise<Map<string, WorkingDossier>> {
  const rows = await ctx.db
    .select({
      nominationId: nominations.id,
      // The rest of a dossier is long, and a round has hundreds.
      answers: sql<WorkingDossier>`jsonb_strip_nulls(jsonb_build_object(
        'lowerTitleNumber', ${dossiers.answers} -> 'lowerTitleNumber', 'lowerTitleDate', ${dossiers.answers} -> 'lowerTitleDate',
        'lowerTitleLevel', ${dossiers.answers} -> 'lowerTitleLevel')) || jsonb_build_object(
        'papers', coalesce(${dossiers.answers} -> 'papers', '[]'::jsonb))`,
    })
    .from(nominations)
    .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .where(eq(nominations.roundId, round.id));
  return new Map(rows.map((one) => [one.nominationId, one.answers]));
}

/** The checklist of each dossier of a round: one question to the database, whatever the number of dossiers. */
async function checklistsOf(
  ctx: Context,
  round: RoundDetails,
  given: ReadonlyMap<string, WorkingDossier>,
): Promise<(row: QueueRow) => CheckedItem[]> {
  const checks = await ctx.db
    .select({
      nominationId: paperChecks.nominationId,
      requirement: paperChecks.requirement,
      verdict: paperChecks.verdict,
      note: paperChecks.note,
      isPending: paperChecks.isPending,
      byName: users.name,
      at: paperChecks.at,
    })
    .from(paperChecks)
    .innerJoin(users, eq(users.id, paperChecks.by))
    .innerJoin(nominations, eq(nominations.id, paperChecks.nominationId))
    .where(eq(nominations.roundId, round.id));
  const found = Map.groupBy(checks, (one) => one.nominationId);
  return (row) => {
    const asked = itemsAsked(round.rules.checklist.value, { level: round.level, groupCode: row.groupCode });
    const own: readonly PaperCheck[] = found.get(row.id) ?? [];
    return checkedItems(asked, given.get(row.id)?.papers ?? [], own, row.submittedAt);
  };
}
