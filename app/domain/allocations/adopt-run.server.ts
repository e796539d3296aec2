import { boothClaims } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import { endClaims } from "../booths/end-claims.server";
import { type Floor, lockFloor } from "../booths/lock.server";
import { givenMail, movedMail, vacatedMail } from "../booths/mails";
import { whyNotGiveTo } from "../booths/policy";
import { recordEvents } from "../booths/record-event.server";
import { refusing } from "../booths/refusals.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { spanFrom } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { type Steps, stepsOf } from "./apply-plan";
import { changeWords } from "./change-words";
import { changesBetween, hasChanged } from "./changes.server";
import type { AdoptForm } from "./forms";
import { lockFairToAllocate, lockRun } from "./lock-run.server";
import { whyNotSettle } from "./policy";
import { readInput } from "./read-input.server";
import { AllocationResult } from "./result";
import { AllocationInput } from "./rules";
import { settleRun } from "./settle-run.server";

export interface Adopted {
  /** Booths that were given, that changed their holder's place, that nobody has any more. */
  readonly given: number;
  readonly moved: number;
  readonly ended: number;
  /** Numbers of applications that are not as they were, or whose place is not free. */
  readonly leftOut: readonly string[];
}

/**
 * Give everybody the place a plan has for them: new places wait for the exhibitor's yes, what moves keeps its state, and applicants are told
 * by mail. What was confirmed moves only when the plan was made so.
 * Refused: "not_found", "forbidden" to all but organiser and secretary and unless `withoutOwn`, where it changes booths of their own establishment, "closed", "conflict" for a plan that is not finished or was
 * settled, and, unless `despiteChanges`, when anything it was made from has changed: the sentence names what.
 */
export function adoptRun(
  ctx: Context,
  fairId: string,
  number: number,
  { despiteChanges, withoutOwn = false }: Pick<AdoptForm, "despiteChanges"> & Partial<AdoptForm>,
): Promise<Adopted> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const fair = await lockFairToAllocate(ctx, fairId);
      const run = await lockRun(ctx, fair.id, number);
      const whyNot = whyNotSettle(run);
      if (whyNot) throw new DomainError("conflict", whyNot);
      const before = AllocationInput.parse(run.input);
      const { applications: plan } = AllocationResult.parse(run.result);
      // Locked before it is read: who acts meanwhile is counted in, or waits.
      const floor = await lockFloor(ctx, {
        applications: plan.map((one) => one.id),
        booths: before.booths.map((booth) => booth.id),
      });
      const changes = changesBetween(before, await readInput(ctx, fair.id, before.settings));
      if (hasChanged(changes) && !despiteChanges) {
        const sentence = m.allocations_changed_since({ what: changeWords(changes) });
        throw new DomainError("conflict", sentence, { despiteChanges: [sentence] });
      }
      const { steps, leftOut } = stepsOf(plan, {
        claimsOf: (id) => floor.application(id).claims,
        claimOn: (id) => floor.claimOn(id),
        leftOut: {
          applications: new Set([
            ...changes.applications.map((one) => one.id),
            ...plan
              .filter((one) => one.boothIds.some((booth) => isKeptFrom(floor, booth, one.id)))
              .map((one) => one.id),
            ...(withoutOwn ? plan.map((one) => one.id).filter((id) => isOwn(floor, id)) : []),
          ]),
          booths: new Set(changes.booths.map((one) => one.id)),
        },
        movesConfirmed: before.settings.movesConfirmed,
        kindOf: (id) => floor.booth(id).kind,
      });
      const own = steps.map((one) => floor.application(one.applicationId)).filter(({ id }) => isOwn(floor, id));
      if (own.length > 0) {
        const sentence = m.allocations_adopt_own({ numbers: formatList(own.map((one) => one.number ?? "")) });
        throw new DomainError("forbidden", sentence, { withoutOwn: [sentence] });
      }
      await write(ctx, fair, steps);
      await settleRun(ctx, run.id, "applied");
      const adopted = { ...countsOf(steps), leftOut };
      await recordAudit(ctx, {
        act: "allocations.adopted",
        subject: { kind: "fair", id: fair.id },
        after: { number, ...adopted },
      });
      await tell(ctx, fair, floor, steps, new Map(before.booths.map((booth) => [booth.id, booth.code])));
      return adopted;

      function isOwn(of: Floor, id: string): boolean {
        return whyNotGiveTo(ctx.actor, of.application(id)) !== null;
      }
    }),
  );
}

/** A booth that was locked by hand for another since the plan was made. */
function isKeptFrom(floor: Floor, boothId: string, applicationId: string): boolean {
  const { keptFor } = floor.booth(boothId);
  return keptFor !== null && keptFor !== applicationId;
}

function countsOf(steps: readonly Steps[]): Omit<Adopted, "leftOut"> {
  const sum = (of: (one: Steps) => number) => steps.reduce((all, one) => all + of(one), 0);
  return {
    given: sum((one) => one.gives.length),
    moved: sum((one) => one.moves.length),
    ended: sum((one) => one.ends.length),
  };
}

/** All that ends, ends first: places may change hands in a ring. */
async function write(ctx: WriteContext, { id: fairId }: FairDetails, steps: readonly Steps[]): Promise<void> {
  const moves = steps.flatMap((one) => one.moves);
  const ends = steps.flatMap((one) => one.ends);
  const ending = [...moves.map((move) => move.claim), ...ends];
  if (ending.length > 0) {
    await endClaims(
      ctx,
      ending.map((claim) => claim.id),
    );
  }
  const during = spanFrom(ctx.now, null);
  const claimedBy = ctx.actor!.userId;
  const claims = steps.flatMap(({ applicationId, moves: own, gives }) => [
    ...own.map(({ claim, to }) => ({
      boothId: to,
      applicationId,
      exhibitorId: claim.exhibitorId,
      state: claim.state,
      during,
      claimedBy,
    })),
    ...gives.map((boothId) => ({ boothId, applicationId, state: "reserved" as const, during, claimedBy })),
  ]);
  if (claims.length > 0) await ctx.db.insert(boothClaims).values(claims);
  await recordEvents(
    ctx,
    "moved",
    moves.flatMap(({ claim: { boothId, applicationId }, to }) => [
      { fairId, applicationId, boothId, otherBoothId: to },
      { fairId, applicationId, boothId: to, otherBoothId: boothId },
    ]),
  );
  await recordEvents(
    ctx,
    "reserved",
    steps.flatMap(({ applicationId, gives }) => gives.map((boothId) => ({ fairId, applicationId, boothId }))),
  );
  await recordEvents(
    ctx,
    "vacated",
    ends.map(({ boothId, applicationId }) => ({ fairId, applicationId, boothId })),
  );
}

/** One letter an application for what it is given, one for what moves, one for what it has no more. */
async function tell(
  ctx: WriteContext,
  fair: FairDetails,
  floor: Floor,
  steps: readonly Steps[],
  codes: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { applicationId, gives, moves, ends } of steps) {
    const application = floor.application(applicationId);
    if (gives.length > 0) {
      const code = listOf(gives.map((id) => codes.get(id)!));
      await writeToApplicant(ctx, application, (reader) => givenMail({ ...reader, fair, code }));
    }
    if (moves.length > 0) {
      const from = listOf(moves.map((move) => move.claim.booth.code));
      const to = listOf(moves.map((move) => codes.get(move.to)!));
      await writeToApplicant(ctx, application, (reader) => movedMail({ ...reader, fair, from, to }));
    }
    if (ends.length > 0) {
      const code = listOf(ends.map((claim) => claim.booth.code));
      await writeToApplicant(ctx, application, (reader) =>
        vacatedMail({ ...reader, fair, code, reason: m.allocations_mail_ended() }),
      );
    }
  }
}

const listOf = (codes: readonly string[]) => formatList(codes.toSorted(compareVietnamese));
