import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { inCodeOrder } from "~/db/code-order.server";
import {
  applicationEvents,
  applications,
  boothClaims,
  booths,
  establishments,
  fairs,
  provinces,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { fairLine } from "../fairs/fair-line.server";
import { pricesOf } from "../fairs/parts.server";
import { answersOf, type Offer } from "./answers";
import { factsOf, ownRow } from "./lock-application.server";
import { correctedUntil, mayApplyFor, whyNotChange, whyNotSubmit, whyNotWithdraw, whyNotWrite } from "./policy";
import {
  type ApplicationRow,
  type ApplicationThings,
  asksAsked,
  contentOf,
  papersToShow,
  partsIn,
  productsToShow,
  servicesToOrder,
} from "./read-application.server";
import { lastRequest } from "./record-event.server";
import {
  applicationGaps,
  CORRECTED_PARTS,
  type CorrectedPart,
  isRuralPlace,
  offeredKinds,
  requiredGaps,
} from "./rules";

/** Ids of the agencies the actor writes or reads for. */
export const agencyIds = (ctx: Context): string[] => [
  ...new Set((ctx.actor?.memberships ?? []).flatMap((one) => one.agencyId ?? [])),
];

/** Its name of today, whichever of the two it is. */
const applicantName = (ctx: Context) =>
  sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)})`;

/** The applications of the actor's establishments and agencies, those of the latest fair first. Needs someone signed in. */
export async function ownApplications(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [kept, offices] = [keptIds(ctx), agencyIds(ctx)];
  if (kept.length + offices.length === 0) return [];
  return ctx.db
    .select({
      id: applications.id,
      number: applications.number,
      state: applications.state,
      signName: applications.signName,
      applicantName: applicantName(ctx),
      submittedAt: applications.submittedAt,
      fair: {
        slug: fairs.slug,
        name: fairs.name,
        nameEn: fairs.nameEn,
        startsOn: fairs.startsOn,
        endsOn: fairs.endsOn,
        cancelledAt: fairs.cancelledAt,
      },
      closesAt: fairs.applicationsCloseAt,
      // Of what was asked for, while it is.
      dueOn: sql<
        string | null
      >`case when ${applications.state} = 'more_asked' then (select e.due_on::text from ${applicationEvents} e
        where e.application_id = ${applications.id} and e.kind = 'more_asked' order by e.at desc, e.id desc limit 1) end`,
      granted: sql<number>`(select coalesce(sum(a.granted), 0)::int from application_asks a where a.application_id = ${applications.id})`,
      /** Given by the organiser, waiting for an answer. */
      reserved: sql<string[]>`array(select b.code from ${boothClaims} c join ${booths} b on b.id = c.booth_id
        where c.application_id = ${applications.id} and c.state = 'reserved' and c.during @> ${ctx.now.toISOString()}::timestamptz order by ${inCodeOrder(sql`b.code`)})`,
      booths: sql<string[]>`array(select b.code from ${boothClaims} c join ${booths} b on b.id = c.booth_id
        where c.application_id = ${applications.id} and c.during @> ${ctx.now.toISOString()}::timestamptz order by ${inCodeOrder(sql`b.code`)})`,
    })
    .from(applications)
    .innerJoin(fairs, eq(fairs.id, applications.fairId))
    .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
    .where(
      or(
        kept.length > 0 ? inArray(applications.establishmentId, kept) : undefined,
        offices.length > 0 ? inArray(applications.agencyId, offices) : undefined,
      ),
    )
    .orderBy(desc(fairs.startsOn), desc(applications.id));
}
export type OwnApplication = Awaited<ReturnType<typeof ownApplications>>[number];

/** Published fairs whose call is open, the first to close first. Public. */
export async function openCalls(ctx: Context) {
  const now = ctx.now.toISOString();
  return ctx.db
    .select({
      ...fairLine,
      closesAt: fairs.applicationsCloseAt,
    })
    .from(fairs)
    .where(
      and(
        isNotNull(fairs.publishedAt),
        isNull(fairs.cancelledAt),
        sql`${fairs.applicationsOpenAt} <= ${now}::timestamptz`,
        sql`(${fairs.applicationsCloseAt} is null or ${fairs.applicationsCloseAt} > ${now}::timestamptz)`,
      ),
    )
    .orderBy(asc(fairs.applicationsCloseAt), asc(fairs.id));
}

/** What an application lacks. */
export function gapsOf(
  row: ApplicationRow,
  fair: FairDetails,
  prices: Parameters<typeof offeredKinds>[0],
  things: ApplicationThings,
) {
  return applicationGaps({
    isCentre: row.agencyId !== null,
    signName: row.signName,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    asks: asksAsked(things.asks),
    offered: offeredKinds(prices),
    mostBooths: fair.rules.mostBooths.value,
    goods: things.goods.length,
    products: things.products,
    exhibitors: things.exhibitors.length,
    papers: things.papers.length,
  });
}

/** An application as the applicant's people read it, and write it while they may. Throws "not_found" to everybody else. */
export async function ownApplication(ctx: Context, id: string) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const row = await ownRow(ctx, id);
  const [fair, things, facts, prices, [names], request] = await Promise.all([
    fairById(ctx, row.fairId),
    contentOf(ctx, row),
    factsOf(ctx, row),
    pricesOf(ctx, row.fairId),
    ctx.db
      .select({
        applicant: applicantName(ctx),
        province: provinces.name,
        commune: establishments.commune,
        savedBy: users.name,
      })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
      .leftJoin(users, eq(users.id, applications.updatedBy))
      .where(eq(applications.id, row.id)),
    lastRequest(ctx, row.id),
  ]);
  const offered = await offerOf(ctx, row, things, offeredKinds(prices));
  const gaps = gapsOf(row, fair, prices, things);
  const reads = mayApplyFor(ctx.actor, row) ? null : m.applications_only_read();
  return {
    ...row,
    isCentre: row.agencyId !== null,
    applicantName: names!.applicant,
    provinceName: names!.province,
    /** As it counts now; a draft as it would. */
    isRural: row.number ? row.isRural : isRuralPlace(names!.commune, fair.rules),
    savedBy: names!.savedBy,
    fair: fairFacts(fair),
    things,
    prices,
    ...offered,
    answers: answersOf(partsIn(row, things)),
    gaps,
    request,
    whyNotWrite: reads ?? whyNotWrite(facts, fair, ctx.now),
    /** What is corrected after the acceptance, and until which day. */
    changes: Object.fromEntries(
      CORRECTED_PARTS.map((part) => [
        part,
        { until: correctedUntil(fair, part), whyNot: reads ?? whyNotChange(facts, fair, part, ctx.now) },
      ]),
    ) as Record<CorrectedPart, { readonly until: string; readonly whyNot: string | null }>,
    whyNotSubmit: reads ?? whyNotSubmit(facts, fair, requiredGaps(gaps).length, ctx.now),
    whyNotWithdraw: reads ?? whyNotWithdraw(facts, fair, ctx.now),
  };
}
export type OwnApplicationDetails = Awaited<ReturnType<typeof ownApplication>>;

/** Of a fair, what an applicant needs: not its budget or its people. */
export function fairFacts(fair: FairDetails) {
  const { slug, name, nameEn, code, startsOn, endsOn, agencyName, applicationsCloseAt, depositDueOn, balanceDueOn } =
    fair;
  const { picksCloseAt, cancelledAt, cancelledReason } = fair;
  const { mostBooths, cornerSurcharge, deposit, support } = fair.rules;
  return {
    slug,
    name,
    nameEn,
    code,
    startsOn,
    endsOn,
    agencyName,
    applicationsCloseAt,
    depositDueOn,
    balanceDueOn,
    picksCloseAt,
    cancelledAt,
    cancelledReason,
    rules: { mostBooths, cornerSurcharge, deposit, support },
  };
}

/** What may be ticked and ordered, as rows to show and as the ids a form is read by. */
export async function offerOf(ctx: Context, row: ApplicationRow, things: ApplicationThings, kinds: Offer["kinds"]) {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((one) => one.id);
  const makers = things.exhibitors.flatMap((one) => one.establishmentId ?? []);
  const [services, products, { offered: papers, gone }] = await Promise.all([
    servicesToOrder(ctx, row.fairId, ids(things.services)),
    productsToShow(ctx, row, makers, ids(things.products)),
    papersToShow(ctx, row.establishmentId, ids(things.papers)),
  ]);
  // A kind that was asked for before its price went is shown, to be taken back.
  const asked = things.asks.map((ask) => ask.kind).filter((kind) => !kinds.includes(kind));
  const offer: Offer = {
    kinds: [...kinds, ...asked],
    serviceIds: ids(services),
    productIds: ids(products),
    paperIds: ids(papers),
  };
  return { offer, services, products, papers, gonePapers: gone };
}
