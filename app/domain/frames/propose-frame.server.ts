import { and, desc, eq, isNull } from "drizzle-orm";
import { pointFrames } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { withBands } from "../schemes/apply-criteria";
import { diffRules } from "../schemes/diff-rules";
import type { BandsForm } from "../schemes/forms";
import type { CriterionRule } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import { mayProposeFrame, whyFrameDoesNotHold, whyNotFrame } from "./policy";
import { frameSeatsOf } from "./queries.server";
import { startOf, versionOfStart, withFrame } from "./rules";

/**
 * Propose the point frame of a round; a proposal that still waits is replaced. Returns the frame's id.
 * Refused: "forbidden", "closed" outside the time between opening and scoring, "invalid" when the frame does not add up, has
 * gaps between bands, changes a criterion of the first rank, or changes nothing.
 */
export function proposeFrame(
  ctx: Context,
  roundId: string,
  input: { readonly criteria: CriterionRule[]; readonly note: string | null },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRoundToPropose(ctx, roundId);
    const wrong = whyFrameDoesNotHold(round.rules, input.criteria);
    if (wrong.length > 0) throw new DomainError("invalid", wrong.join(" "), { roots: wrong });
    return propose(ctx, round, input);
  });
}

/**
 * Propose what bands of points of one criterion mean; all else as in the proposal that waits or was sent back last, or as in
 * force. Returns the frame's id. form.version: of what the writer began with.
 * Refused as `proposeFrame`; "not_found" for a criterion that is not scored, "conflict" when another proposal came meanwhile.
 */
export function proposeBands(ctx: Context, roundId: string, code: string, form: BandsForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRoundToPropose(ctx, roundId);
    const latest = await ctx.db
      .select()
      .from(pointFrames)
      .where(eq(pointFrames.roundId, round.id))
      .orderBy(desc(pointFrames.proposedAt), desc(pointFrames.id))
      .limit(1);
    const start = startOf(latest, round.rulesHash);
    const begun = start ? (start.criteria as CriterionRule[]) : round.rules.criteria.value;
    const framed = withBands(withFrame(round.rules, begun, round.rules.criteria.source), code, form);
    if (!framed) throw new DomainError("not_found", m.schemes_criterion_unknown({ code }));
    if (form.version !== versionOfStart(start)) throw new DomainError("conflict", m.frames_changed_meanwhile());
    const criteria = framed.criteria.value;
    const wrong = whyFrameDoesNotHold(round.rules, criteria);
    if (wrong.length > 0) throw new DomainError("invalid", wrong.join(" "), { bands: wrong });
    return propose(ctx, round, { criteria, note: start?.note ?? null });
  });
}

async function lockRoundToPropose(ctx: WriteContext, roundId: string): Promise<RoundDetails> {
  const round = await lockRound(ctx, roundId);
  if (!mayProposeFrame(ctx.actor, round, await frameSeatsOf(ctx, round.id))) {
    throw new DomainError("forbidden", m.frames_not_head());
  }
  const closed = whyNotFrame(round);
  if (closed) throw new DomainError("closed", closed);
  return round;
}

async function propose(
  ctx: WriteContext,
  round: RoundDetails,
  { criteria, note }: { readonly criteria: CriterionRule[]; readonly note: string | null },
): Promise<string> {
  const unchanged = await whyUnchanged(ctx, round, { criteria, note });
  if (unchanged) throw new DomainError("invalid", unchanged);
  const rulesHash = round.rulesHash!;
  const values = { criteria, rulesHash, note, proposedBy: ctx.actor!.userId, proposedAt: ctx.now };
  const [replaced] = await ctx.db
    .update(pointFrames)
    .set(values)
    .where(and(eq(pointFrames.roundId, round.id), isNull(pointFrames.decidedAt)))
    .returning({ id: pointFrames.id });
  const [made] = replaced
    ? [replaced]
    : await ctx.db
        .insert(pointFrames)
        .values({ roundId: round.id, ...values })
        .returning({ id: pointFrames.id });
  await recordAudit(ctx, {
    act: "frames.proposed",
    subject: { kind: "round", id: round.id },
    after: { frame: made!.id, criteria, note },
  });
  return made!.id;
}

/** Why a proposal gives the chair nothing to decide: it is what is in force, or word for word the one that waits. */
async function whyUnchanged(
  ctx: WriteContext,
  round: RoundDetails,
  { criteria, note }: { readonly criteria: CriterionRule[]; readonly note: string | null },
): Promise<string | null> {
  const isAs = (other: CriterionRule[]) =>
    diffRules(withFrame(round.rules, other, ""), withFrame(round.rules, criteria, "")).length === 0;
  if (isAs(round.rules.criteria.value)) return m.frames_nothing_proposed();
  const [waiting] = await ctx.db
    .select()
    .from(pointFrames)
    .where(and(eq(pointFrames.roundId, round.id), isNull(pointFrames.decidedAt)));
  const isWaiting =
    waiting?.rulesHash === round.rulesHash && waiting.note === note && isAs(waiting.criteria as CriterionRule[]);
  return isWaiting ? m.frames_proposed_already() : null;
}
