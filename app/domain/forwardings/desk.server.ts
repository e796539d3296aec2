import { eq } from "drizzle-orm";
import { decisions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { placeOf, type TerritoryPlaces } from "../nominations/places";
import type { RoundDetails } from "../rounds/queries.server";
import { levelsAbove } from "../schemes/levels";
import { candidatesOf, receiverOf, receivingRounds } from "./candidates.server";
import { maySeeForwardings } from "./policy";
import { assess, type Candidate, type Refusal } from "./rules";

/** A winner with why it cannot go by itself; what the places of its territory allow of several is said by `assess`. */
export interface DeskRow extends Candidate {
  readonly refusal: Refusal | null;
}

/** What an agency looks at to put winners of its round forward. */
export interface ForwardingDesk {
  /** Levels that titles of this round lead to. */
  readonly above: readonly Level[];
  readonly rows: readonly DeskRow[];
  /** Those that take nominations now. */
  readonly receivers: readonly RoundDetails[];
  readonly chosen: RoundDetails | null;
  /** Of the winners' territories in the chosen round. */
  readonly places: readonly TerritoryPlaces[];
  readonly closesOn: PlainDate | null;
  /** The letter as far as it is known: where a decision itself puts forward, it is the letter. */
  readonly letter: Partial<Record<"number" | "datedOn" | "signerName" | "signerTitle", string>>;
}

/** For the people of the round's agency: "forbidden" to others. to: the slug of the receiving round, when several are open. */
export async function forwardingDesk(ctx: Context, from: RoundDetails, to: string | null): Promise<ForwardingDesk> {
  if (!maySeeForwardings(ctx.actor, from)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const above = levelsAbove(from.rules.levels.value, from.level);
  const candidates = await candidatesOf(ctx, from.id);
  const receivers = candidates.length > 0 ? await receivingRounds(ctx, from, candidates) : [];
  const chosen = receivers.find((round) => round.slug === to) ?? (receivers.length === 1 ? receivers[0]! : null);
  const letter = await letterOf(ctx, candidates);
  if (!chosen) {
    const rows = candidates.map((one) => ({ ...one, refusal: null }));
    return { above, rows, receivers, chosen, places: [], closesOn: null, letter };
  }
  const { receiver, places, placesOf } = await receiverOf(ctx, chosen, candidates);
  const rows = candidates.map((one) => ({
    ...one,
    refusal: assess([one], receiver, placesOf).refused[0]?.refusal ?? null,
  }));
  const theirs = new Set(candidates.map((one) => placeOf(places, one.provinceId)));
  return {
    above,
    rows,
    receivers,
    chosen,
    places: places.filter((place) => theirs.has(place)),
    closesOn: receiver.closesOn,
    letter,
  };
}

async function letterOf(ctx: Context, candidates: readonly Candidate[]): Promise<ForwardingDesk["letter"]> {
  const named = candidates.findLast((one) => one.isPutForward);
  if (!named) return {};
  const [decision] = await ctx.db
    .select({
      number: decisions.number,
      datedOn: decisions.decidedOn,
      signerName: decisions.signerName,
      signerTitle: decisions.signerTitle,
    })
    .from(decisions)
    .where(eq(decisions.id, named.decision.id));
  return decision ?? {};
}
