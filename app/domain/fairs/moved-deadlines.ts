import { addDays } from "~/lib/dates";
import type { Deadlines } from "./deadlines";

const DAY_MS = 86_400_000;

/** The deadlines of a fair whose first day moves by some days: what is still to come moves with it, what is past stays. today: in Vietnam. */
export function movedDeadlines(
  deadlines: Deadlines,
  days: number,
  { now, today }: { readonly now: Date; readonly today: string },
): Deadlines {
  const moment = (at: Date | null) => (at && at > now ? new Date(at.getTime() + days * DAY_MS) : at);
  const day = (on: string | null) => (on !== null && on >= today ? addDays(on, days) : on);
  return {
    applicationsOpenAt: moment(deadlines.applicationsOpenAt),
    applicationsCloseAt: moment(deadlines.applicationsCloseAt),
    picksOpenAt: moment(deadlines.picksOpenAt),
    picksCloseAt: moment(deadlines.picksCloseAt),
    signsDueOn: day(deadlines.signsDueOn),
    goodsListDueOn: day(deadlines.goodsListDueOn),
    goodsDueOn: day(deadlines.goodsDueOn),
    depositDueOn: day(deadlines.depositDueOn),
    balanceDueOn: day(deadlines.balanceDueOn),
  };
}
