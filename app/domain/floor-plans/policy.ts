import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import { mayRunFair } from "../fairs/policy";

interface DrawnFair {
  readonly agencyId: string;
  readonly closedAt: Date | string | null;
}

/** Why a person may not change the plans of a fair; null when they may. */
export function whyNotDraw(actor: Actor | null, fair: DrawnFair): string | null {
  if (!mayRunFair(actor, fair)) return m.plans_not_yours();
  return fair.closedAt === null ? null : m.plans_fair_closed();
}
