import type { PlanBox } from "~/adapters/documents/plan-sheet";
import type { LetterPlan } from "./letter-content";

/** Decimetres around own booths that are shown beside them: an aisle and the neighbours across. */
const AROUND = 90;
/** Own booths nearer than this are shown in one detail, in decimetres. */
const TOGETHER = 120;
/** Most details a letter draws; booths further off are marked on the whole plan all the same. */
const MOST_DETAILS = 3;

/**
 * The parts of a plan around booths, cut so that the codes of their neighbours can be read: booths near each other share one.
 * In the order in which the booths are given. Source: docs/rules/exhibitor-papers.md#plan
 */
export function detailsOf(plan: LetterPlan, codes: readonly string[]): PlanBox[] {
  const own = codes.flatMap((code) => plan.booths.find((booth) => booth.code === code) ?? []);
  let groups: PlanBox[] = [];
  for (const booth of own) {
    const near = groups.filter((group) => gapOf(group, booth) < TOGETHER);
    const joined = near.reduce<PlanBox>(union, booth);
    groups = [...groups.filter((group) => !near.includes(group)), joined];
  }
  return groups.slice(0, MOST_DETAILS).map((group) => withinHall(plan, group));
}

/** What of a plan a window shows, whole or in part. */
export const isIn = (window: PlanBox, box: PlanBox): boolean =>
  box.x < window.x + window.width &&
  box.x + box.width > window.x &&
  box.y < window.y + window.height &&
  box.y + box.height > window.y;

function gapOf(a: PlanBox, b: PlanBox): number {
  const across = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const down = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  return Math.max(across, down, 0);
}

function union(a: PlanBox, b: PlanBox): PlanBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function withinHall(plan: LetterPlan, box: PlanBox): PlanBox {
  const [x, y] = [Math.max(0, box.x - AROUND), Math.max(0, box.y - AROUND)];
  return {
    x,
    y,
    width: Math.min(plan.width, box.x + box.width + AROUND) - x,
    height: Math.min(plan.height, box.y + box.height + AROUND) - y,
  };
}
