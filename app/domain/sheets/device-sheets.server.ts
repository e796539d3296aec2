import { asc, eq, inArray } from "drizzle-orm";
import { missingAnchors } from "~/db/missing-anchors.server";
import { nominations, rounds, sheetPoints } from "~/db/schema";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { isJurorOf } from "../people/policy";
import { criteriaTree, roundById } from "../rounds/queries.server";
import { ownSheets, signedIn } from "./queries.server";
import { askedOf, leavesOf } from "./rules";

/** A sheet as a device holds it. Points in points, not hundredths: 7.5. */
export interface DeviceSheet {
  readonly id: string;
  /** Voting code. */
  readonly code: string;
  readonly signed: boolean;
  /** The ones that are scored, those of the entry's group, in printed order. */
  readonly criteria: readonly {
    readonly id: string;
    readonly code: string;
    readonly maximum: number;
    readonly step: number;
  }[];
  /** By the id of the criterion; left out where there are none. */
  readonly points: Readonly<Record<string, number>>;
}

/**
 * The reader's own sheets of a round: the signed ones, and while it is being scored the ones that may be written on.
 * Empty for a round whose jury they do not sit in: a device asks for every public round.
 */
export async function sheetsForDevice(ctx: Context, roundId: string): Promise<DeviceSheet[]> {
  const actor = signedIn(ctx);
  if (!isUuid(roundId) || !isJurorOf(actor, roundId)) return [];
  const [round, tree, own, [seat]] = await Promise.all([
    roundById(ctx, roundId),
    criteriaTree(ctx, roundId),
    ownSheets(ctx, actor, eq(nominations.roundId, roundId)),
    ctx.db
      .select({ missing: missingAnchors({ roundId, userId: actor.userId }) })
      .from(rounds)
      .where(eq(rounds.id, roundId)),
  ]);
  const isWritten = round.phase === "scoring" && seat?.missing === 0;
  const shown = own.filter(({ state }) => state === "signed" || (state !== "recused" && isWritten));
  if (shown.length === 0) return [];
  const rows = await ctx.db
    .select({ sheetId: sheetPoints.sheetId, criterionId: sheetPoints.criterionId, points: sheetPoints.points })
    .from(sheetPoints)
    .where(
      inArray(
        sheetPoints.sheetId,
        shown.map((sheet) => sheet.id),
      ),
    )
    .orderBy(asc(sheetPoints.sheetId));
  const points = new Map<string, Record<string, number>>(shown.map((sheet) => [sheet.id, {}]));
  for (const row of rows) {
    if (row.points !== null) points.get(row.sheetId)![row.criterionId] = inPoints(row.points);
  }
  const criteriaOf = (groupCode: string) =>
    leavesOf(askedOf(tree, groupCode)).map(({ id, code, maximum, step }) => ({
      id,
      code,
      maximum: inPoints(maximum),
      step: inPoints(step),
    }));
  const groups = [...new Set(shown.map((sheet) => sheet.groupCode))];
  const criteria = new Map(groups.map((groupCode) => [groupCode, criteriaOf(groupCode)]));
  return shown.map(({ id, code, groupCode, state }) => ({
    id,
    code,
    signed: state === "signed",
    criteria: criteria.get(groupCode)!,
    points: points.get(id)!,
  }));
}

/** Exact to the last digit: a quotient by 100 prints as the decimal it stands for. */
const inPoints = (hundredths: number) => hundredths / 100;
