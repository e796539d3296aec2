import { and, eq, isNull, sql } from "drizzle-orm";
import { decisions, numberKeyOf, rounds } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { type CouncilList, type CouncilListEntry, councilList } from "../councils/council-list.server";
import { faultOfList, tierFaultOf, type Verdict } from "../councils/list";
import { whyNotOwnEntries } from "../councils/policy";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { levelsAbove } from "../schemes/levels";
import type { DecisionForm } from "./forms";
import { mayRecordDecision, whyNotDecideByList, whyNotDecidedOn, whyNotRecordDecision } from "./policy";
import { resultsSoFar } from "./results-so-far.server";

export interface CheckedDecision {
  /** What it recognises, in the order of the council's list; empty where nothing is. */
  readonly items: readonly CouncilListEntry[];
  /** The carried motion that approves the list; else the note says how the council did. */
  readonly motionId: string | null;
  readonly approvalNote: string | null;
  /** Who recognises, by the name of the day of the decision, as it will be printed. */
  readonly agency: { readonly id: string; readonly name: string };
}

/** Everything a decision of a locked round must fulfil; nothing is written. Refusals: see `recordDecision`. */
export async function checkDecision(ctx: Context, round: RoundDetails, input: DecisionForm): Promise<CheckedDecision> {
  if (!mayRecordDecision(ctx.actor, round)) throw new DomainError("forbidden", m.errors_forbidden_title());
  const closed = whyNotRecordDecision(round);
  if (closed) throw new DomainError("closed", closed);
  if (input.decidedOn > todayInVietnam(ctx.now)) throw refusal("decidedOn", m.awards_decision_in_future());
  const agency = await issuerOn(ctx, round, input.decidedOn);
  if (await isNumberTaken(ctx, agency.id, input)) throw numberTaken(input.number);

  const list = await councilList(ctx, round.id);
  const notYet = whyNotDecideByList(list, await resultsSoFar(ctx, round));
  if (notYet) throw new DomainError("invalid", notYet);
  if (input.seen !== undefined && input.seen !== sealOfList(list)) {
    throw new DomainError("conflict", m.awards_list_changed());
  }
  const makers = list.recognised.map((one) => one.establishmentId);
  const own = whyNotOwnEntries(ctx.actor, makers);
  if (own) throw new DomainError("forbidden", own);
  const early = whyNotDecidedOn(input.decidedOn, round.phases, list.motion);
  if (early) throw refusal("decidedOn", early);
  refuseFault(round, list);
  refusePutForward(round, list, input.putForward);
  const approvalNote = list.motion ? null : (input.approvalNote ?? null);
  if (!list.motion && !approvalNote) throw refusal("approvalNote", m.awards_approval_needed());
  return { items: list.recognised, motionId: list.motion?.id ?? null, approvalNote, agency };
}

const refusal = (field: keyof DecisionForm, sentence: string) =>
  new DomainError("invalid", sentence, { [field]: [sentence] });

/** Tells one state of the list from another: what an officer saw is what the decision recognises. */
export function sealOfList({ recognised }: Pick<CouncilList, "recognised">): string {
  return sha256Hex(
    canonicalJson(recognised.map(({ nominationId, productId, tier }) => [nominationId, productId, tier])),
  );
}

/** The authority that recognises, where the round names one; else the agency that runs it. */
async function issuerOn(ctx: Context, round: RoundDetails, day: string): Promise<CheckedDecision["agency"]> {
  const [row] = await ctx.db.select({ authorityId: rounds.authorityId }).from(rounds).where(eq(rounds.id, round.id));
  const id = row?.authorityId ?? round.agencyId;
  const named = await agencyNameOn(ctx, id, day);
  if (!named) throw refusal("decidedOn", m.awards_agency_unnamed());
  return { id, name: named.name };
}

/** An agency gives a number once a day, however it is written; that of a decision taken back is free again. */
async function isNumberTaken(ctx: Context, agencyId: string, { number, decidedOn }: DecisionForm): Promise<boolean> {
  const [taken] = await ctx.db
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.agencyId, agencyId),
        eq(numberKeyOf(decisions.number), numberKeyOf(sql`${number}::text`)),
        eq(decisions.decidedOn, decidedOn),
        isNull(decisions.withdrawnAt),
      ),
    );
  return taken !== undefined;
}

export function numberTaken(number: string): DomainError {
  const sentence = m.awards_number_taken({ number });
  return new DomainError("conflict", sentence, { number: [sentence] });
}

const toRecognise = ({ tier }: CouncilListEntry): Verdict => ({ verdict: "recognise", tier });

/** The list was looked at when it was written; the rules may have been reopened since. */
function refuseFault({ rules }: RoundDetails, { recognised, decided, pending }: CouncilList): void {
  const tierFault = tierFaultOf(rules, recognised.map(toRecognise));
  if (tierFault) {
    const isUnknown = tierFault.kind === "unknown_tier";
    throw new DomainError(
      "invalid",
      isUnknown ? m.awards_tier_gone({ tier: tierFault.code }) : m.awards_tier_missing(),
    );
  }
  const fault = faultOfList(rules, [
    ...[...decided, ...recognised].map(toRecognise),
    ...pending.map((): Verdict => ({ verdict: "pending", tier: null })),
  ]);
  if (fault?.kind === "over_cap") {
    const figures = { seats: formatNumber(fault.seats), cap: formatNumber(fault.cap) };
    throw new DomainError("invalid", m.councils_over_cap(figures));
  }
  if (fault?.kind === "tier_full") {
    const tier = rules.tiers.value.find((one) => one.code === fault.code)!;
    throw new DomainError("invalid", m.councils_tier_full({ tier: tier.name, count: formatNumber(fault.count) }));
  }
}

function refusePutForward(round: RoundDetails, { recognised }: CouncilList, ids: readonly string[]): void {
  if (ids.length === 0) return;
  if (levelsAbove(round.rules.levels.value, round.level).length === 0)
    throw refusal("putForward", m.awards_no_higher_level());
  const isListed = (id: string) => recognised.some((one) => one.nominationId === id);
  if (!ids.every(isListed)) throw refusal("putForward", m.awards_put_forward_unlisted());
}
