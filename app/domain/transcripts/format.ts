import { z } from "zod";
import { LEVELS, OUTCOMES } from "~/lib/vocabulary";
import { isSheetEvent } from "../sheets/replay";

/** Named in every file; a file of another form has another name. Source: docs/rules/transcripts.md#file. */
export const FORMAT = "tinh-hoa-transcript-1";

const id = z.uuid();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const hundredths = z.int().min(0);
const count = z.int().min(0);
const text = z.string();
const instant = z.iso.datetime({ precision: 3 });
const signature = z.string().regex(/^[\w-]{86}$/);
const key = { key: z.string().regex(/^[0-9a-f]{16}$/), publicKey: z.string().regex(/^[\w-]{43}$/) };

const Criterion = z.strictObject({ id, code: text, maximum: hundredths, step: z.int().min(1) });

/** `territory` and `establishment` stand for who they are, and only where a limit of the rules looks at them. */
const Entry = z.strictObject({
  id,
  code: text,
  group: text,
  territory: text.nullable(),
  establishment: text.nullable(),
});

/** A seat, and its juror's name in this round's ledger. */
const Juror = z.strictObject({ id, name: z.string().regex(/^[0-9a-f]{32}$/) });

const Sheet = z.strictObject({
  id,
  entry: id,
  juror: id,
  signed: z.boolean(),
  recused: z.boolean(),
  points: z.array(z.strictObject({ criterion: id, points: hundredths })),
  total: hundredths,
});
export type TranscriptSheet = z.output<typeof Sheet>;

const Limit = z.strictObject({
  kind: z.enum(["cap", "groupCaps", "territoryCap", "establishmentCap"]),
  key: text,
  limit: count,
});

/** What the tally says of an entry. */
const Result = z.strictObject({
  entry: id,
  sheets: count,
  /** Exact, in points: "25166/300"; null without a sheet. */
  score: z
    .string()
    .regex(/^\d+\/[1-9]\d*$/)
    .nullable(),
  rank: z.int().min(1).nullable(),
  passed: z.boolean(),
  outcome: z.enum(OUTCOMES),
  /** The step that told it from entries of equal score: "median", or "criterion I.2". */
  brokenBy: text.nullable(),
  /** What keeps an entry out that passed; `seats` where equals do not all fit, `needed` the limit with which it would be in. */
  limit: Limit.extend({ needed: count.nullable(), seats: count.nullable() }).nullable(),
  /** Code of the tier; null where there is none. */
  tier: text.nullable(),
  /** Equals do not all fit into the tier: the council chooses. */
  tierTied: z.boolean(),
});
export type TranscriptResult = z.output<typeof Result>;

/** What a decision recognised, as it was made known. */
const Item = z.strictObject({
  position: z.int().min(1),
  /** The entry; of a set its lead. */
  entry: id,
  /** All entries it stands for. */
  entries: z.array(id).min(1),
  product: text,
  establishment: text,
  /** Code of the tier. */
  tier: text.nullable(),
  putForward: z.boolean(),
});

const Decision = z.strictObject({
  id,
  number: text,
  decidedOn: z.iso.date(),
  agency: text,
  releasedAt: instant,
  items: z.array(Item),
});
export type TranscriptDecision = z.output<typeof Decision>;

/** What the ledger was at a size, signed. Source: docs/rules/ledger.md#heads. */
const Head = z.strictObject({ size: z.int().min(1), root: hash, at: instant, ...key, signature });
export type TranscriptHead = z.output<typeof Head>;

/** An event of the ledger, its payload as it was written; or only its hash, where it is not for everyone. */
export type TranscriptEvent =
  | { readonly place: number; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly place: number; readonly kind: string; readonly leaf: string };

/** Who says so: a signature over the digest of all but events and seal. The events are held by the last head. */
const Seal = z.strictObject({ digest: hash, at: instant, ...key, signature });
export type TranscriptSeal = z.output<typeof Seal>;

const content = {
  format: z.literal(FORMAT),
  round: z.strictObject({
    id,
    slug: text,
    name: text,
    nameEn: text,
    level: z.enum(LEVELS),
    year: z.int(),
    agency: text,
  }),
  /** The digest of the transcript of an earlier release, which this one goes beyond; null for the first. */
  replaces: hash.nullable(),
  /** `SchemeRules`, as they were hashed. */
  rules: z.record(text, z.unknown()),
  rulesHash: hash,
  criteria: z.array(Criterion).min(1),
  entries: z.array(Entry),
  jurors: z.array(Juror),
  sheets: z.array(Sheet),
  result: z.array(Result),
  decisions: z.array(Decision).min(1),
  heads: z.array(Head).min(1),
};

const Content = z.strictObject(content);
/** Everything the seal's digest is made of. */
export type TranscriptContent = z.output<typeof Content>;

const Transcript = z.strictObject({ ...content, events: z.array(z.unknown()).min(1), seal: Seal });
export interface Transcript extends TranscriptContent {
  readonly events: readonly TranscriptEvent[];
  readonly seal: TranscriptSeal;
}

/** Why a file is no transcript. `path`: where, as "sheets[3].total"; `problem`: in the words of the reader of JSON. */
export type FormatFault =
  | { readonly kind: "not_json" | "cut_off"; readonly problem: string }
  | { readonly kind: "other_format"; readonly found: string }
  | { readonly kind: "field"; readonly path: string; readonly problem: string };

export type ReadTranscript =
  | { readonly ok: true; readonly transcript: Transcript }
  | { readonly ok: false; readonly fault: FormatFault };

/** Read a file's text. It never throws: what is wrong with the file is an answer. */
export function readTranscript(text: string): ReadTranscript {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const problem = (error as Error).message;
    return { ok: false, fault: { kind: breaksOff(text, problem) ? "cut_off" : "not_json", problem } };
  }
  const found = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (found !== FORMAT) {
    return { ok: false, fault: { kind: "other_format", found: typeof found === "string" ? found.slice(0, 60) : "" } };
  }
  const read = Transcript.safeParse(value);
  const fault = read.success ? eventFault(read.data.events) : fieldFault(read.error);
  // As it was read and not as it was checked: nothing is left out of what is hashed.
  return fault ? { ok: false, fault } : { ok: true, transcript: value as Transcript };
}

/** Whether the reader of JSON came to the end and wanted more; engines say it in different words. */
function breaksOff(text: string, problem: string): boolean {
  const place = /position (\d+)/.exec(problem)?.[1];
  return /end of (JSON|data)|unterminated/i.test(problem) || Number(place) >= text.trimEnd().length;
}

function fieldFault(error: z.ZodError): FormatFault {
  const [issue] = error.issues;
  return { kind: "field", path: pathText(issue?.path ?? []), problem: issue?.message ?? "" };
}

/** What changes a sheet is read by its fields; of other events only that they are objects. */
const SheetFields = z.looseObject({
  /** None of a recusal from before scoring began. */
  sheet: text.optional(),
  nomination: text,
  appointment: text,
  criterion: text.optional(),
  points: hundredths.nullish(),
  total: hundredths.optional(),
  criteria: z.array(z.looseObject({ criterion: text })).optional(),
});

const Hidden = z.strictObject({ place: count, kind: text, leaf: hash });

/** A ledger may hold hundreds of thousands of events: they are looked at one by one, without copies. */
function eventFault(events: readonly unknown[]): FormatFault | null {
  for (const [index, event] of events.entries()) {
    const fault = (path: readonly PropertyKey[], problem: string): FormatFault => ({
      kind: "field",
      path: pathText(["events", index, ...path]),
      problem,
    });
    if (!isObject(event)) return fault([], "no object");
    if (!("payload" in event)) {
      const [issue] = Hidden.safeParse(event).error?.issues ?? [];
      if (issue) return fault(issue.path, issue.message);
      continue;
    }
    const { place, payload } = event;
    const other = Object.keys(event).find((name) => name !== "place" && name !== "payload");
    if (other !== undefined) return fault([other], "unknown field");
    if (!Number.isInteger(place)) return fault(["place"], "no whole number");
    if (!isObject(payload)) return fault(["payload"], "no object");
    const [issue] = isSheetEvent(String(payload.kind)) ? (SheetFields.safeParse(payload).error?.issues ?? []) : [];
    if (issue) return fault(["payload", ...issue.path], issue.message);
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((all, part) => {
    if (typeof part === "number") return `${all}[${part}]`;
    return all ? `${all}.${String(part)}` : String(part);
  }, "");
}
