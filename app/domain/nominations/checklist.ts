import { getLocale } from "~/i18n/locale";
import type { PlainDate } from "~/lib/dates";
import type { Level, PaperVerdict } from "~/lib/vocabulary";
import type { ChecklistItem } from "../schemes/rules";
import type { Paper } from "./forms";

/** What the support team found of one paper of the checklist. */
export interface PaperCheck {
  readonly requirement: string;
  readonly verdict: PaperVerdict;
  readonly note: string | null;
  readonly isPending: boolean;
  readonly byName: string;
  readonly at: Date;
}

/** A line of the checklist: what is asked, what was given for it, what was found. */
export interface CheckedItem {
  readonly item: ChecklistItem;
  readonly papers: readonly Paper[];
  readonly check: PaperCheck | null;
  /** Found before the dossier was handed in last: to be looked at again. */
  readonly isStale: boolean;
}

/** The name of an item in the language of the page. */
export const itemName = (item: Pick<ChecklistItem, "name" | "nameEn">): string =>
  getLocale() === "vi" ? item.name : item.nameEn;

/** The items asked at a level and of a group, in the order of the rules. */
export function itemsAsked(
  checklist: readonly ChecklistItem[],
  { level, groupCode }: { readonly level: Level; readonly groupCode: string },
): ChecklistItem[] {
  return checklist.filter(
    (item) => (!item.levels || item.levels.includes(level)) && (!item.groups || item.groups.includes(groupCode)),
  );
}

/** Papers belong to an item by their kind. */
export function checkedItems(
  items: readonly ChecklistItem[],
  papers: readonly Paper[],
  checks: readonly PaperCheck[],
  submittedAt: Date | null,
): CheckedItem[] {
  return items.map((item) => {
    const check = checks.find((one) => one.requirement === item.code) ?? null;
    return {
      item,
      papers: papers.filter((paper) => paper.kind === item.kind),
      check,
      isStale: check !== null && submittedAt !== null && check.at < submittedAt,
    };
  });
}

const GOOD: readonly PaperVerdict[] = ["in_order", "not_needed"];

export const isGood = (verdict: PaperVerdict) => GOOD.includes(verdict);

type Line = Pick<CheckedItem, "item" | "papers" | "check">;

/** Found wanting: missing, unreadable, expired. */
export function isWanting({ check }: Pick<Line, "check">): boolean {
  return check !== null && !isGood(check.verdict);
}

/** Items an entry may be admitted without until a date: they may pend, and they are not there as they should be. */
export function mayPend(line: Line): boolean {
  return line.item.mayPend && (isWanting(line) || (line.check === null && line.papers.length === 0));
}

/** Required items that stand in the way of admission unless they are left pending. */
export function blockingItems(lines: readonly Line[], pending: readonly string[]): ChecklistItem[] {
  return lines
    .filter((line) => line.item.needed === "required" && isWanting(line) && !pending.includes(line.item.code))
    .map((line) => line.item);
}

/** Required items nobody found in order since the dossier was handed in. */
export function uncheckedItems(lines: readonly CheckedItem[]): ChecklistItem[] {
  return lines
    .filter(({ item, check, isStale }) => item.needed === "required" && (check === null || isStale))
    .map((line) => line.item);
}

/** A paper that will no longer hold: on `today` already, or on the day of the decision. */
export function expiryOf(
  paper: Pick<Paper, "validUntil">,
  today: PlainDate,
  decisionOn: PlainDate | null,
): "expired" | "before_decision" | null {
  if (paper.validUntil === null) return null;
  if (paper.validUntil < today) return "expired";
  return decisionOn !== null && paper.validUntil < decisionOn ? "before_decision" : null;
}

/** Papers that came after the dossier was sealed. */
export function addendumOf(given: readonly Paper[], sealed: readonly Paper[]): Paper[] {
  const known = new Set(sealed.map((paper) => paper.fileId));
  return given.filter((paper) => !known.has(paper.fileId));
}
