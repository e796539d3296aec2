import { formatList } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Deadlines } from "./deadlines";
import type { FairFacts } from "./facts.server";
import { type FairRules, SETUP, type SetupStep } from "./rules";

/** A part that is set, one that keeps the fair from being published, and one that may follow. */
export interface Prepared {
  readonly step: SetupStep;
  readonly state: "ready" | "missing" | "later";
  /** Sentences: what keeps the fair from being published. */
  readonly problems: readonly string[];
  /** What is better looked at, and keeps nothing back. */
  readonly notes: readonly string[];
}

interface SetFair extends Deadlines {
  readonly endsOn: string;
  readonly rules: FairRules;
  readonly publishedAt: Date | null;
}

/** How far a fair is set up. Source: docs/rules/fairs.md#publication */
export function preparationOf(fair: SetFair, facts: FairFacts, now: Date): Prepared[] {
  return SETUP.map((step) => {
    // A public fair has passed these: its call is over one day, and so is the fair.
    const problems = fair.publishedAt ? [] : (PROBLEMS[step]?.(fair, facts, now) ?? []);
    const notes = NOTES[step]?.(fair, facts, now) ?? [];
    const isEmpty = EMPTY[step]?.(facts) ?? false;
    return { step, state: problems.length > 0 ? "missing" : isEmpty ? "later" : "ready", problems, notes };
  });
}

/** Every sentence that keeps a fair from being published, in order. */
export function whyNotPublish(fair: SetFair, facts: FairFacts, now: Date): string[] {
  if (fair.publishedAt) return [m.fairs_is_published()];
  return preparationOf(fair, facts, now).flatMap((part) => part.problems);
}

type Find = (fair: SetFair, facts: FairFacts, now: Date) => string[];

const when = (holds: boolean, sentence: () => string) => (holds ? [sentence()] : []);

const PROBLEMS: Partial<Record<SetupStep, Find>> = {
  identity: (fair, _facts, now) => when(fair.endsOn < todayInVietnam(now), m.fairs_is_over),
  deadlines: (fair, _facts, now) => [
    ...when(fair.applicationsOpenAt === null, m.fairs_needs_call),
    ...when(fair.applicationsCloseAt !== null && fair.applicationsCloseAt <= now, m.fairs_call_is_past),
  ],
  prices: (_fair, facts) => when(facts.priced.length === 0, m.fairs_needs_price),
};

const NOTES: Partial<Record<SetupStep, Find>> = {
  deadlines: (fair, facts) => when(fair.picksOpenAt !== null && facts.boothsInAll === 0, m.fairs_picks_need_booths),
  prices: (_fair, { priced, drawn }) => {
    const without = drawn.filter(
      (kind) => !priced.includes(kind) && !(kind === "corner" && priced.includes("standard")),
    );
    return without.length > 0 && priced.length > 0
      ? [m.fairs_kinds_without_price({ kinds: formatList(without.map(boothKindName)) })]
      : [];
  },
  terms: ({ rules }) =>
    when(
      Object.values(rules).some((rule) => rule.source === ""),
      m.fairs_terms_without_source,
    ),
  quotas: (_fair, { quotas, boothsInAll }) =>
    boothsInAll > 0 && quotas.booths > boothsInAll
      ? [m.fairs_quotas_above_booths({ quota: quotas.booths, booths: boothsInAll })]
      : [],
  programme: (_fair, { events }) => (events.outside > 0 ? [m.fairs_events_outside({ count: events.outside })] : []),
};

const EMPTY: Partial<Record<SetupStep, (facts: FairFacts) => boolean>> = {
  quotas: (facts) => facts.quotas.provinces === 0,
  programme: (facts) => facts.events.total === 0,
  budget: (facts) => facts.budgetItems === 0,
};
