import { m } from "~/i18n/paraglide/messages";
import { instantOf, type PlainDate } from "~/lib/dates";
import type { DeadlinesForm } from "./forms";

/** When a fair takes applications and lets exhibitors pick, by when boards and lists of goods stand, and by when goods and money are due. */
export interface Deadlines {
  readonly applicationsOpenAt: Date | null;
  readonly applicationsCloseAt: Date | null;
  readonly picksOpenAt: Date | null;
  readonly picksCloseAt: Date | null;
  readonly signsDueOn: PlainDate | null;
  readonly goodsListDueOn: PlainDate | null;
  readonly goodsDueOn: PlainDate | null;
  readonly depositDueOn: PlainDate | null;
  readonly balanceDueOn: PlainDate | null;
}

export function deadlinesFrom(form: Omit<DeadlinesForm, "version">): Deadlines {
  const at = (day: PlainDate | undefined, time: string | undefined, usual: string) =>
    day === undefined ? null : instantOf(day, time ?? usual);
  return {
    applicationsOpenAt: at(form.applicationsOpenOn, form.applicationsOpenTime, "08:00"),
    applicationsCloseAt: at(form.applicationsCloseOn, form.applicationsCloseTime, "17:00"),
    picksOpenAt: at(form.picksOpenOn, form.picksOpenTime, "08:00"),
    picksCloseAt: at(form.picksCloseOn, form.picksCloseTime, "17:00"),
    signsDueOn: form.signsDueOn ?? null,
    goodsListDueOn: form.goodsListDueOn ?? null,
    goodsDueOn: form.goodsDueOn ?? null,
    depositDueOn: form.depositDueOn ?? null,
    balanceDueOn: form.balanceDueOn ?? null,
  };
}

/**
 * What does not fit together, by the field of the form: a span has both ends in their order, ends before the fair begins, and picks do
 * not begin before applications; boards and lists of goods stand, and goods arrive, by the first day; the deposit comes before the
 * balance. Empty when all fits.
 */
export function misfitsOf(deadlines: Deadlines, startsOn: PlainDate): Record<string, string[]> {
  const misfits: Record<string, string[]> = {};
  const begins = instantOf(startsOn, "00:00");
  const { applicationsOpenAt, picksOpenAt } = deadlines;
  for (const [name, from, until] of [
    ["applications", applicationsOpenAt, deadlines.applicationsCloseAt],
    ["picks", picksOpenAt, deadlines.picksCloseAt],
  ] as const) {
    if (from && !until) misfits[`${name}CloseOn`] = [m.fairs_needs_both_ends()];
    if (!from && until) misfits[`${name}OpenOn`] = [m.fairs_needs_both_ends()];
    if (from && until && until <= from) misfits[`${name}CloseOn`] = [m.fairs_close_after_open()];
    else if (until && until > begins) misfits[`${name}CloseOn`] = [m.fairs_close_before_fair()];
  }
  if (picksOpenAt && !misfits.picksOpenOn && (!applicationsOpenAt || picksOpenAt < applicationsOpenAt)) {
    misfits.picksOpenOn = [m.fairs_picks_after_call()];
  }
  for (const name of ["signsDueOn", "goodsListDueOn", "goodsDueOn"] as const) {
    const day = deadlines[name];
    if (day && day > startsOn) misfits[name] = [m.fairs_goods_before_fair()];
  }
  const { depositDueOn, balanceDueOn } = deadlines;
  if (depositDueOn && balanceDueOn && balanceDueOn < depositDueOn)
    misfits.balanceDueOn = [m.fairs_balance_after_deposit()];
  return misfits;
}
