import { eq, inArray } from "drizzle-orm";
import { isOutOfSight } from "~/db/blind.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnchors } from "~/db/missing-anchors.server";
import { appointments, nominations, recusals, sheetPoints, sheets, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Level, PanelRole, PhaseKind, RecusalKind } from "~/lib/vocabulary";
import { refuseBeforeAnswers } from "../conflicts/gate.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree, roundById } from "../rounds/queries.server";
import type { SchemeRules } from "../schemes/rules";
import { whyNotScore, whyNotSign } from "./policy";
import { countsOf, type OwnSheet, ownSheets, type SheetCounts, signedIn } from "./queries.server";
import { askedOf, missingFrom, nextOpen, totalOf } from "./rules";
import { versionOf } from "./version.server";

/** A sheet of one's own that has points, for comparison. */
export interface ComparedSheet extends OwnSheet {
  /** Hundredths by the code of a main criterion; null while nothing of it is scored. */
  readonly parts: Readonly<Record<string, number | null>>;
}

export interface ScoringSheet {
  readonly id: string;
  readonly round: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
    readonly level: Level;
    readonly phase: PhaseKind | null;
    /** As its rules name them. */
    readonly groups: SchemeRules["groups"];
  };
  readonly juror: { readonly name: string; readonly title: string | null; readonly role: PanelRole };
  readonly sheet: OwnSheet;
  readonly recusal: { readonly kind: RecusalKind; readonly reason: string; readonly at: Date } | null;
  /** Those asked of the entry's group, with the levels that hold for it. */
  readonly criteria: readonly CriterionNode[];
  /** By the id of the criterion; points in hundredths. */
  readonly points: Readonly<Record<string, { readonly points: number | null; readonly note: string | null }>>;
  readonly remarks: string | null;
  /** Of what stands on it; a form says which one it was filled in over. */
  readonly version: string;
  readonly total: number | null;
  /** Criteria without points. */
  readonly missing: number;
  /** From 1, in the order of voting codes. */
  readonly position: number;
  readonly counts: SheetCounts;
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** Where "next" leads: the next sheet that still asks something. */
  readonly nextOpenId: string | null;
  readonly compared: readonly ComparedSheet[];
  /** Why nothing can be written; null when it can. */
  readonly whyNotScore: string | null;
  readonly whyNotSign: string | null;
}

/**
 * One of the juror's own sheets with all that scoring it needs; never anyone else's points.
 * Throws "not_found" for another's sheet, "forbidden" when the seat was given up, and "closed" while answers for entries are
 * missing (domain/conflicts), and before the anchor products are submitted (domain/calibration).
 */
export async function sheetForScoring(ctx: Context, sheetId: string): Promise<ScoringSheet> {
  const actor = signedIn(ctx);
  const row = isUuid(sheetId) ? await sheetRow(ctx, sheetId) : undefined;
  if (row?.userId !== actor.userId) throw new DomainError("not_found", m.judge_sheet_not_found());
  if (row.endedAt) throw new DomainError("forbidden", m.judge_why_seat_ended());
  await refuseBeforeAnswers(ctx, row.roundId);
  if (row.isOutOfSight) throw new DomainError("not_found", m.redactions_not_yours());
  const isDone = row.signedAt !== null || row.recusedAt !== null;
  if (!isDone && row.missingAnchors > 0) {
    throw new DomainError("closed", m.calibration_submit_first({ count: row.missingAnchors }));
  }
  const [round, whole, rows, own] = await Promise.all([
    roundById(ctx, row.roundId),
    criteriaTree(ctx, row.roundId),
    ctx.db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheetId)),
    ownSheets(ctx, actor, eq(nominations.roundId, row.roundId)),
  ]);
  const place = own.findIndex((one) => one.id === sheetId);
  const sheet = own[place];
  if (!sheet) throw new DomainError("closed", m.judge_why_not_admitted());
  const tree = askedOf(whole, sheet.groupCode);
  const points = new Map(rows.map((one) => [one.criterionId, one.points]));
  const facts = {
    phase: round.phase,
    nominationState: row.nominationState,
    signedAt: row.signedAt,
    recusedAt: row.recusedAt,
    missingAnswers: 0,
    missingAnchors: 0,
  };
  const missing = missingFrom(tree, points).length;
  return {
    id: sheetId,
    round: {
      id: round.id,
      slug: round.slug,
      name: round.name,
      nameEn: round.nameEn,
      level: round.level,
      phase: round.phase,
      groups: round.rules.groups,
    },
    juror: { name: row.jurorName, title: row.title, role: row.role },
    sheet,
    recusal: row.recusedAt && { kind: row.recusalKind!, reason: row.recusalReason ?? "", at: row.recusedAt },
    criteria: tree,
    points: Object.fromEntries(rows.map((one) => [one.criterionId, { points: one.points, note: one.note }])),
    remarks: row.remarks,
    version: versionOf(rows, row.remarks),
    total: totalOf(tree, points),
    missing,
    position: place + 1,
    counts: countsOf(own),
    previousId: own[place - 1]?.id ?? null,
    nextId: own[place + 1]?.id ?? null,
    nextOpenId: nextOpen(own, sheetId)?.id ?? null,
    compared: await compare(
      ctx,
      tree,
      own.filter((one) => one.id !== sheetId && one.groupCode === sheet.groupCode),
    ),
    whyNotScore: whyNotScore(facts),
    whyNotSign: whyNotSign(facts, missing),
  };
}

async function sheetRow(ctx: Context, sheetId: string) {
  const [row] = await ctx.db
    .select({
      userId: appointments.userId,
      endedAt: appointments.endedAt,
      title: appointments.title,
      role: appointments.role,
      jurorName: users.name,
      roundId: nominations.roundId,
      nominationState: nominations.state,
      signedAt: sheets.signedAt,
      remarks: sheets.remarks,
      recusedAt: recusals.at,
      recusalKind: recusals.kind,
      recusalReason: recusals.reason,
      missingAnchors: missingAnchors({ roundId: nominations.roundId, userId: appointments.userId }),
      isOutOfSight: isOutOfSight(),
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(recusals, recusalOfSheet())
    .where(eq(sheets.id, sheetId));
  return row;
}

async function compare(
  ctx: Context,
  tree: readonly CriterionNode[],
  others: readonly OwnSheet[],
): Promise<ComparedSheet[]> {
  const scored = others.filter((one) => one.total !== null && one.state !== "recused");
  if (scored.length === 0) return [];
  const rows = await ctx.db
    .select({ sheetId: sheetPoints.sheetId, criterionId: sheetPoints.criterionId, points: sheetPoints.points })
    .from(sheetPoints)
    .where(
      inArray(
        sheetPoints.sheetId,
        scored.map((one) => one.id),
      ),
    );
  const bySheet = new Map<string, Map<string, number | null>>();
  for (const { sheetId, criterionId, points } of rows) {
    bySheet.set(sheetId, (bySheet.get(sheetId) ?? new Map<string, number | null>()).set(criterionId, points));
  }
  const withParts = scored.map((one) => {
    const points = bySheet.get(one.id) ?? new Map<string, number | null>();
    return { ...one, parts: Object.fromEntries(tree.map((root) => [root.code, totalOf([root], points)])) };
  });
  return withParts.sort((a, b) => b.total! - a.total!);
}
