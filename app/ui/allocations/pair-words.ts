import type { PairByHand } from "~/domain/allocations/queries.server";
import { m } from "~/i18n/paraglide/messages";
import type { PairKind } from "~/lib/vocabulary";

export const pairKindWords: Record<PairKind, () => string> = {
  near: m.allocations_pair_near,
  apart: m.allocations_pair_apart,
};

const SENTENCES: Record<PairKind, (of: { first: string; second: string }) => string> = {
  near: m.allocations_pair_line_near,
  apart: m.allocations_pair_line_apart,
};

/** "HC26-004 · Gốm Thanh Hà xa HC26-009 · Gốm Bát Tràng". */
export const pairWords = ({ kind, first, second }: Omit<PairByHand, "id">): string =>
  SENTENCES[kind]({ first: `${first.number} · ${first.name}`, second: `${second.number} · ${second.name}` });
