import type { Actor } from "~/domain/context";
import { whyFrameIsStale } from "~/domain/frames/policy";
import type { Frame, FrameAt } from "~/domain/frames/queries.server";
import { startOf, withFrame } from "~/domain/frames/rules";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import type { RuleChange } from "~/domain/schemes/diff-rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { saidChanges } from "~/ui/schemes/change-texts";

/** What the page of a frame shows, whichever door leads to it. changes: what the waiting frame would make different. */
export function frameData({ round, frames, changes, mayPropose, mayDecide, whyNot }: FrameAt) {
  const { slug, name, nameEn, phase, rules } = round;
  const waiting = frames.find((frame) => frame.decidedAt === null) ?? null;
  return {
    round: { slug, name, nameEn, phase },
    rules,
    waiting,
    /** Why the one that waits can only be sent back or replaced. */
    stale: waiting && whyFrameIsStale(round, waiting),
    /** What the next proposal begins with; null: what is in force. */
    start: startOf(frames, round.rulesHash),
    groups: waiting ? changesOfFrame(round, waiting, changes) : [],
    /** The latest first. */
    answered: frames.filter((frame) => frame.decidedAt !== null),
    mayPropose,
    mayDecide,
    whyNot,
  };
}
export type FrameData = ReturnType<typeof frameData>;

/** What a frame would make different, in words. */
function changesOfFrame({ rules }: FrameAt["round"], { criteria }: Frame, changes: readonly RuleChange[]) {
  return saidChanges(changes, rules, withFrame(rules, criteria, rules.criteria.source));
}

/** A frame for who answers it, and where they go back to: the agency to its own page, the council to its. */
export function frameToAnswer(actor: Actor | null, { frame, ...at }: FrameAt & { readonly frame: Frame }) {
  const { slug, name, nameEn } = at.round;
  const { proposedBy, proposedAt, decidedAt } = frame;
  return {
    round: { name, nameEn },
    frame: { proposedBy, seen: proposedAt.toISOString() },
    groups: decidedAt ? [] : changesOfFrame(at.round, frame, at.changes),
    whyNot:
      (at.mayDecide ? null : m.frames_not_chair()) ?? at.whyNot ?? (decidedAt ? m.frames_changed_meanwhile() : null),
    /** Why it can only be sent back. */
    stale: whyFrameIsStale(at.round, frame),
    back: mayWorkOnRound(actor, at.round) ? paths.organiserFrame(slug) : paths.councilFrame(slug),
  };
}
