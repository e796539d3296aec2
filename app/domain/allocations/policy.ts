import { m } from "~/i18n/paraglide/messages";
import type { AllocationRunState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { mayRunFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";
import { isUnderWay } from "../runs/rules";

/** Have places computed, lock them by hand, take a plan over: who runs the fair. */
export function mayAllocate(actor: Actor | null, fair: { readonly agencyId: string }): boolean {
  return mayRunFair(actor, fair);
}

export const whyNotCancel = (run: { readonly state: AllocationRunState }): string | null =>
  isUnderWay(run) ? null : m.allocations_run_is_over();

/** Only a finished plan that nobody settled is taken over, or laid aside. */
export const whyNotSettle = (run: { readonly state: AllocationRunState }): string | null =>
  run.state === "done" ? null : m.allocations_run_is_settled();

/** A settled fair changes no more. */
export function whyNotAllocate(fair: {
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}): string | null {
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return fair.closedAt ? m.allocations_fair_closed() : null;
}

export const allocationPermissions: readonly Permission[] = [
  { act: "allocation.make", title: m.allocations_may_make, may: mayAllocate },
];
