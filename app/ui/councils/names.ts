import { m } from "~/i18n/paraglide/messages";
import type { Ballot, ListVerdict, MotionKind, VoteChoice } from "~/lib/vocabulary";
import type { TagTone } from "~/ui/primitives/tag";

export const MOTION_KIND_NAMES: Readonly<Record<MotionKind, () => string>> = {
  list: m.councils_kind_list,
  merge: m.councils_kind_merge,
  deviation: m.councils_kind_deviation,
  frame: m.councils_kind_frame,
  rules: m.councils_kind_rules,
  other: m.councils_kind_other,
};

export const BALLOT_NAMES: Readonly<Record<Ballot, () => string>> = {
  open: m.councils_ballot_open,
  secret: m.councils_ballot_secret,
};

export const CHOICE_NAMES: Readonly<Record<VoteChoice, () => string>> = {
  for: m.councils_choice_for,
  against: m.councils_choice_against,
  abstain: m.councils_choice_abstain,
};

export const CHOICE_TONES: Readonly<Record<VoteChoice, TagTone>> = { for: "ok", against: "bad", abstain: "plain" };

export const VERDICT_NAMES: Readonly<Record<ListVerdict, () => string>> = {
  recognise: m.councils_verdict_recognise,
  not_recognise: m.councils_verdict_not_recognise,
  pending: m.councils_verdict_pending,
};
