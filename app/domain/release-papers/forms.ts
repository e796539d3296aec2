import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { typed } from "../typed";
import { unknownField } from "./merge-fields";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

/** Texts typed one a line. */
const lines = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .split(/\r\n|\r|\n/)
        .map(normalizeText)
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(600)).min(1).max(most));

/** Articles are parted by an empty line; lines within one stay its paragraphs. */
const articles = z
  .string()
  .transform((text) =>
    normalizeParagraphs(text)
      .split("\n\n")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(4000)).min(1).max(30))
  .superRefine((texts, issues) => {
    for (const text of texts) {
      const field = unknownField(text);
      if (field !== null) issues.addIssue({ code: "custom", message: m.releases_unknown_field({ field }) });
      if (/^điều\s+\d/i.test(text)) issues.addIssue({ code: "custom", message: m.releases_article_numbered() });
    }
  });

/** Đồng for each product, as in the rules: the total of a thousand of them can still be said in words. */
const MOST_REWARD = 1_000_000_000_000;

const money = typed(
  (text) => {
    const amount = parseMoney(text);
    return amount === null || amount === 0 || amount > MOST_REWARD ? null : BigInt(amount);
  },
  () => m.releases_money_form(),
);

/** The words of a recognition decision. Amounts name the text that sets them. */
export const LetterForm = z
  .object({
    /** Of the letter as the page showed it; 0 where there was none. */
    version: z.coerce.number().int().min(0),
    subject: line(400),
    authority: line(300),
    legalBases: lines(40),
    articles,
    rewardAmount: money.optional(),
    /** By the code of the tier. */
    rewardTiers: z.record(z.string().max(40), money.optional()).default({}),
    rewardLegalSource: line(400).optional(),
    rewardFunding: line(400).optional(),
    recipients: lines(40),
    signerTitle: line(160).optional(),
    signerName: line(120).optional(),
  })
  .superRefine((form, issues) => {
    const isPaid = form.rewardAmount !== undefined || Object.values(form.rewardTiers).some((one) => one !== undefined);
    if (isPaid && !form.rewardLegalSource) {
      issues.addIssue({ code: "custom", path: ["rewardLegalSource"], message: m.releases_reward_source_required() });
    }
  });
export type LetterForm = z.output<typeof LetterForm>;

/** In which order winners are called up. */
export const CEREMONY_ORDERS = ["list", "rising"] as const;

/** What is printed on, for labels. */
const LABEL_PAPERS = ["sheet", "c5", "dl"] as const;

/** How a paper is asked for; what does not fit falls back. */
export const PaperQuery = z.object({
  /** A decision of the round; left out: the latest that stands. */
  decision: z.uuid().optional().catch(undefined),
  order: z.enum(CEREMONY_ORDERS).catch("list"),
  paper: z.enum(LABEL_PAPERS).catch("sheet"),
  /** Labels side by side and one below another on A4. */
  across: z.coerce.number().int().min(1).max(5).catch(2),
  down: z.coerce.number().int().min(1).max(14).catch(7),
});
export type PaperQuery = z.output<typeof PaperQuery>;
