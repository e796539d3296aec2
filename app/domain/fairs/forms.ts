import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePoints } from "~/lib/points";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import {
  ASKED_KINDS,
  BOOTH_KINDS,
  FAIR_EVENT_KINDS,
  FAIR_MONEY_SOURCES,
  FAIR_PARTS,
  FAIR_SERVICE_KINDS,
  LEVELS,
  PRICE_UNITS,
  REGIONS,
  SUPPORTED,
} from "~/lib/vocabulary";
import { parseTime } from "../rounds/forms";
import { typed, typedDay } from "../typed";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));
const lineOrNone = (max: number) => z.string().transform(normalizeText).pipe(z.string().max(max)).default("");
const whole = (min: number, max: number) =>
  typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(min).max(max));
const money = () => typed(parseMoney, () => m.schemes_not_money()).pipe(z.int().max(1_000_000_000_000));
const time = typed(parseTime, () => m.rounds_not_a_time());

/** A number with one decimal at most, in tenths: "12,5" is 125. */
function parseTenths(text: string): number | null {
  const hundredths = parsePoints(text.replace(/\s*(%|m)$/, ""));
  return hundredths !== null && hundredths % 10 === 0 ? hundredths / 10 : null;
}
/** A share as typed in percent, read into per mille. */
const share = () => typed(parseTenths, () => m.fairs_not_a_share()).pipe(z.int().max(1000));

/** How often the fair had been saved when the page was loaded: another number now means that someone else wrote. */
const version = z.coerce.number().int();
/** The same of one line of it. */
const seen = z.coerce.number().int();

const Identity = {
  name: line(200),
  nameEn: line(200),
  code: z
    .string()
    .transform((text) => normalizeText(text).toUpperCase())
    .refine((text) => /^[A-Z0-9]{2,12}$/.test(text), { error: () => m.fairs_code_form() }),
  level: z.enum(LEVELS),
  /** Of a regional fair. */
  regionCode: z.enum(REGIONS).optional(),
  /** Today's province in which it is held. */
  provinceId: z.string().regex(/^new-\d{2}$/),
  venue: line(300),
  startsOn: typedDay,
  endsOn: typedDay,
};

export const CreateFairForm = z.object({ agencyId: z.uuid(), ...Identity });
export type CreateFairForm = z.infer<typeof CreateFairForm>;

export const EditFairForm = z.object({
  version,
  ...Identity,
  summary: lineOrNone(1000),
  summaryEn: lineOrNone(1000),
  agencies: z
    .array(z.object({ agencyId: z.uuid(), part: z.enum(FAIR_PARTS) }))
    .max(60)
    .default([]),
});
export type EditFairForm = z.infer<typeof EditFairForm>;

/** A day without its time opens at 08h00 and closes at 17h00; what is left empty is not named. */
export const DeadlinesForm = z.object({
  version,
  applicationsOpenOn: typedDay.optional(),
  applicationsOpenTime: time.optional(),
  applicationsCloseOn: typedDay.optional(),
  applicationsCloseTime: time.optional(),
  picksOpenOn: typedDay.optional(),
  picksOpenTime: time.optional(),
  picksCloseOn: typedDay.optional(),
  picksCloseTime: time.optional(),
  signsDueOn: typedDay.optional(),
  goodsListDueOn: typedDay.optional(),
  goodsDueOn: typedDay.optional(),
  depositDueOn: typedDay.optional(),
  balanceDueOn: typedDay.optional(),
});
export type DeadlinesForm = z.infer<typeof DeadlinesForm>;

const source = lineOrNone(500);

/** `FairRules` as typed: shares in percent, the aisle in metres. */
export const TermsForm = z.object({
  version,
  mostBooths: whole(1, 500),
  mostBoothsSource: source,
  cornerSurcharge: share(),
  cornerSurchargeSource: source,
  support: z
    .array(
      z.object({
        who: z.enum(SUPPORTED),
        kinds: z.array(z.enum(ASKED_KINDS)).min(1),
        share: share(),
        booths: whole(1, 1000).optional(),
      }),
    )
    .max(40)
    .default([]),
  supportSource: source,
  ruralWards: z.boolean().default(false),
  ruralSource: source,
  deposit: share(),
  depositSource: source,
  refunds: z
    .array(z.object({ days: whole(0, 365), share: share() }))
    .max(20)
    .default([]),
  refundsSource: source,
  /** Left empty, all that was paid goes back. */
  cancellation: share().default(1000),
  cancellationSource: source,
  /** Left empty, nobody is reminded before the day. */
  remindDays: whole(0, 60).default(0),
  remindDaysSource: source,
  holdMinutes: whole(1, 240),
  holdMinutesSource: source,
  offerHours: whole(1, 720),
  offerHoursSource: source,
  aisle: typed(parseTenths, () => m.fairs_not_metres()).pipe(z.int().max(200)),
  aisleSource: source,
  recognised: whole(0, 1000),
  host: whole(0, 1000),
  newcomer: whole(0, 1000),
  prioritySource: source,
});
export type TermsForm = z.infer<typeof TermsForm>;

/** A line a kind, without a price where it is not offered; services that are left out are no longer offered. */
export const PricesForm = z.object({
  version,
  prices: z
    .array(
      z.object({
        kind: z.enum(BOOTH_KINDS),
        price: money().optional(),
        per: z.enum(PRICE_UNITS),
        includes: lineOrNone(300),
      }),
    )
    .max(BOOTH_KINDS.length)
    .default([]),
  services: z
    .array(
      z.object({
        /** Of the service it was saved as. */
        id: z.uuid().optional(),
        kind: z.enum(FAIR_SERVICE_KINDS),
        name: line(120),
        nameEn: line(120),
        unit: line(40),
        price: money(),
      }),
    )
    .max(60)
    .default([]),
});
export type PricesForm = z.infer<typeof PricesForm>;

/** A line for each province; an empty one has no quota. */
export const QuotasForm = z.object({
  version,
  rows: z
    .array(z.object({ provinceId: z.string().regex(/^new-\d{2}$/), booths: whole(0, 1000).optional() }))
    .max(100)
    .default([]),
});
export type QuotasForm = z.infer<typeof QuotasForm>;

const Event = {
  kind: z.enum(FAIR_EVENT_KINDS),
  title: line(200),
  titleEn: line(200),
  place: lineOrNone(200),
  day: typedDay,
  from: time,
  until: time,
  isPublic: z.boolean().default(false),
};

/** key: sent twice, it is added once. */
export const AddEventForm = z.object({ ...Event, key: z.uuid().optional() });
export type AddEventForm = z.infer<typeof AddEventForm>;

export const EditEventForm = z.object({ ...Event, seen });
export type EditEventForm = z.infer<typeof EditEventForm>;

const BudgetItem = {
  source: z.enum(FAIR_MONEY_SOURCES),
  item: line(200),
  planned: money(),
  spent: money().optional(),
  legalSource: source,
};

/** key: as of an event. */
export const AddBudgetItemForm = z.object({ ...BudgetItem, key: z.uuid().optional() });
export type AddBudgetItemForm = z.infer<typeof AddBudgetItemForm>;

export const EditBudgetItemForm = z.object({ ...BudgetItem, seen });
export type EditBudgetItemForm = z.infer<typeof EditBudgetItemForm>;

/** What the person read before they took it away. */
export const SeenForm = z.object({ seen });
export type SeenForm = z.infer<typeof SeenForm>;

const toldReason = z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000));

/** Other days, and whether the deadlines that are still to come move with them. */
export const PostponementForm = z.object({
  version,
  startsOn: typedDay,
  endsOn: typedDay,
  deadlines: z.enum(["shift", "keep"]).default("shift"),
  reason: toldReason,
});
export type PostponementForm = z.infer<typeof PostponementForm>;

export const CancellationForm = z.object({ version, reason: toldReason });
export type CancellationForm = z.infer<typeof CancellationForm>;

export const PublicationForm = z.object({ version });
export type PublicationForm = z.infer<typeof PublicationForm>;

export const ExhibitorQuery = z.object({ q: z.string().max(200).catch("").default("") });
