import type { BoothStanding, MessageFilter, MoneyFilter } from "~/domain/exhibitor-papers/rules";
import { applicationStateName, boothKindName, groupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

const STANDINGS: Readonly<Record<BoothStanding, () => string>> = {
  any: m.exhibitors_message_booths_any,
  none: m.exhibitors_message_booths_none,
  unconfirmed: m.exhibitors_message_booths_unconfirmed,
  confirmed: m.exhibitors_message_booths_confirmed,
};

export const standingName = (standing: BoothStanding): string => STANDINGS[standing]();

const MONEY: Readonly<Record<MoneyFilter, () => string>> = {
  any: m.exhibitors_message_money_any,
  unpaid: m.exhibitors_message_money_unpaid,
  overdue: m.exhibitors_message_money_overdue,
};

export const moneyFilterName = (filter: MoneyFilter): string => MONEY[filter]();

/** A filter in words, what does not matter left out. provinceName: of its province. */
export function filterWords(filter: MessageFilter, provinceName: string | undefined): string {
  return [
    filter.states.map((state) => applicationStateName(state)).join(", "),
    ...(provinceName ? [provinceName] : []),
    ...(filter.kind ? [boothKindName(filter.kind)] : []),
    ...(filter.group ? [groupName(filter.group)] : []),
    ...(filter.booths === "any" ? [] : [standingName(filter.booths)]),
    ...(filter.money === "any" ? [] : [moneyFilterName(filter.money)]),
  ].join(" · ");
}
