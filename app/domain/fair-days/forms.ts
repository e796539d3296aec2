import { z } from "zod";
import { formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePhone } from "~/lib/phone";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { INCIDENT_KINDS, INCIDENT_SEVERITIES, LOCALES, PASS_KINDS, SCAN_DIRECTIONS } from "~/lib/vocabulary";
import { typed, typedDay } from "../typed";
import { isVisitorConsent } from "./consent";
import { ISSUED_KINDS, readCode } from "./rules";
import { onDevice } from "./scan-forms";

const line = (min: number, max: number) => z.string().transform(normalizeText).pipe(z.string().min(min).max(max));
const paragraphs = (min: number, max: number) =>
  z.string().transform(normalizeParagraphs).pipe(z.string().min(min).max(max));

/** One box is one value, several are a list. */
const boxes = <T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? given : given === undefined ? [] : [given]),
    z.array(z.enum(values)).min(1, { error: () => m.days_gate_admits_needed() }),
  );

const gateName = line(1, 60);
export const GateForm = z.object({ name: gateName, admits: boxes(PASS_KINDS) });
export type GateForm = z.output<typeof GateForm>;

export const GateNameForm = z.object({ name: gateName });
export type GateNameForm = z.output<typeof GateNameForm>;

export const GatekeeperForm = z.object({ email: z.string().max(254).transform(normalizeText).pipe(z.email()) });
export type GatekeeperForm = z.output<typeof GatekeeperForm>;

const within = (least: number, most: number) =>
  typed(
    (text) => {
      const number = parseWhole(text);
      return number !== null && number >= least && number <= most ? number : null;
    },
    () => m.days_not_in_range({ least: String(least), most: String(most) }),
  );

/** A text of law or of the organiser; an empty field says none. */
const source = z.string().transform(normalizeText).pipe(z.string().max(300)).default("");

export const DaySettingsForm = z.object({
  passesPerBooth: within(1, 50),
  passesSource: source,
  contactDays: within(1, 3650),
  contactSource: source,
});
export type DaySettingsForm = z.output<typeof DaySettingsForm>;

/** key: of the form as it was shown, so that sending it twice does it once. */
const key = z.uuid();

/** A pass that the organiser issues by hand. */
export const IssuePassForm = z.object({ kind: z.enum(ISSUED_KINDS), holder: line(2, 120), key });
export type IssuePassForm = z.output<typeof IssuePassForm>;

const MOST_NAMES = 50;

/** Names of an exhibitor's staff, a line each. */
export const StaffPassesForm = z.object({
  names: z
    .string()
    .max(10_000)
    .transform((text) => text.split(/\r?\n/).map(normalizeText).filter(Boolean))
    .pipe(z.array(z.string().min(2).max(120)).min(1).max(MOST_NAMES)),
  key,
});
export type StaffPassesForm = z.output<typeof StaffPassesForm>;

export const RevokePassForm = z.object({ reason: line(3, 300) });
export type RevokePassForm = z.output<typeof RevokePassForm>;

/** A phone number or a mail address. */
const contact = z.string().transform((text, issues) => {
  const phone = parsePhone(text);
  const mail = z.email().max(254).safeParse(normalizeText(text));
  if (phone) return phone;
  if (mail.success) return mail.data;
  issues.addIssue({ code: "custom", message: m.days_contact_wrong() });
  return z.NEVER;
});

/** All but the key is a visitor's to give: a pass without a name lets in as well. Name and contact need the consent they are for, and the other way round. */
export const VisitorPassForm = z
  .object({
    name: line(2, 120).optional(),
    contact: contact.optional(),
    share: z.literal(true).optional(),
    key,
    /** No person sees this field: what is in it was put there by a machine. */
    website: z
      .string()
      .max(0, { error: () => m.complaints_trap_filled() })
      .optional(),
  })
  .superRefine(({ name, contact, share }, issues) => {
    const refuse = (field: string, message: string) => issues.addIssue({ code: "custom", path: [field], message });
    if (share && !name) refuse("name", m.days_share_needs_name());
    if (share && !contact) refuse("contact", m.days_share_needs_contact());
    if ((name || contact) && !share) refuse("share", m.days_contact_needs_share());
  });
export type VisitorPassForm = z.output<typeof VisitorPassForm>;

const interest = z.string().transform(normalizeText).pipe(z.string().max(500)).default("");

/** What the page of the form showed, word for word; where a form does not say, what is shown now. */
const shownConsent = {
  consentVersion: z
    .string()
    .refine(isVisitorConsent, { error: () => m.days_consent_unknown() })
    .optional(),
  consentLocale: z.enum(LOCALES).optional(),
};
const writtenLead = { name: line(2, 120), contact, interest, ...shownConsent };

/** A contact that the visitor gave by word, with their consent. */
export const WrittenLeadForm = z.object({
  ...writtenLead,
  consent: z.literal(true, { error: () => m.days_lead_consent_needed() }),
  key,
});
export type WrittenLeadForm = z.output<typeof WrittenLeadForm>;

const scannedLead = { code: z.string().max(500).transform(readCode).pipe(z.string().min(1)), interest };

/** A contact that is on the visitor's pass. */
export const ScannedLeadForm = z.object({ ...scannedLead, key });
export type ScannedLeadForm = z.output<typeof ScannedLeadForm>;

/** What a device noted of a visitor, without a network: by the code of a pass, or as the visitor said. */
export const LeadOnDevice = z.union([
  z.object({ ...onDevice, ...scannedLead }),
  z.object({ ...onDevice, ...writtenLead }),
]);
export type LeadOnDevice = z.output<typeof LeadOnDevice>;

/** Of one exhibitor on one day, in đồng: nine thousand such reports still add up exactly. */
export const MOST_SALES = 1_000_000_000_000;
const money = typed(parseMoney, () => m.nominations_not_money()).pipe(
  z.int().max(MOST_SALES, { error: () => m.days_sales_too_much({ most: formatMoney(MOST_SALES) }) }),
);
const few = within(0, 1_000_000);

export const SalesForm = z
  .object({
    day: z.iso.date(),
    revenue: money,
    orders: few,
    contracts: few,
    contractValue: money,
    /** Of the report as the page showed it; 0 for none. */
    version: z.coerce.number().int().min(0),
  })
  .refine(({ contracts, contractValue }) => contracts > 0 || contractValue === 0, {
    path: ["contracts"],
    error: () => m.days_sales_value_without_contract(),
  });
export type SalesForm = z.output<typeof SalesForm>;

/** "8h30", "08:30" */
const clock = typed(
  (text) => {
    const [, hours, minutes] = /^(\d{1,2})[h:](\d{2})$/i.exec(text.trim()) ?? [];
    if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
    return `${hours.padStart(2, "0")}:${minutes}`;
  },
  () => m.days_not_a_time(),
);

export const IncidentForm = z.object({
  day: typedDay,
  time: clock,
  place: line(1, 120),
  kind: z.enum(INCIDENT_KINDS),
  severity: z.enum(INCIDENT_SEVERITIES),
  text: paragraphs(5, 2000),
  key: key.optional(),
});
export type IncidentForm = z.output<typeof IncidentForm>;

export const ResolutionForm = z.object({ resolution: paragraphs(3, 2000) });
export type ResolutionForm = z.output<typeof ResolutionForm>;

/** A scan on a page without scripts. */
export const ScanForm = z.object({
  gate: z.uuid(),
  direction: z.enum(SCAN_DIRECTIONS),
  code: z.string().max(500).transform(readCode).pipe(z.string().min(1)),
  key,
});
export type ScanForm = z.output<typeof ScanForm>;

export const CountForm = z.object({
  gate: z.uuid(),
  people: z.coerce.number().pipe(z.int().min(-500).max(500)),
  direction: z.enum(SCAN_DIRECTIONS).catch("in"),
  key,
});
export type CountForm = z.output<typeof CountForm>;

/** What the page of a gate was set to, and the scan it tells of; what does not fit is passed over. */
export const GateQuery = z.object({
  gate: z.string().nullable().catch(null).default(null),
  direction: z.enum(SCAN_DIRECTIONS).catch("in").default("in"),
  nonce: z.uuid().nullable().catch(null).default(null),
});
export type GateQuery = z.output<typeof GateQuery>;

/** The day a page is about; what is none is passed over. */
export const DayQuery = z.object({
  day: z
    .string()
    .transform((text) => parseDate(text))
    .nullable()
    .default(null)
    .catch(null),
});

export const PassQuery = z.object({
  kind: z.enum(PASS_KINDS).nullable().catch(null).default(null),
  q: z.string().transform(normalizeText).pipe(z.string().max(100)).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PassQuery = z.output<typeof PassQuery>;

export const IncidentQuery = z.object({ state: z.enum(["open", "resolved", "all"]).catch("open").default("open") });
export type IncidentQuery = z.output<typeof IncidentQuery>;
