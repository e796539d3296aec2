import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import { mayRunFair } from "../fairs/policy";

interface DrawnFair {
  readonly agencyId: string;
  readonly closedAt: Date | string | null;
  readonly cancelledAt: Date | string | null;
}

/** Why nobody changes the plans of a fair any more: it was cancelled, or its report was settled. */
export function whyNotDrawNow(fair: Pick<DrawnFair, "closedAt" | "cancelledAt">): string | null {
  if (fair.cancelledAt !== null) return m.fairs_is_cancelled();
  return fair.closedAt === null ? null : m.plans_fair_closed();
}

/** Why a person may not change the plans of a fair; null when they may. */
export function whyNotDraw(actor: Actor | null, fair: DrawnFair): string | null {
  if (!mayRunFair(actor, fair)) return m.plans_not_yours();
  return whyNotDrawNow(fair);
}
