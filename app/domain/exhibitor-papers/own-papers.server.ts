import { m } from "~/i18n/paraglide/messages";
import type { ApplicationState } from "~/lib/vocabulary";
import { ownRow } from "../applications/lock-application.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { type Manual, manualsOf } from "./give-manual.server";
import { letterContent, letterFacts } from "./letter-facts.server";
import { issuedLetter, type LetterState, type LetterToDraw, lastLetters, stateOf } from "./letters.server";
import { messagesTo } from "./messages.server";
import { placedApplication } from "./placed.server";

/** What an applicant has of a fair. */
export interface OwnPapers {
  readonly application: { readonly id: string; readonly number: string | null; readonly signName: string };
  readonly fair: Pick<FairDetails, "slug" | "name" | "nameEn" | "startsOn" | "endsOn">;
  readonly codes: readonly string[];
  readonly letter: { readonly number: number; readonly issuedAt: Date; readonly state: LetterState } | null;
  readonly manual: Manual | null;
  readonly messages: Awaited<ReturnType<typeof messagesTo>>;
}

/** The papers of one's own application. "not_found" to everybody but the applicant's people. */
export async function ownPapers(ctx: Context, applicationId: string): Promise<OwnPapers> {
  const { id, number, signName, state, fairId } = await ownRow(ctx, applicationId);
  const fair = await fairById(ctx, fairId);
  const [placed, letters, messages, manuals] = await Promise.all([
    placedApplication(ctx, fair, { id }),
    lastLetters(ctx, [id]),
    messagesTo(ctx, id),
    manualsOf(ctx, fair.id),
  ]);
  const letter = letters.get(id);
  const { slug, name, nameEn, startsOn, endsOn } = fair;
  return {
    application: { id, number, signName },
    fair: { slug, name, nameEn, startsOn, endsOn },
    codes: placed?.booths.map(({ code }) => code) ?? [],
    letter:
      letter && placed
        ? {
            number: letter.number,
            issuedAt: letter.issuedAt,
            state: stateOf(letter, letterContent(ctx, await letterFacts(ctx, fair), placed, letter.number), placed),
          }
        : null,
    manual: (getsManual(state) && manuals[0]) || null,
    messages,
  };
}

/** The letter issued last for one's own application. "not_found" as `ownPapers`, and before the first. */
export async function ownLetter(ctx: Context, applicationId: string): Promise<LetterToDraw> {
  const { id } = await ownRow(ctx, applicationId);
  const letter = await issuedLetter(ctx, id);
  if (!letter) throw new DomainError("not_found", m.exhibitors_letter_none_issued());
  return letter;
}

/** The latest manual, for who was accepted. "not_found" as `ownPapers`, and where there is none. */
export async function ownManual(ctx: Context, applicationId: string): Promise<Manual> {
  const { manual } = await ownPapers(ctx, applicationId);
  if (!manual) throw new DomainError("not_found", m.exhibitors_manual_unknown());
  return manual;
}

/** A manual is for who takes part, or may yet. */
const getsManual = (state: ApplicationState) => state === "accepted" || state === "waiting";
