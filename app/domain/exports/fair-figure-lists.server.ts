import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { FAIR_INDICATORS, type FairIndicator } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { MeetingFigures } from "../fair-reports/programme";
import { fairProgramme } from "../fair-reports/programme.server";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

export const FIGURE_LISTS = ["years", "fairs"] as const;
type FigureList = (typeof FIGURE_LISTS)[number];

type Figures = Record<FairIndicator, number | null>;
/** Of supply-demand meetings; null where nobody knows. */
type Met = Readonly<Record<"met" | "metContracts" | "metContracted" | "metAgreements" | "metAgreed", number | null>>;
type Row = Figures &
  Met & {
    readonly years: string;
    readonly level: string;
    readonly provinces: number | null;
    readonly name: string;
    readonly kind: string;
    readonly counts: string;
    readonly source: string | null;
  };

const MONEY: readonly FairIndicator[] = ["sales", "contracted", "support"];
const NO_FAIR = { name: "", kind: "", counts: "", source: null };

/** A table of the page of figures: by year and level with all together last, or each fair. Refused as `fairProgramme`. */
export async function figureListFile(
  ctx: Context,
  agencySlug: string | null,
  list: FigureList,
  format: ListFormat,
): Promise<ListFile> {
  const { agency, fairs, years, whole } = await fairProgramme(ctx, agencySlug);
  const titleLines = [m.figures_title(), agency.name, madeAt(ctx)];
  if (list === "fairs") {
    const rows = fairs.map(
      (fair): Row => ({
        ...{ name: fair.name, years: span(fair), level: levelTitle(fair.level), provinces: fair.provinces },
        ...fair.indicators,
        ...metAt(fair.meetings),
        kind: fair.slug ? m.figures_closed_here() : m.figures_recorded(),
        counts: fair.within === null ? m.figures_yes() : m.figures_within({ name: fair.within }),
        source: fair.source,
      }),
    );
    const columns = [NAME(), ...SPAN(), ...FIGURES(), ...ABOUT()];
    const name = `${agency.slug}-${m.figures_file()}-${m.figures_file_fairs()}`;
    return listFile(name, { sheet: m.figures_fairs(), titleLines, columns, rows }, format);
  }
  const summed = (sum: typeof whole): Figures & Met & { provinces: number | null } => ({
    ...metAt(sum.meetings),
    ...(Object.fromEntries(FAIR_INDICATORS.map((one) => [one, sum.indicators[one].value])) as Figures),
    provinces: sum.provinces.value,
  });
  const rows: Row[] = [
    ...years.map((year) => ({ ...NO_FAIR, years: span(year), level: levelTitle(year.level), ...summed(year) })),
    { ...NO_FAIR, years: m.figures_whole(), level: m.figures_all_levels(), ...summed(whole) },
  ];
  const name = `${agency.slug}-${m.figures_file()}-${m.figures_file_years()}`;
  const columns = [...SPAN(), ...FIGURES()];
  return listFile(name, { sheet: m.figures_by_year(), titleLines, columns, rows }, format);
}

const metAt = (meetings: MeetingFigures | null): Met => ({
  met: meetings?.held ?? null,
  metContracts: meetings?.contracts ?? null,
  metContracted: meetings?.contractValue ?? null,
  metAgreements: meetings?.agreements ?? null,
  metAgreed: meetings?.agreementValue ?? null,
});

const span = ({ fromYear, year }: { fromYear: number; year: number }) =>
  fromYear === year ? String(year) : `${fromYear}–${year}`;

const NAME = (): SheetColumn<Row> => ({ key: "name", header: m.figures_fair(), width: 44, kind: "text" });
const SPAN = (): SheetColumn<Row>[] => [
  { key: "years", header: m.figures_year(), width: 14, kind: "text" },
  { key: "level", header: m.common_level(), width: 16, kind: "text" },
];
const FIGURES = (): SheetColumn<Row>[] => [
  ...FAIR_INDICATORS.map((key): SheetColumn<Row> => {
    const isMoney = MONEY.includes(key);
    return { key, header: fairIndicatorName(key), width: isMoney ? 24 : 14, kind: isMoney ? "money" : "integer" };
  }),
  { key: "provinces", header: m.figures_provinces(), width: 14, kind: "integer" },
  { key: "met", header: m.figures_meetings_held(), width: 18, kind: "integer" },
  { key: "metContracts", header: m.figures_meetings_contracts(), width: 18, kind: "integer" },
  { key: "metContracted", header: m.figures_meetings_contract_value(), width: 24, kind: "money" },
  { key: "metAgreements", header: m.figures_meetings_agreements(), width: 18, kind: "integer" },
  { key: "metAgreed", header: m.figures_meetings_agreement_value(), width: 24, kind: "money" },
];
const ABOUT = (): SheetColumn<Row>[] => [
  { key: "kind", header: m.figures_kind(), width: 22, kind: "text" },
  { key: "counts", header: m.figures_counts(), width: 30, kind: "text" },
  { key: "source", header: m.closings_source_of(), width: 50, kind: "text" },
];
