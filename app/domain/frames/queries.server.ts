import { and, desc, eq, isNull } from "drizzle-orm";
import { appointments, councilMembers, panels, pointFrames, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type RoundDetails, roundById, roundBySlug } from "../rounds/queries.server";
import { leafNamed } from "../schemes/criteria";
import { diffRules, type RuleChange } from "../schemes/diff-rules";
import type { CriterionRule, SchemeRules } from "../schemes/rules";
import { type FrameSeats, mayDecideFrame, mayProposeFrame, maySeeFrame, whyNotFrame } from "./policy";
import { startOf, versionOfStart, withFrame } from "./rules";

export interface Frame {
  readonly id: string;
  readonly criteria: CriterionRule[];
  /** Of the rules it was written against. */
  readonly rulesHash: string;
  readonly note: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Null while it waits for the chair. */
  readonly decidedAt: Date | null;
  /** Of the chair's decision; null when the frame was sent back. */
  readonly number: string | null;
  readonly decidedOn: PlainDate | null;
  readonly returnedReason: string | null;
}

/** The frames of a round, the latest first. "not_found" to those who may not see them. */
export async function framesOf(ctx: Context, roundId: string): Promise<Frame[]> {
  const round = await roundById(ctx, roundId);
  if (!maySeeFrame(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const rows = await ctx.db
    .select({
      id: pointFrames.id,
      criteria: pointFrames.criteria,
      rulesHash: pointFrames.rulesHash,
      note: pointFrames.note,
      proposedBy: users.name,
      proposedAt: pointFrames.proposedAt,
      decidedAt: pointFrames.decidedAt,
      number: pointFrames.number,
      decidedOn: pointFrames.decidedOn,
      returnedReason: pointFrames.returnedReason,
    })
    .from(pointFrames)
    .innerJoin(users, eq(users.id, pointFrames.proposedBy))
    .where(eq(pointFrames.roundId, roundId))
    .orderBy(desc(pointFrames.proposedAt), desc(pointFrames.id));
  return rows.map((row) => ({ ...row, criteria: row.criteria as CriterionRule[] }));
}

/** The frame of a round as its jury, its council and its agency see it, and what the actor may do about it. */
export interface FrameAt {
  readonly round: RoundDetails;
  /** The latest first. */
  readonly frames: readonly Frame[];
  /** What the one that waits would make different in the rules; none while none waits. */
  readonly changes: readonly RuleChange[];
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
  /** Why nobody proposes or decides now. */
  readonly whyNot: string | null;
}

/** "forbidden" to a visitor, "not_found" to those who may not see it. */
export async function frameAt(ctx: Context, slug: string): Promise<FrameAt> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return readableFrame(ctx, await roundBySlug(ctx, slug));
}

/** A frame by its id, with everything around it: see `frameAt`. */
export async function frameById(ctx: Context, id: string): Promise<FrameAt & { readonly frame: Frame }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [known] = await ctx.db.select({ roundId: pointFrames.roundId }).from(pointFrames).where(eq(pointFrames.id, id));
  if (!known) throw new DomainError("not_found", m.frames_not_found());
  const at = await readableFrame(ctx, await roundById(ctx, known.roundId));
  return { ...at, frame: at.frames.find((one) => one.id === id)! };
}

/** A criterion of the next proposal, for who writes what its points mean. */
export interface FrameBands {
  readonly round: RoundDetails;
  /** The round's rules with what the next proposal begins with. */
  readonly rules: SchemeRules;
  readonly criterion: CriterionRule;
  /** Of what the next proposal begins with. */
  readonly version: number;
  /** Why nothing is proposed now. */
  readonly whyNot: string | null;
}

/** Refused as `frameAt`; "forbidden" to those who do not propose, "not_found" for a criterion that is not scored. */
export async function frameBandsAt(ctx: Context, slug: string, code: string): Promise<FrameBands> {
  const { round, frames, mayPropose, whyNot } = await frameAt(ctx, slug);
  if (!mayPropose) throw new DomainError("forbidden", m.frames_not_head());
  const start = startOf(frames, round.rulesHash);
  const rules = start ? withFrame(round.rules, start.criteria, round.rules.criteria.source) : round.rules;
  const criterion = leafNamed(rules.criteria.value, code);
  if (!criterion) throw new DomainError("not_found", m.schemes_criterion_unknown({ code }));
  return { round, rules, criterion, version: versionOfStart(start), whyNot };
}

async function readableFrame(ctx: Context, round: RoundDetails): Promise<FrameAt> {
  const [frames, seats] = await Promise.all([framesOf(ctx, round.id), frameSeatsOf(ctx, round.id)]);
  const waiting = frames.find((frame) => frame.decidedAt === null);
  const { rules } = round;
  return {
    round,
    frames,
    changes: waiting ? diffRules(rules, withFrame(rules, waiting.criteria, rules.criteria.source)) : [],
    mayPropose: mayProposeFrame(ctx.actor, round, seats),
    mayDecide: mayDecideFrame(ctx.actor, round, seats),
    whyNot: whyNotFrame(round),
  };
}

/** What the actor is in a round's jury and council. */
export async function frameSeatsOf(ctx: Context, roundId: string): Promise<FrameSeats> {
  if (!ctx.actor) return { isHead: false, isChair: false };
  const { userId } = ctx.actor;
  const [heads, chairs] = await Promise.all([
    ctx.db
      .select({ id: appointments.id })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .where(
        and(
          eq(panels.roundId, roundId),
          eq(appointments.userId, userId),
          eq(appointments.role, "head"),
          isNull(appointments.endedAt),
        ),
      ),
    ctx.db
      .select({ id: councilMembers.id })
      .from(councilMembers)
      .where(
        and(
          eq(councilMembers.roundId, roundId),
          eq(councilMembers.userId, userId),
          eq(councilMembers.role, "chair"),
          isNull(councilMembers.endedAt),
        ),
      ),
  ]);
  return { isHead: heads.length > 0, isChair: chairs.length > 0 };
}
