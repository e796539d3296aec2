import type { Deadlines } from "./deadlines";
import type { FairFacts } from "./facts.server";
import type { Prepared } from "./preparation";
import { fairTime, isWithin, type SetupStep } from "./rules";

/** What a fair waits for now, for those who run it. */
export type NextAct =
  /** What keeps it from being published. */
  | { readonly kind: "set"; readonly step: SetupStep }
  | { readonly kind: "publish" }
  /** Applications that were sent and not answered. */
  | { readonly kind: "answer"; readonly count: number }
  | { readonly kind: "draw" }
  /** The call opens then. */
  | { readonly kind: "call_opens"; readonly at: Date }
  /** Applications come in until then. */
  | { readonly kind: "call_runs"; readonly until: Date }
  /** Booths that nobody has yet. */
  | { readonly kind: "place"; readonly free: number }
  | { readonly kind: "hold" }
  | { readonly kind: "report" }
  /** It was cancelled, and so much of what was paid is still to go back. Whole đồng. */
  | { readonly kind: "pay_back"; readonly amount: number }
  | { readonly kind: "none" };

interface FairNow extends Deadlines {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}

interface Here {
  readonly now: Date;
  /** In Vietnam. */
  readonly today: string;
  /** Of a fair that was cancelled: whole đồng that are still to go back. */
  readonly toPayBack: number;
}

/** The most pressing of what is left to do. */
export function nextAct(
  fair: FairNow,
  facts: FairFacts,
  steps: readonly Prepared[],
  { now, today, toPayBack }: Here,
): NextAct {
  if (fair.closedAt) return { kind: "none" };
  if (fair.cancelledAt) return toPayBack > 0 ? { kind: "pay_back", amount: toPayBack } : { kind: "none" };
  const missing = steps.find((one) => one.problems.length > 0);
  if (!fair.publishedAt) return missing ? { kind: "set", step: missing.step } : { kind: "publish" };
  const { when } = fairTime(fair, today);
  if (when === "after") return { kind: "report" };
  if (when === "during") return { kind: "hold" };
  const sent = facts.applications.submitted ?? 0;
  if (sent > 0) return { kind: "answer", count: sent };
  if (facts.boothsInAll === 0) return { kind: "draw" };
  const call = isWithin(fair.applicationsOpenAt, fair.applicationsCloseAt, now);
  if (call === "before") return { kind: "call_opens", at: fair.applicationsOpenAt! };
  if (call === "open" && fair.applicationsCloseAt) return { kind: "call_runs", until: fair.applicationsCloseAt };
  const free = facts.booths.available ?? 0;
  return free > 0 ? { kind: "place", free } : { kind: "none" };
}
