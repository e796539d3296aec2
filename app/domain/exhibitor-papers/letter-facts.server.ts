import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { inCodeOrder } from "~/db/code-order.server";
import { agencies, booths, fairEvents, fairLetterTexts, halls } from "~/db/schema";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { rentSupports } from "../fairs/rules";
import { Furniture } from "../floor-plans/rules";
import type { LetterContent, LetterPlace, LetterPlan } from "./letter-content";
import type { PlacedApplication, PlacedBooth } from "./placed.server";

/** What all letters of a fair have in common. */
export interface LetterFacts {
  readonly fair: FairDetails;
  readonly issuer: LetterContent["issuer"];
  readonly texts: LetterTexts;
  readonly events: LetterContent["events"];
  /** By the hall's id. */
  readonly plans: ReadonlyMap<string, { readonly plan: LetterPlan; readonly digest: string }>;
}

export interface LetterTexts {
  readonly signerTitle: string;
  readonly signerName: string;
  readonly notes: string;
  /** 0: nobody saved any. */
  readonly version: number;
  readonly updatedAt: Date | null;
}

const NO_TEXTS: LetterTexts = { signerTitle: "", signerName: "", notes: "", version: 0, updatedAt: null };

export async function letterTextsOf(ctx: Context, fairId: string): Promise<LetterTexts> {
  const { signerTitle, signerName, notes, version, updatedAt } = fairLetterTexts;
  const [kept] = await ctx.db
    .select({ signerTitle, signerName, notes, version, updatedAt })
    .from(fairLetterTexts)
    .where(eq(fairLetterTexts.fairId, fairId));
  return kept ?? NO_TEXTS;
}

/** Asks no policy. */
export async function letterFacts(ctx: Context, fair: FairDetails): Promise<LetterFacts> {
  const [issuer, texts, events, plans] = await Promise.all([
    issuerOf(ctx, fair),
    letterTextsOf(ctx, fair.id),
    eventsForExhibitors(ctx, fair.id),
    plansOf(ctx, fair.id),
  ]);
  return { fair, issuer, texts, events, plans };
}

async function issuerOf(ctx: Context, fair: FairDetails): Promise<LetterContent["issuer"]> {
  const [[agency], named] = await Promise.all([
    ctx.db.select({ place: agencies.place }).from(agencies).where(eq(agencies.id, fair.agencyId)),
    agencyNameOn(ctx, fair.agencyId, todayInVietnam(ctx.now)),
  ]);
  return { parent: named?.parentName ?? null, name: named?.name ?? fair.agencyName, place: agency!.place };
}

/** What exhibitors come for: the opening and the end, and what is theirs alone, as building up and taking down. */
async function eventsForExhibitors(ctx: Context, fairId: string): Promise<LetterContent["events"]> {
  const { title, place, startsAt, endsAt } = fairEvents;
  const rows = await ctx.db
    .select({ title, place, startsAt, endsAt })
    .from(fairEvents)
    .where(
      and(
        eq(fairEvents.fairId, fairId),
        isNull(fairEvents.cancelledAt),
        or(eq(fairEvents.isPublic, false), sql`${fairEvents.kind} in ('opening', 'closing')`),
      ),
    )
    .orderBy(asc(startsAt), asc(fairEvents.id));
  return rows.map((event) => ({
    ...event,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
  }));
}

async function plansOf(ctx: Context, fairId: string): Promise<LetterFacts["plans"]> {
  const [hallRows, boothRows] = await Promise.all([
    ctx.db.select().from(halls).where(eq(halls.fairId, fairId)).orderBy(asc(halls.position)),
    ctx.db
      .select({
        hallId: booths.hallId,
        code: booths.code,
        x: booths.x,
        y: booths.y,
        width: booths.width,
        height: booths.height,
      })
      .from(booths)
      .where(and(eq(booths.fairId, fairId), isNull(booths.retiredAt)))
      .orderBy(inCodeOrder()),
  ]);
  const byHall = Map.groupBy(boothRows, (booth) => booth.hallId);
  return new Map(
    hallRows.map(({ id, name, width, height, furniture }) => {
      const plan: LetterPlan = {
        hall: name,
        width,
        height,
        furniture: Furniture.array()
          .parse(furniture)
          .map(({ kind, label, ...box }) => ({
            kind,
            label,
            x: box.x,
            y: box.y,
            width: box.width,
            height: box.height,
          })),
        booths: (byHall.get(id) ?? []).map(({ hallId: _, ...booth }) => booth),
      };
      return [id, { plan, digest: digestOf(plan) }];
    }),
  );
}

/** A letter as it would be issued now. number: counted in the application. */
export function letterContent(ctx: Context, facts: LetterFacts, of: PlacedApplication, number: number): LetterContent {
  const { fair, issuer, texts, events, plans } = facts;
  const halls = [...new Set(of.booths.map(({ hallId }) => hallId))];
  return {
    at: ctx.now.toISOString(),
    number,
    fair: { name: fair.name, venue: fair.venue, startsOn: fair.startsOn, endsOn: fair.endsOn },
    issuer,
    signer: { title: texts.signerTitle || "………………", name: texts.signerName },
    notes: texts.notes,
    application: { number: of.number, signName: of.signName },
    applicant: of.applicant,
    isCentre: of.isCentre,
    places: placesOf(fair, of, (booth) => halls.indexOf(booth.hallId)),
    exhibitors: of.exhibitors.map(({ name, signName }) => ({ name, signName })),
    services: of.services.map(({ name, unit, quantity }) => ({ name, unit, quantity })),
    supportSource: fair.rules.support.source,
    money: {
      deposit: fair.rules.deposit.value,
      depositDueOn: fair.depositDueOn,
      balanceDueOn: fair.balanceDueOn,
    },
    goodsListDueOn: fair.goodsListDueOn,
    goodsDueOn: fair.goodsDueOn,
    events,
    plans: halls.map((id) => plans.get(id)!.digest),
  };
}

/** Source: docs/rules/exhibitor-papers.md#support */
export const supportOfBooths = (fair: FairDetails, { isRural, isRecognised, booths }: PlacedApplication): number[] =>
  rentSupports(
    fair.rules,
    { isRural, isRecognised },
    booths.map(({ kind, rent }) => ({ kind, price: rent })),
  );

function placesOf(fair: FairDetails, of: PlacedApplication, planOf: (booth: PlacedBooth) => number): LetterPlace[] {
  const support = supportOfBooths(fair, of);
  const names = new Map(of.exhibitors.map(({ id, name }) => [id, name]));
  return of.booths.map((booth, at) => ({
    code: booth.code,
    hall: booth.hall,
    plan: planOf(booth),
    kind: booth.kind,
    width: booth.width,
    height: booth.height,
    openSides: booth.openTo.length,
    power: booth.power,
    hasWater: booth.hasWater,
    rent: booth.rent,
    support: support[at]!,
    exhibitor: (booth.exhibitorId && names.get(booth.exhibitorId)) ?? null,
  }));
}

/** Of what an exhibitor relies on: its board, its booths, who stands there, what they cost. */
export const placesDigest = (of: Pick<LetterContent, "application" | "places" | "exhibitors">): string =>
  digestOf({ signName: of.application.signName, places: of.places, exhibitors: of.exhibitors });

const digestOf = (value: object): string => sha256Hex(canonicalJson(value as JsonValue));
