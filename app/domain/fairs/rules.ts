import { daysBetween, type PlainDate } from "~/lib/dates";

/** "before", "during" or "after" its days; `days`: how many until it starts. */
export function fairTime(
  fair: { readonly startsOn: PlainDate; readonly endsOn: PlainDate },
  today: PlainDate,
): { readonly when: "before" | "during" | "after"; readonly days: number } {
  const days = daysBetween(today, fair.startsOn);
  if (days > 0) return { when: "before", days };
  return { when: today <= fair.endsOn ? "during" : "after", days: 0 };
}

/** A shape on the plan that is no booth. Lengths in decimetres from the hall's top left corner. */
export interface Furniture {
  readonly kind: "stage" | "gate" | "aisle" | "service";
  readonly label: string;
  readonly labelEn: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
