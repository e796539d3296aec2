import type { RoundReliability } from "~/domain/agreement/round-reliability";
import { m } from "~/i18n/paraglide/messages";
import { fractionText } from "~/lib/points";
import { figureRows } from "./figures";
import { hintText } from "./hint-text";

type Cell = string | number | null;
type Rows = (readonly Cell[])[];

const figures = (told: RoundReliability): Rows => [
  [m.agreement_figure(), m.agreement_value(), m.agreement_meaning(), m.agreement_scale()],
  ...figureRows(told.figures).map(({ name, value, verdict, text, scale }) => [
    name,
    value,
    verdict ? `${verdict.word}. ${text}` : text,
    scale,
  ]),
];

const jurors = (told: RoundReliability): Rows => [
  [m.agreement_juror_head(), m.agreement_sheets(), m.agreement_severity_head()],
  ...told.jurors.map(({ juror, sheets, severity }) => [juror, sheets, severity]),
];

/** The raw score exactly, as the tally has it. */
const entries = (told: RoundReliability): Rows => [
  [
    m.agreement_code(),
    m.agreement_product(),
    m.agreement_raw_rank(),
    m.agreement_raw_score(),
    m.agreement_adjusted(),
    m.agreement_adjusted_rank(),
    m.agreement_interval_from(),
    m.agreement_interval_to(),
    m.agreement_sheets(),
    m.agreement_lowest(),
    m.agreement_highest(),
    m.agreement_deviation(),
  ],
  ...told.entries.map(({ score, spread, interval, ...row }) => [
    row.code,
    row.productName,
    row.rank,
    score && fractionText(score),
    row.adjusted,
    row.adjustedRank,
    interval?.from ?? null,
    interval?.to ?? null,
    row.sheets,
    spread && spread.lowest / 100,
    spread && spread.highest / 100,
    spread?.deviation == null ? null : spread.deviation / 100,
  ]),
];

const hints = (told: RoundReliability): Rows => [
  [m.agreement_juror_head(), m.agreement_hint()],
  ...told.hints.map((hint) => [hint.juror, hintText(hint)]),
];

const rasch = ({ rasch: model }: RoundReliability): Rows => {
  const head = [
    m.agreement_facet(),
    m.agreement_facet_element(),
    m.agreement_logits(),
    m.agreement_error(),
    m.agreement_infit(),
  ];
  if (!model.fitted || !model.converged) return [head];
  const facets = [
    [m.agreement_juror_head(), model.jurors],
    [m.agreement_criterion(), model.criteria],
    [m.agreement_entry(), model.entries],
  ] as const;
  return [
    head,
    ...facets.flatMap(([facet, measures]) =>
      measures.map(({ name, logits, error, infit }) => [facet, name, logits, error, infit]),
    ),
  ];
};

/** The tables of the page as rows of a file, the header first, by the name in their address. */
export const CSV_TABLES: ReadonlyMap<string, (told: RoundReliability) => Rows> = new Map([
  ["figures", figures],
  ["jurors", jurors],
  ["entries", entries],
  ["hints", hints],
  ["rasch", rasch],
]);
