import { eq, inArray } from "drizzle-orm";
import { agencies, awards, decisions, products } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import { listOfDecision } from "../awards/decision-list.server";
import { decisionToRecord } from "../awards/decision-to-record.server";
import { type DecisionAtWork, decisionsAtWork } from "../awards/decisions.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { latestSeal } from "../seals/queries.server";
import { type SealedAward, sealName } from "../seals/rules";
import { whyTallyIsClosed } from "../tallies/policy";
import type { NamedMaker } from "./makers";

/** A product as papers before and after the release name it. */
export interface RecognisedProduct extends NamedMaker {
  readonly product: string;
  readonly group: string | null;
  /** By its name. */
  readonly tier: string | null;
}

/** Who recognises, in the names of its day; what is not decided yet is null. */
export interface PaperDecision {
  readonly number: string | null;
  readonly decidedOn: PlainDate | null;
  readonly agency: string;
  readonly parentAgency: string | null;
  readonly place: string;
  readonly signer: { readonly title: string; readonly name: string } | null;
}

/** What a letter says was recognised, and what that is taken from. */
export interface RecognisedList {
  /** sealed: released. decided: a recorded decision. proposed: what the council's list holds, before a decision. */
  readonly state: "sealed" | "decided" | "proposed";
  readonly seal: string | null;
  readonly decision: PaperDecision;
  readonly awards: readonly RecognisedProduct[];
}

/**
 * The decision papers are made for: the one asked for, else the latest that was not taken back; null before the first. Throws
 * "forbidden", "not_found" for a decision of another round, "conflict" for one that was taken back: a file of another is no answer.
 */
export async function chosenDecision(
  ctx: Context,
  round: RoundDetails,
  asked: string | undefined,
): Promise<DecisionAtWork | null> {
  const { made, isTakenBack } = await decisionToShow(ctx, round, asked);
  if (isTakenBack) throw new DomainError("conflict", m.awards_draft_is_withdrawn());
  return made;
}

/** The same for a page, which goes on with the latest where the one it was open for was taken back meanwhile. */
export async function decisionToShow(
  ctx: Context,
  round: RoundDetails,
  asked: string | undefined,
): Promise<{ readonly made: DecisionAtWork | null; readonly isTakenBack: boolean }> {
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const all = await decisionsAtWork(ctx, round.id);
  const found = all.find((one) => one.id === asked);
  if (asked !== undefined && !found) throw new DomainError("not_found", m.awards_decision_unknown());
  if (found && found.withdrawnAt === null) return { made: found, isTakenBack: false };
  return { made: all.findLast((one) => one.withdrawnAt === null) ?? null, isTakenBack: found !== undefined };
}

/**
 * What the letter of a decision recognises: by its seal, before the release by the decision, before that by the council's list. For the
 * people of the round's agency. Throws "closed" where there is nothing to recognise yet, or a release waits for its seal.
 */
export async function recognisedList(
  ctx: Context,
  round: RoundDetails,
  made: DecisionAtWork | null,
): Promise<RecognisedList> {
  if (made?.releasedAt) return sealedList(ctx, made.id);
  return made ? decidedList(ctx, round, made) : proposedList(ctx, round);
}

async function sealedList(ctx: Context, decisionId: string): Promise<RecognisedList> {
  const seal = await latestSeal(ctx, decisionId);
  if (!seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const { decision, version } = seal.content;
  return {
    state: "sealed",
    seal: sealName({ version, digest: seal.digest }),
    decision,
    awards: await sealedProducts(ctx, seal.content.awards),
  };
}

/** What a seal recognises, as letters name it. A seal names makers without their ids, which are those of the products. */
export async function sealedProducts(ctx: Context, sealed: readonly SealedAward[]): Promise<RecognisedProduct[]> {
  const ids = sealed.map(({ award }) => award);
  const rows = await ctx.db
    .select({ id: awards.id, establishmentId: products.establishmentId })
    .from(awards)
    .innerJoin(products, eq(products.id, awards.productId))
    .where(inArray(awards.id, ids));
  const makerOf = new Map(rows.map(({ id, establishmentId }) => [id, establishmentId]));
  return sealed.map(({ award, product, establishment, address, province, group, tier }) => ({
    product,
    establishmentId: makerOf.get(award) ?? null,
    establishment,
    address,
    provinceName: province.name,
    group: group?.name ?? null,
    tier,
  }));
}

async function decidedList(ctx: Context, round: RoundDetails, made: DecisionAtWork): Promise<RecognisedList> {
  const [[row], named, list] = await Promise.all([
    ctx.db.select().from(decisions).where(eq(decisions.id, made.id)),
    agencyNameOn(ctx, made.agencyId, made.decidedOn),
    listOfDecision(ctx, round, made.id),
  ]);
  const { place, signerTitle, signerName } = row!;
  return {
    state: "decided",
    seal: null,
    decision: {
      number: made.number,
      decidedOn: made.decidedOn,
      agency: made.agency,
      parentAgency: named?.parentName ?? null,
      place,
      signer: { title: signerTitle, name: signerName },
    },
    awards: list.map(({ productName, entry, tier }) => ({
      product: productName,
      establishmentId: entry.establishmentId,
      establishment: entry.establishmentName,
      address: entry.address,
      provinceName: null,
      group: inVietnamese(round, entry.groupCode),
      tier,
    })),
  };
}

async function proposedList(ctx: Context, round: RoundDetails): Promise<RecognisedList> {
  const closed = whyTallyIsClosed(round.phases, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  const { rows } = await decisionToRecord(ctx, round);
  if (rows.length === 0) throw new DomainError("closed", m.awards_list_empty());
  const authorityId = round.authority?.id ?? round.agencyId;
  const [named, [agency]] = await Promise.all([
    agencyNameOn(ctx, authorityId, todayInVietnam(ctx.now)),
    ctx.db.select({ place: agencies.place }).from(agencies).where(eq(agencies.id, authorityId)),
  ]);
  return {
    state: "proposed",
    seal: null,
    decision: {
      number: null,
      decidedOn: null,
      agency: named?.name ?? round.agency.name,
      parentAgency: named?.parentName ?? null,
      place: agency!.place,
      signer: null,
    },
    awards: rows.map(({ productName, entry, tierRule }) => ({
      product: productName,
      establishmentId: entry.establishmentId,
      establishment: entry.establishmentName,
      address: entry.address,
      provinceName: null,
      group: inVietnamese(round, entry.groupCode),
      tier: tierRule?.name ?? null,
    })),
  };
}

/** Papers of an office name groups in its own language, whoever asks for them. */
const inVietnamese = (round: RoundDetails, code: string): string =>
  runWithLocale("vi", () => groupNameIn(round.rules, code));
