import { sql } from "drizzle-orm";
import { listItems } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { MotionKind } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { ListItemsForm } from "./forms";
import { ABOUT_VERDICTS, faultOfList, isDeviation, type Verdict } from "./list";
import { type ListRow, readList } from "./list.server";
import { lockCouncil, openMotionsOf } from "./lock-council.server";
import { type CarriedMotion, carriedMotionsOf } from "./motions.server";
import { whyNotChangeList, whyNotOwnEntries } from "./policy";

/**
 * What the council says of entries and sets: recognise, not, or wait for papers, and the tier. Where that is not the tally's
 * proposal, or the proposal leaves the choice to the council, a reason or a carried motion goes with it.
 * Refused: "closed" out of time and while the list is voted on, "invalid" for an entry that did not pass, one that stands in a
 * set, a missing reason, more than the cap over all or than a tier holds, "forbidden" for one's own entry, "conflict" for one that
 * a decision recognises.
 * Source: docs/rules/councils.md#list.
 */
export function setListItems(ctx: Context, roundId: string, input: ListItemsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockCouncil(ctx, roundId);
    await refuseFrozenList(ctx, round);
    const { rows } = await readList(ctx, round);
    const said = input.items.map((item) => ({
      row: rowOf(rows, item.nominationId),
      verdict: item.verdict,
      tier: tierOf(round, item),
    }));
    const leads = said.map(({ row }) => row.lead);
    refuseOwn(ctx, leads);
    await refuseUnknownMotion(ctx, round.id, ABOUT_VERDICTS, input.motionId);
    const unexplained = said.find(({ row, ...verdict }) => isDeviation(row.proposal, verdict));
    if (unexplained && !input.reason && !input.motionId) {
      const sentence = m.councils_reason_needed({ product: unexplained.row.name });
      throw new DomainError("invalid", sentence, { reason: [sentence] });
    }
    refuseFault(round, rows, said);
    await writeItems(ctx, round.id, said, input);
  });
}

type Said = Verdict & { readonly row: ListRow };

function rowOf(rows: readonly ListRow[], nominationId: string): ListRow {
  const row = rows.find((one) => one.lead.nominationId === nominationId);
  if (row?.isDecided) throw new DomainError("conflict", m.councils_item_decided({ product: row.name }));
  if (row) return row;
  const set = rows.find((one) => one.set?.nominationIds.includes(nominationId));
  throw new DomainError("invalid", set ? m.councils_item_in_set({ set: set.name }) : m.councils_item_not_passed());
}

/** Who is recognised has a tier of the rules or none; the others have none. */
function tierOf(round: RoundDetails, { verdict, tier }: ListItemsForm["items"][number]): string | null {
  if (verdict !== "recognise" || !tier) return null;
  if (round.rules.tiers.value.some((one) => one.code === tier)) return tier;
  throw new DomainError("invalid", m.councils_tier_unknown());
}

/** A verdict on one's own entry is for somebody else to write down. */
export function refuseOwn(ctx: WriteContext, entries: readonly { readonly establishmentId: string | null }[]): void {
  const makers = entries.map((entry) => entry.establishmentId);
  const whyNot = whyNotOwnEntries(ctx.actor, makers);
  if (whyNot) throw new DomainError("forbidden", whyNot);
}

/** A verdict or a set may rest on what the council carried about it, and on nothing else. */
export async function refuseUnknownMotion(
  ctx: WriteContext,
  roundId: string,
  kinds: readonly MotionKind[],
  motionId: string | undefined,
): Promise<void> {
  const isAboutIt = (one: CarriedMotion) => one.id === motionId && kinds.includes(one.kind);
  if (!motionId || (await carriedMotionsOf(ctx, roundId)).some(isAboutIt)) return;
  throw new DomainError("invalid", m.councils_motion_not_carried(), { motionId: [m.councils_motion_not_carried()] });
}

/** Looks at the whole list as it would be. */
function refuseFault(round: RoundDetails, rows: readonly ListRow[], said: readonly Said[]): void {
  const now = new Map(said.map((one) => [one.row, one]));
  const verdicts = rows.flatMap((row): Verdict[] => {
    const one = now.get(row);
    if (one) return [one];
    return row.verdict === null ? [] : [{ verdict: row.verdict, tier: row.item?.tier ?? null }];
  });
  const fault = faultOfList(round.rules, verdicts);
  if (fault?.kind === "over_cap") {
    const { seats, cap } = fault;
    throw new DomainError("invalid", m.councils_over_cap({ seats: formatNumber(seats), cap: formatNumber(cap) }));
  }
  if (fault?.kind === "tier_full") {
    const tier = round.rules.tiers.value.find((one) => one.code === fault.code)!;
    throw new DomainError("invalid", m.councils_tier_full({ tier: tier.name, count: formatNumber(fault.count) }));
  }
}

/** Nothing of the list changes out of time, nor while the council votes on it. The caller has locked the round. */
export async function refuseFrozenList(ctx: WriteContext, round: RoundDetails): Promise<void> {
  const isVotedOn = (await openMotionsOf(ctx, round)).some((motion) => motion.kind === "list");
  const closed = whyNotChangeList(round, isVotedOn);
  if (closed) throw new DomainError("closed", closed);
}

/** The caller has checked everything. A verdict that was there is replaced, and stays in the audit. */
export async function writeItems(
  ctx: WriteContext,
  roundId: string,
  said: readonly Said[],
  { reason, motionId }: Pick<ListItemsForm, "reason" | "motionId">,
): Promise<void> {
  await ctx.db
    .insert(listItems)
    .values(
      said.map(({ row, verdict, tier }) => ({
        roundId,
        nominationId: row.lead.nominationId,
        verdict,
        tier,
        reason: reason ?? null,
        motionId: motionId ?? null,
        decidedBy: ctx.actor!.userId,
        decidedAt: ctx.now,
      })),
    )
    .onConflictDoUpdate({
      target: [listItems.roundId, listItems.nominationId],
      set: {
        verdict: sql`excluded.verdict`,
        tier: sql`excluded.tier`,
        reason: sql`excluded.reason`,
        motionId: sql`excluded.motion_id`,
        decidedBy: sql`excluded.decided_by`,
        decidedAt: sql`excluded.decided_at`,
      },
    });
  const told = (row: ListRow, verdict: string | null, tier: string | null) => ({
    nominationId: row.lead.nominationId,
    verdict,
    tier,
  });
  await recordEvent(ctx, {
    roundId,
    kind: "list_set",
    payload: {
      items: said.map(({ row, verdict, tier }) => ({ nomination: row.lead.nominationId, verdict, tier })),
      motion: motionId ?? null,
    },
    ...(reason && { sealed: { reason } }),
  });
  await recordAudit(ctx, {
    act: "council.list_set",
    subject: { kind: "round", id: roundId },
    before: { items: said.map(({ row }) => told(row, row.item?.verdict ?? null, row.item?.tier ?? null)) },
    after: {
      items: said.map(({ row, verdict, tier }) => told(row, verdict, tier)),
      reason: reason ?? null,
      motionId: motionId ?? null,
    },
  });
}
