import { z } from "zod";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePhone } from "~/lib/phone";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { MEETING_OUTCOMES, MEETING_PARTS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { PostponementForm as FairPostponementForm } from "../fairs/forms";
import { parseTime } from "../rounds/forms";
import { typed, typedDay } from "../typed";
import { MOST_VALUE } from "./rules";

const line = (min: number, max: number) => z.string().transform(normalizeText).pipe(z.string().min(min).max(max));
const paragraphs = (max: number) => z.string().transform(normalizeParagraphs).pipe(z.string().max(max)).default("");
const within = (least: number, most: number) =>
  typed(
    (text) => {
      const number = parseWhole(text);
      return number !== null && number >= least && number <= most ? number : null;
    },
    () => m.days_not_in_range({ least: String(least), most: String(most) }),
  );
const time = typed(parseTime, () => m.rounds_not_a_time());
/** key: of the form as it was shown, so that sending it twice does it once. */
const key = z.uuid();
const version = z.coerce.number().int().min(0);

const Session = z.object({
  day: typedDay,
  from: time,
  until: time,
  breakFrom: time.optional(),
  breakUntil: time.optional(),
  room: line(1, 200),
  tables: within(1, 200),
  slotMinutes: within(5, 240),
  gapMinutes: within(0, 120),
  closesOn: typedDay,
  closesTime: time,
});

export const SessionForm = Session;
export type SessionForm = z.output<typeof SessionForm>;

export const EditSessionForm = Session.extend({ version });
export type EditSessionForm = z.output<typeof EditSessionForm>;

/** Other days of a fair, and what becomes of the sessions that have not begun. */
export const PostponementForm = FairPostponementForm.extend({ meetings: z.enum(["shift", "cancel"]).default("shift") });
export type PostponementForm = z.output<typeof PostponementForm>;

export const ReasonForm = z.object({ reason: line(3, 300) });
export type ReasonForm = z.output<typeof ReasonForm>;

/** One box is one value, several are a list, none is none. */
const groups = z.preprocess(
  (given) => (Array.isArray(given) ? given : given === undefined ? [] : [given]),
  z.array(z.enum(PRODUCT_GROUPS)),
);
const part = z.enum(MEETING_PARTS).default("any");

const Buyer = {
  name: line(2, 120),
  organisation: line(2, 200),
  phone: typed(parsePhone, () => m.meetings_not_a_phone()).optional(),
  email: z.string().max(254).transform(normalizeText).pipe(z.email()).optional(),
  looksFor: z.string().transform(normalizeParagraphs).pipe(z.string().min(3).max(1000)),
  groups,
  part,
  consent: z.literal(true, { error: () => m.meetings_consent_needed() }),
  key,
};

const reachable = (buyer: { phone?: string | undefined; email?: string | undefined }, issues: z.RefinementCtx) => {
  if (!buyer.phone && !buyer.email) {
    issues.addIssue({ code: "custom", path: ["phone"], message: m.meetings_needs_contact() });
  }
};

/** A buyer whom the organiser writes down. */
export const WriteBuyerForm = z.object(Buyer).superRefine(reachable);
export type WriteBuyerForm = z.output<typeof WriteBuyerForm>;

/** A buyer who registers on the fair's page; exhibitor: whom they want to meet first. */
export const RegisterBuyerForm = z
  .object({
    ...Buyer,
    session: z.uuid(),
    exhibitor: z.uuid().optional(),
    /** No person sees this field: what is in it was put there by a machine. */
    website: z
      .string()
      .max(0, { error: () => m.complaints_trap_filled() })
      .optional(),
  })
  .superRefine(reachable);
export type RegisterBuyerForm = z.output<typeof RegisterBuyerForm>;

/** A buyer asks for an exhibitor of the public list. */
export const AskExhibitorForm = z.object({ exhibitor: z.uuid(), message: paragraphs(500) });
export type AskExhibitorForm = z.output<typeof AskExhibitorForm>;

/** An exhibitor asks for a buyer; exhibitor: who of a centre's delegation. */
export const AskBuyerForm = z.object({ exhibitor: z.uuid().optional(), part, message: paragraphs(500) });
export type AskBuyerForm = z.output<typeof AskBuyerForm>;

/** part: when the exhibitor can; a buyer has said so before. */
export const AcceptForm = z.object({ part });
export type AcceptForm = z.output<typeof AcceptForm>;

/** from: when the slot begins, in milliseconds. */
export const PlaceForm = z.object({ from: z.coerce.number().int(), table: within(1, 200) });
export type PlaceForm = z.output<typeof PlaceForm>;

const money = typed(parseMoney, () => m.nominations_not_money()).pipe(
  z.int().max(MOST_VALUE, { error: () => m.days_sales_too_much({ most: formatMoney(MOST_VALUE) }) }),
);

/** What came of a meeting. version: how often that was said before. */
export const ResultForm = z
  .object({ outcome: z.enum(MEETING_OUTCOMES), value: money.default(0), note: paragraphs(1000), version })
  .refine(({ outcome, value }) => value === 0 || outcome === "contract" || outcome === "agreement", {
    path: ["value"],
    error: () => m.meetings_value_without_contract(),
  });
export type ResultForm = z.output<typeof ResultForm>;

/** What the page to register was opened for; what does not fit is passed over. */
export const RegisterQuery = z.object({ exhibitor: z.uuid().nullable().catch(null).default(null) });

export const BuyerQuery = z.object({
  q: z.string().transform(normalizeText).pipe(z.string().max(200)).catch("").default(""),
});
