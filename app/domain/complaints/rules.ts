/** A complaint is reminded of when so many working days, or fewer, are left. */
export const SOON_DAYS = 2;

/** "KN-3": the third complaint of its round, in both languages. */
export function complaintLabel(number: number): string {
  return `KN-${number}`;
}

/** What the desk shows: those not answered, those of them due soon or overdue, those answered, or all. */
export const DESK_STATES = ["open", "due_soon", "overdue", "answered", "all"] as const;
export type DeskState = (typeof DESK_STATES)[number];
