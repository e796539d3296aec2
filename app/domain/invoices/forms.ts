import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { typed, typedDay } from "../typed";
import { STANDING_FILTERS } from "./rules";

const line = (most: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(most));
const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(5).max(500));
/** Whole đồng above zero. */
const amount = typed(
  (text) => parseMoney(text) || null,
  () => m.invoices_not_an_amount(),
);

export const AccountForm = z.object({
  bankBin: z.string().regex(/^\d{6}$/),
  number: typed(
    (text) => {
      const bare = text.replace(/[\s.-]/g, "").toUpperCase();
      return /^[A-Z0-9]{4,19}$/.test(bare) ? bare : null;
    },
    () => m.invoices_not_an_account(),
  ),
  holder: line(120),
});
export type AccountForm = z.output<typeof AccountForm>;

/** One box alone comes as a text. */
const ids = z
  .preprocess((given) => (typeof given === "string" ? [given] : given), z.array(z.uuid()).max(2000))
  .optional()
  .transform((given) => [...new Set(given ?? [])]);

/** payable: of all of them, as the page named it. */
export const IssueForm = z.object({ applications: ids, payable: z.coerce.number().int().min(0) });
export type IssueForm = z.output<typeof IssueForm>;

export const ReasonForm = z.object({ reason });
export type ReasonForm = z.output<typeof ReasonForm>;

/** key: sent twice, it is noted once. */
export const CashForm = z.object({ amount, paidOn: typedDay, note: line(200).optional(), key: z.uuid() });
export type CashForm = z.output<typeof CashForm>;

/** A box that is ticked or not. */
const ticked = z
  .literal("on")
  .optional()
  .transform((given) => given === "on");

/** invoice: a number, with or without the code of its fair, or a reference, as one reads it off the notice. beyond: also more than is owed. key: as above. */
export const MatchForm = z.object({ invoice: line(40), amount, beyond: ticked, key: z.uuid() });
export type MatchForm = z.output<typeof MatchForm>;

export const StatementForm = z.object({
  file: z.instanceof(File, { error: () => m.invoices_choose_file() }),
  /** Where the agency has had several; else the one in force. */
  accountId: z.uuid().optional(),
  /** Columns are chosen by hand, whatever can be guessed. */
  isChosen: ticked,
});
export type StatementForm = z.output<typeof StatementForm>;

/** A place from 0. */
const column = z.coerce.number().int().min(0).max(1000);

/** seen: the digest of the rows that were shown. */
export const ApplyForm = z.object({ seen: z.string() });

/** By which columns a statement is read. heading: the line of the headings; left empty where there are none. */
export const ColumnsForm = z.object({
  heading: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .transform((line) => line ?? null),
  date: column,
  credit: column,
  text: column,
  direction: column.optional(),
  reference: column.optional(),
});
export type ColumnsForm = z.output<typeof ColumnsForm>;

export const MoneyQuery = z.object({
  standing: z.enum(STANDING_FILTERS).catch("all"),
  q: z.string().transform(normalizeText).pipe(z.string().max(100)).catch(""),
  page: z.coerce.number().int().min(1).catch(1),
});
export type MoneyQuery = z.output<typeof MoneyQuery>;

export const TRANSFER_FILTERS = ["open", "matched", "aside", "all"] as const;

export const DeskQuery = z.object({
  show: z.enum(TRANSFER_FILTERS).catch("open"),
  page: z.coerce.number().int().min(1).catch(1),
});
export type DeskQuery = z.output<typeof DeskQuery>;
