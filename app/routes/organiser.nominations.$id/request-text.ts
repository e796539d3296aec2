import { type CheckedItem, isWanting, itemName } from "~/domain/nominations/checklist";
import { m } from "~/i18n/paraglide/messages";
import type { PaperVerdict } from "~/lib/vocabulary";

const LINES: Readonly<Partial<Record<PaperVerdict, (paper: { paper: string }) => string>>> = {
  missing: m.nominations_screen_ask_missing,
  unreadable: m.nominations_screen_ask_unreadable,
  expired: m.nominations_screen_ask_expired,
};

/** What was found wanting, as a request to the producer: a line a paper with the officer's note. Empty when nothing was. */
export function requestText(checklist: readonly CheckedItem[]): string {
  return checklist
    .filter((line) => isWanting(line) && !line.isStale)
    .map(({ item, check }) => {
      const sentence = LINES[check!.verdict]?.({ paper: itemName(item) }) ?? "";
      return check!.note ? `${sentence} ${check!.note}` : sentence;
    })
    .join("\n");
}
