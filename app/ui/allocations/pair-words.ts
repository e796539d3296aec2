import type { PairForce } from "~/domain/allocations/forms";
import type { PairByHand } from "~/domain/allocations/queries.server";
import { m } from "~/i18n/paraglide/messages";
import type { PairKind } from "~/lib/vocabulary";

export const pairKindWords: Record<PairKind, () => string> = {
  near: m.allocations_pair_near,
  apart: m.allocations_pair_apart,
};

export const pairForceWords: Record<PairForce, () => string> = {
  if_possible: m.allocations_pair_if_possible,
  must: m.allocations_pair_must,
};

type Sentence = (of: { first: string; second: string }) => string;

const SENTENCES: Record<PairKind, Record<PairForce, Sentence>> = {
  near: { if_possible: m.allocations_pair_line_near, must: m.allocations_pair_line_must_near },
  apart: { if_possible: m.allocations_pair_line_apart, must: m.allocations_pair_line_must_apart },
};

/** "HC26-004 · Gốm Thanh Hà nên xa HC26-009 · Gốm Bát Tràng". */
export function pairWords({ kind, isMust, isCounted, first, second }: Omit<PairByHand, "id">): string {
  const sentence = SENTENCES[kind][isMust ? "must" : "if_possible"]({
    first: `${first.number} · ${first.name}`,
    second: `${second.number} · ${second.name}`,
  });
  return isCounted ? sentence : `${sentence} (${m.allocations_pair_not_counted()})`;
}
