import { formatList } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES, type Level, type PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";
import type { SchemeRules, Section } from "../schemes/rules";
import type { RoundFacts } from "./moves";

interface OfAgency {
  readonly agencyId: string;
}

/** Make rounds of an agency, set their rules, open them. */
export function mayPrepareRounds(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** Move phases, name jury and council. */
export function mayRunRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

/** End a round without recognising anything: its organisers, who opened it. */
export function mayCancelRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser"]);
}

/** See the board and the dossiers: everyone of the agency, the support team included. */
export function mayWorkOnRound(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, AGENCY_ROLES);
}

/** An open round is public; a draft belongs to its agency. */
export function maySeeRound(actor: Actor | null, round: OfAgency & { readonly openedAt: Date | null }): boolean {
  return round.openedAt !== null || mayWorkOnRound(actor, round);
}

/** Where only agencies of the levels below bring entries: who they are. */
export function whyNotByHand(below: readonly Level[]): string {
  const levels = formatList(below.map((level) => levelTitle(level).toLowerCase()));
  return m.nominations_level_by_hand({ who: m.nominations_level_agencies({ levels }) });
}

/** Rules are free until opening and frozen from then on. */
export function whyNotEditRules(round: { readonly openedAt: Date | null }): string | null {
  return round.openedAt ? m.rounds_rules_are_frozen() : null;
}

/** The authority signs the decision: it is named before there is one. */
export function whyNotSetAuthority(facts: RoundFacts): string | null {
  return facts.decisions > 0 ? m.rounds_authority_after_decision() : null;
}

/** Why the council cannot reopen the rules of a round: before opening they are free, after a decision they are history. */
export function whyNotReopen(round: { readonly openedAt: Date | null }, facts: RoundFacts): string | null {
  if (!round.openedAt) return m.rounds_reopen_before_opening();
  return facts.decisions > 0 ? m.rounds_reopen_after_decision() : null;
}

/** Sections of an open round's rules that stay as they are, with why: sheets are scored by their criteria to the end. */
export function keptSections(facts: RoundFacts): Partial<Record<Section, string>> {
  return facts.sheets.ever > 0 ? { criteria: m.rounds_reopen_after_points() } : {};
}

/**
 * Why these rules cannot follow those in force, in one sentence: none do while the council votes on the list; what sheets are
 * scored by stays once there are sheets, groups that entries are in stay, and so does the round's own level.
 * groupsInUse: codes of the groups of its entries.
 */
export function whyNotReopenRules(
  round: { readonly openedAt: Date | null; readonly level: Level; readonly rules: SchemeRules },
  rules: SchemeRules,
  facts: RoundFacts,
  groupsInUse: readonly string[],
): string | null {
  const closed = whyNotReopen(round, facts);
  if (closed) return closed;
  // What the council votes on is the list as these rules propose it.
  if (facts.listIsVotedOn) return m.rounds_reopen_while_voting();
  if (facts.sheets.ever > 0 && scoredBy(rules) !== scoredBy(round.rules)) return m.rounds_reopen_after_points();
  // Jurors have read what they were to read, with names or without.
  if (facts.sheets.total > 0 && rules.blind.value !== round.rules.blind.value) return m.redactions_blind_stays();
  const gone = groupsInUse.filter((code) => !rules.groups.some((group) => group.code === code));
  if (gone.length > 0) return m.rounds_reopen_groups_in_use({ groups: formatList(gone) });
  return rules.levels.value.some(({ level }) => level === round.level) ? null : m.rounds_level_not_held();
}

const scoredBy = ({ criteria, scoreStep }: SchemeRules) => JSON.stringify([criteria.value, scoreStep.value]);

/** Why a round is not ended without recognition: what was decided stands, and a list that is voted on has its vote first. */
export function whyNotCancel(
  round: { readonly openedAt: Date | null; readonly phase: PhaseKind | null },
  facts: Pick<RoundFacts, "decisions" | "listIsVotedOn">,
): string | null {
  if (!round.openedAt) return m.rounds_not_open_yet();
  if (round.phase === "closed") return m.rounds_board_finished();
  if (facts.decisions > 0) return m.rounds_cancel_after_decision();
  return facts.listIsVotedOn ? m.rounds_cancel_while_voting() : null;
}

/** What ending a round will do, with its numbers, for the person who confirms it. */
export function effectsOfCancelling(told: {
  readonly makers: readonly { readonly products: readonly string[] }[];
  readonly seats: readonly unknown[];
  readonly senders: readonly unknown[];
}): string[] {
  const { makers, seats, senders } = told;
  const products = makers.reduce((sum, maker) => sum + maker.products.length, 0);
  return [
    m.rounds_cancel_effect_closed(),
    m.rounds_cancel_effect_public(),
    ...(makers.length > 0
      ? [
          m.rounds_cancel_effect_makers({
            establishments: m.common_establishments_count({ count: makers.length }),
            products: m.common_products_count({ count: products }),
          }),
        ]
      : []),
    ...(seats.length > 0 ? [m.rounds_cancel_effect_seats({ count: seats.length })] : []),
    ...(senders.length > 0 ? [m.rounds_cancel_effect_senders({ count: senders.length })] : []),
    m.rounds_cancel_effect_staff(),
  ];
}

export const roundPermissions: readonly Permission[] = [
  { act: "round.prepare", title: m.rounds_may_prepare, may: (actor, here) => mayPrepareRounds(actor, here.agencyId) },
  { act: "round.run", title: m.rounds_may_run, may: mayRunRound },
  { act: "round.cancel", title: m.rounds_cancel_title, may: mayCancelRound },
  { act: "round.work_on", title: m.rounds_may_work, may: mayWorkOnRound },
];
