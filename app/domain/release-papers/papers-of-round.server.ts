import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { decisionsAtWork } from "../awards/decisions.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { listLayoutToEdit } from "../list-layouts/queries.server";
import type { ListLayout } from "../list-layouts/rules";
import type { RoundDetails } from "../rounds/queries.server";
import { latestSeal } from "../seals/queries.server";
import { sealName } from "../seals/rules";
import { letterTexts } from "./letter.server";
import { mayTakeAddressed } from "./policy";
import { decisionToShow, recognisedList } from "./recognised-list.server";
import { contactsOf, firstPhotos, type Winner, winnersOf } from "./winners.server";

/** A decision that papers can be made for. */
export interface PaperChoice {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: PlainDate;
  readonly isReleased: boolean;
}

/** What the papers of a round can be made from now, and why others cannot yet. */
export interface PapersOfRound {
  /** Those not taken back, first to last; papers are made for `chosen`. */
  readonly decisions: readonly PaperChoice[];
  readonly chosen: PaperChoice | null;
  /** The one that was asked for was withdrawn meanwhile. */
  readonly isTakenBack: boolean;
  /** The seal papers are made from, with what they will name it. */
  readonly seal: { readonly name: string; readonly digest: string } | null;
  readonly whyNot: {
    readonly annex: string | null;
    readonly letter: string | null;
    /** Of what is made from the seal alone. */
    readonly sealed: string | null;
    /** Of what names people. */
    readonly addressed: string | null;
  };
  /** Winners whose award holds, and what is missing of them; null before the seal. */
  readonly winners: {
    readonly count: number;
    readonly withoutPhoto: number;
    readonly withoutPerson: number;
    readonly withoutAddress: number;
  } | null;
  /** When somebody last saved the words of the decision; null before. */
  readonly letterSavedAt: Date | null;
  readonly layout: ListLayout | null;
}

/** For the people of the round's agency. Throws "forbidden" to others, "not_found" for a decision of another round. */
export async function papersOfRound(
  ctx: Context,
  round: RoundDetails,
  asked: string | undefined,
): Promise<PapersOfRound> {
  const { made: chosen, isTakenBack } = await decisionToShow(ctx, round, asked);
  const [made, letter, { layout }, seal, letterWhyNot] = await Promise.all([
    decisionsAtWork(ctx, round.id),
    letterTexts(ctx, round),
    listLayoutToEdit(ctx, round.agencyId),
    chosen?.releasedAt ? latestSeal(ctx, chosen.id) : null,
    refusalOf(recognisedList(ctx, round, chosen)),
  ]);
  const sealed = whyNotSealed(chosen, seal !== null);
  const winners = seal && (await winnersOf(ctx, seal));
  const choiceOf = ({ id, number, decidedOn, releasedAt }: (typeof made)[number]): PaperChoice => ({
    id,
    number,
    decidedOn,
    isReleased: releasedAt !== null,
  });
  return {
    decisions: made.filter((one) => one.withdrawnAt === null).map(choiceOf),
    chosen: chosen && choiceOf(chosen),
    isTakenBack,
    seal: seal && { name: sealName({ version: seal.content.version, digest: seal.digest }), digest: seal.digest },
    whyNot: {
      annex: chosen === null ? m.releases_no_decision() : chosen.releasedAt ? sealed : null,
      letter: letterWhyNot,
      sealed,
      addressed: sealed ?? (mayTakeAddressed(ctx.actor, round) ? null : m.releases_addressed_only()),
    },
    winners: winners && (await missingOf(ctx, winners)),
    letterSavedAt: letter.updatedAt,
    layout,
  };
}

function whyNotSealed(chosen: { readonly releasedAt: Date | null } | null, isSealed: boolean): string | null {
  if (chosen === null) return m.releases_no_decision();
  if (chosen.releasedAt === null) return m.releases_not_released();
  return isSealed ? null : m.certificates_not_sealed_yet();
}

/** Why a read is refused for now; null when it is not. */
async function refusalOf(reading: Promise<unknown>): Promise<string | null> {
  try {
    await reading;
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "closed") return error.message;
    throw error;
  }
}

async function missingOf(ctx: Context, winners: readonly Winner[]): Promise<NonNullable<PapersOfRound["winners"]>> {
  const [contacts, photos] = await Promise.all([contactsOf(ctx, winners), firstPhotos(ctx, winners)]);
  return {
    count: winners.length,
    withoutPhoto: winners.filter((winner) => !photos.has(winner.productId)).length,
    withoutPerson: winners.filter((winner) => !contacts.get(winner.productId)?.representative).length,
    withoutAddress: winners.filter((winner) => !winner.address).length,
  };
}
