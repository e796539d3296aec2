import { desc, eq, inArray, sql } from "drizzle-orm";
import { exhibitorLetters, letterPlans, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import type { LetterContent, LetterPlan } from "./letter-content";
import { type LetterFacts, letterContent, letterFacts, placesDigest } from "./letter-facts.server";
import { type PlacedApplication, placedApplication, placedApplications } from "./placed.server";
import { mayGivePapers, maySeePapers, whyNoLetter, whyNotGive } from "./policy";

/** A letter that was issued: the last one of its application. */
export interface IssuedLetter {
  readonly applicationId: string;
  readonly number: number;
  readonly content: LetterContent;
  readonly placesDigest: string;
  readonly issuedBy: string;
  readonly issuedAt: Date;
}

/** none: never issued. current: says what is. changed: booths, exhibitors, board or prices are others since. void: it has no booths any more. */
export type LetterState = "none" | "current" | "changed" | "void";

/** The last letters of applications, in one query. Asks no policy. */
export async function lastLetters(ctx: Context, applicationIds: readonly string[]): Promise<Map<string, IssuedLetter>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectDistinctOn([exhibitorLetters.applicationId], {
      applicationId: exhibitorLetters.applicationId,
      number: exhibitorLetters.number,
      content: sql<LetterContent>`${exhibitorLetters.content}`,
      placesDigest: exhibitorLetters.placesDigest,
      issuedBy: users.name,
      issuedAt: exhibitorLetters.issuedAt,
    })
    .from(exhibitorLetters)
    .innerJoin(users, eq(users.id, exhibitorLetters.issuedBy))
    .where(inArray(exhibitorLetters.applicationId, [...applicationIds]))
    .orderBy(exhibitorLetters.applicationId, desc(exhibitorLetters.number));
  return new Map(rows.map((letter) => [letter.applicationId, letter]));
}

export function stateOf(
  letter: Pick<IssuedLetter, "placesDigest"> | null,
  now: LetterContent,
  of: Pick<PlacedApplication, "state" | "booths">,
): LetterState {
  if (!letter) return "none";
  if (whyNoLetter(of, of.booths.length) !== null) return "void";
  return letter.placesDigest === placesDigest(now) ? "current" : "changed";
}

/** An application on the desk of letters. */
export interface LetterRow {
  readonly application: PlacedApplication;
  /** As it would be issued now, with the number it would have. */
  readonly content: LetterContent;
  readonly letter: IssuedLetter | null;
  readonly state: LetterState;
  /** It has booths, and no letter says so. */
  readonly isDue: boolean;
}

/** Every accepted application with its letter. Asks no policy. In a fixed number of queries. */
export async function letterRows(
  ctx: Context,
  fair: FairDetails,
): Promise<{ readonly facts: LetterFacts; readonly rows: LetterRow[] }> {
  const [facts, placed] = await Promise.all([letterFacts(ctx, fair), placedApplications(ctx, fair)]);
  const letters = await lastLetters(
    ctx,
    placed.map(({ id }) => id),
  );
  const rows = placed.map((application) => rowOf(ctx, facts, application, letters.get(application.id) ?? null));
  return { facts, rows };
}

function rowOf(
  ctx: Context,
  facts: LetterFacts,
  application: PlacedApplication,
  letter: IssuedLetter | null,
): LetterRow {
  const content = letterContent(ctx, facts, application, (letter?.number ?? 0) + 1);
  const state = stateOf(letter, content, application);
  return { application, content, letter, state, isDue: application.booths.length > 0 && state !== "current" };
}

/** What the desk of letters shows. */
export async function letterDesk(ctx: Context, fair: FairDetails) {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const { facts, rows } = await letterRows(ctx, fair);
  return {
    texts: facts.texts,
    whyNotIssue: whyNotIssue(ctx, fair, facts) ?? whyNoneDue(rows),
    mayIssue: whyNotIssue(ctx, fair, facts) === null,
    due: rows.filter(({ isDue }) => isDue).length,
    issued: rows.filter(({ letter }) => letter !== null).length,
    rows: rows.map(({ application, letter, state, isDue }) => ({
      number: application.number,
      signName: application.signName,
      applicant: application.applicant.name,
      province: application.province,
      codes: application.booths.map(({ code }) => code),
      issued: letter && { number: letter.number, at: letter.issuedAt, by: letter.issuedBy },
      state,
      isDue,
    })),
  };
}

/** Why there is nothing to issue; null where there is. only: the number of one application. */
export function whyNoneDue(rows: readonly LetterRow[], only?: string): string | null {
  if (dueOf(rows, only).length > 0) return null;
  if (only !== undefined) return m.exhibitors_letter_not_due();
  const isPlaced = rows.some(({ application }) => application.booths.length > 0);
  return isPlaced ? m.exhibitors_letter_none_due() : m.exhibitors_letter_nobody_placed();
}

/** Those that are due. only: the number of one application. */
export const dueOf = (rows: readonly LetterRow[], only: string | undefined): LetterRow[] =>
  rows.filter(({ isDue, application }) => isDue && (only === undefined || application.number === only));

/** What issuing would do, for who is asked before. Throws "forbidden" to all but the people of the fair's agency. */
export async function lettersToIssue(ctx: Context, fair: FairDetails, only: string | undefined) {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const { facts, rows } = await letterRows(ctx, fair);
  const due = dueOf(rows, only);
  const first = due.filter(({ letter }) => letter === null).length;
  const whyNot = whyNotIssue(ctx, fair, facts) ?? whyNoneDue(rows, only);
  return { count: due.length, first, again: due.length - first, whyNot };
}

/** Why no letter of a fair is issued now; the page says the same. */
export function whyNotIssue(ctx: Context, fair: FairDetails, { texts }: Pick<LetterFacts, "texts">): string | null {
  if (!mayGivePapers(ctx.actor, fair)) return m.exhibitors_staff_only();
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return whyNotGive(fair) ?? (texts.version === 0 ? m.exhibitors_letter_needs_signer() : null);
}

/** A letter to be drawn. */
export interface LetterToDraw {
  readonly content: LetterContent;
  readonly plans: readonly LetterPlan[];
  /** It was not issued, and shows what would be. */
  readonly isDraft: boolean;
}

/**
 * The letter of an application: the one issued last, or as it would be issued now. For the people of the fair's agency: "forbidden" to
 * others; "not_found" for another fair's application, "closed" where there is nothing to confirm.
 */
export async function letterOf(
  ctx: Context,
  fair: FairDetails,
  number: string,
  which: "issued" | "now",
): Promise<LetterToDraw> {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const application = await placedApplication(ctx, fair, { number });
  if (!application) throw new DomainError("not_found", m.exhibitors_application_unknown());
  if (which === "issued") {
    const letter = await issuedLetter(ctx, application.id);
    if (letter) return letter;
  }
  const whyNot = whyNoLetter(application, application.booths.length);
  if (whyNot) throw new DomainError("closed", whyNot);
  const facts = await letterFacts(ctx, fair);
  const letters = await lastLetters(ctx, [application.id]);
  const { content } = rowOf(ctx, facts, application, letters.get(application.id) ?? null);
  const plans = [...new Set(application.booths.map(({ hallId }) => hallId))].map((id) => facts.plans.get(id)!.plan);
  return { content, plans, isDraft: true };
}

/** The letter issued last, with its plans; null before the first. Asks no policy. */
export async function issuedLetter(ctx: Context, applicationId: string): Promise<LetterToDraw | null> {
  const letter = (await lastLetters(ctx, [applicationId])).get(applicationId);
  if (!letter) return null;
  const plans = await keptPlans(ctx, letter.content.plans);
  return { content: letter.content, plans: letter.content.plans.map((digest) => plans.get(digest)!), isDraft: false };
}

/** Asks no policy. */
export async function keptPlans(ctx: Context, digests: readonly string[]): Promise<Map<string, LetterPlan>> {
  if (digests.length === 0) return new Map();
  const rows = await ctx.db
    .select({ digest: letterPlans.digest, plan: sql<LetterPlan>`${letterPlans.plan}` })
    .from(letterPlans)
    .where(inArray(letterPlans.digest, [...new Set(digests)]));
  return new Map(rows.map(({ digest, plan }) => [digest, plan]));
}

/** The last letters of all applications that have booths, with their plans, by number. Asks no policy. */
export async function lettersToDraw(ctx: Context, fair: FairDetails): Promise<LetterToDraw[]> {
  const placed = (await placedApplications(ctx, fair)).filter(({ booths }) => booths.length > 0);
  const last = await lastLetters(
    ctx,
    placed.map(({ id }) => id),
  );
  const issued = placed.flatMap(({ id }) => last.get(id) ?? []);
  const plans = await keptPlans(
    ctx,
    issued.flatMap(({ content }) => content.plans),
  );
  return issued.map(({ content }) => ({
    content,
    plans: content.plans.map((digest) => plans.get(digest)!),
    isDraft: false,
  }));
}
