import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isAdmin } from "../people/policy";

/** See, add and remove days off: every clock of the site counts by them, so one hand keeps them. */
export function mayKeepHolidays(actor: Actor | null): boolean {
  return isAdmin(actor);
}

export const holidayPermissions: readonly Permission[] = [
  { act: "holiday.keep", title: m.holidays_act_keep, may: (actor) => mayKeepHolidays(actor) },
];
