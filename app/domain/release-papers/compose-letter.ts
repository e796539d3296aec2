import type { LegalLetter, LetterBlock } from "~/adapters/documents/legal-letter";
import { formatLongDate } from "~/lib/dates";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import type { LetterTexts } from "./letter-texts";
import { countMakers } from "./makers";
import { filledIn } from "./merge-fields";
import type { PaperDecision, RecognisedList } from "./recognised-list.server";
import { type Rewards, rewardsFor } from "./rewards";

/** What the letters of a round say beside the texts its people wrote. */
export interface LetterRound {
  /** "cấp tỉnh" */
  readonly level: string;
  readonly year: number;
  readonly tiers: readonly { readonly code: string; readonly name: string }[];
  /** Rules, seal and time, for the foot of the page. */
  readonly footer: string;
}

/**
 * The decision as its agency drafted it, of a list. It is always a draft: its words are not sealed, what is signed is the agency's.
 * Source: Decree 30/2020/ND-CP, annex III, form 1.2; docs/rules/papers-of-a-release.md#letter
 */
export function composeLetter(texts: LetterTexts, list: RecognisedList, round: LetterRound): LegalLetter {
  const { decision, awards } = list;
  const values = {
    "số sản phẩm": formatNumber(awards.length, "vi"),
    "số cơ sở": formatNumber(countMakers(awards), "vi"),
    cấp: round.level,
    năm: String(round.year),
  };
  const written = texts.articles.map((article) => filledIn(article, values).split("\n"));
  const reward = rewardParagraphs(rewardsFor(awards, round.tiers, texts.rewards), texts);
  // After what is recognised comes what it is rewarded with.
  const articles = [...written.slice(0, 1), ...(reward ? [reward] : []), ...written.slice(1)];
  return {
    ...opening(decision, "QĐ"),
    mark: "Dự thảo",
    title: "Quyết định",
    subject: texts.subject,
    blocks: [
      { kind: "authority", text: texts.authority },
      { kind: "bases", items: basesText(texts.legalBases) },
      { kind: "order", text: "Quyết định:" },
      ...articles.map((paragraphs, place): LetterBlock => ({ kind: "article", number: place + 1, paragraphs })),
    ],
    recipients: listed(texts.recipients),
    signer: signerOf(texts, list),
    footer: round.footer,
  };
}

/** Whom the organisers wrote, else whom the decision names; once a signer is sealed nobody else is printed. */
function signerOf(
  { signerTitle, signerName }: LetterTexts,
  { state, decision }: RecognisedList,
): LegalLetter["signer"] {
  const { signer } = decision;
  if (state === "sealed" && signer) return signer;
  return { title: signerTitle ?? signer?.title ?? "………………", name: signerName ?? signer?.name ?? "" };
}

/** Head of a letter by what is decided already; the rest is left open. kind: "QĐ", "TB". */
export function opening(
  { agency, parentAgency, number, place, decidedOn }: PaperDecision,
  kind: string,
): Pick<LegalLetter, "issuer" | "number" | "placeAndDate"> {
  const date = decidedOn === null ? "ngày …… tháng …… năm ……" : formatLongDate(decidedOn);
  return {
    issuer: { parent: parentAgency, name: agency },
    number: `Số: ${number ?? `……/${kind}-……`}`,
    placeAndDate: `${place}, ${date}`,
  };
}

/** Each line ends in a semicolon and the last in a full stop, however it was typed. */
function basesText(lines: readonly string[]): string[] {
  return lines.map((line, place) => `${line.replace(/[;.,\s]+$/, "")}${place < lines.length - 1 ? ";" : "."}`);
}

/** Recipients end as legal bases do; the dash is drawn. */
export const listed = (lines: readonly string[]): string[] => basesText(lines.map((line) => line.replace(/^-\s*/, "")));

/** Every amount also in words; null where no money is given. */
function rewardParagraphs(
  { lines, total }: Rewards,
  { rewardLegalSource, rewardFunding }: Pick<LetterTexts, "rewardLegalSource" | "rewardFunding">,
): string[] | null {
  if (lines.length === 0) return null;
  const source = rewardLegalSource === null ? "" : ` theo ${rewardLegalSource}`;
  return [
    `Tặng tiền thưởng cho các sản phẩm, bộ sản phẩm được công nhận tại Điều 1${source}, như sau:`,
    ...lines.map(
      ({ tier, products, each, sum }) =>
        `- ${tier === null ? "Sản phẩm, bộ sản phẩm" : tier}: ${formatNumber(products, "vi")} sản phẩm, mỗi sản phẩm ${money(each)}, cộng ${money(sum)};`,
    ),
    `Tổng số tiền thưởng: ${money(total)}.`,
    ...(rewardFunding === null ? [] : [`Nguồn kinh phí: ${rewardFunding.replace(/[.\s]+$/, "")}.`]),
  ];
}

/** "5.000.000 đồng (Bằng chữ: Năm triệu đồng)" */
const money = (amount: bigint) => `${formatMoney(amount)} (Bằng chữ: ${moneyInWords(amount)})`;
