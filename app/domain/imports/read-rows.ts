import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, parseDate } from "~/lib/dates";
import { type Conflict, type Detail, type PublishedRow, uniqueRows } from "../awards/identity";
import type { NamedAt, Province } from "../provinces/rules";
import { FIELDS, type Field, REQUIRED_FIELDS } from "./columns";
import { fieldLabel } from "./field-labels";
import { type Column, findHeader, ignoredHeadings, type Table, type TableRow, textOf } from "./header";
import { type Meanings, meaningsOf } from "./meanings";
import { type AgencyScope, whyNotImportRow } from "./policy";
import { type LevelReading, readWebAddress, readYear } from "./values";

/** What stands in the way of an import. `row` is the line in the file, `column` the field, "" when it is the whole file. */
export interface ImportError {
  readonly row: number;
  readonly column: Field | "";
  readonly message: string;
}

/** A column with the first things that stand in it. */
export interface ReadColumn extends Column {
  readonly samples: readonly string[];
}

export interface ListReading {
  readonly columns: readonly ReadColumn[];
  /** Headings that are not imported. */
  readonly ignored: readonly string[];
  /** Rows of data, readable or not. */
  readonly rows: number;
  /** Every row that could be read; not to be imported while there are errors. */
  readonly awards: readonly PublishedRow[];
  readonly errors: readonly ImportError[];
}

export interface ReadingOptions {
  readonly provinces: readonly Province[];
  /** Today in Vietnam: an award of a later year than the next is a slip. */
  readonly today: PlainDate;
  /** What a person chose for columns, by place, over what their headings say. null: not imported. */
  readonly chosen?: ReadonlyMap<number, Field | null> | undefined;
  /** The agency the list is imported for; null when every row may be. */
  readonly scope: AgencyScope | null;
}

const SAMPLES = 3;
const FIRST_YEAR = 1990;
/** Characters. Product and maker, or address, form a key that an index of the database must hold. */
const LONGEST = 400;
const LONGEST_MAKER = 250;

/** Understand an award list: find its header, then read every row of it. */
export function readAwardList(table: Table, options: ReadingOptions): ListReading {
  const header = findHeader(table);
  const firstLine = table.rows[0]?.line ?? 1;
  if (!header) {
    const errors = REQUIRED_FIELDS.map((field) => missingColumn(firstLine, field));
    return { columns: [], ignored: [], rows: 0, awards: [], errors };
  }
  const columns = header.columns.map((column) => {
    const chosen = options.chosen?.get(column.place);
    const samples = samplesOf(header.body, column.place);
    return { ...column, field: chosen === undefined ? column.field : chosen, samples };
  });
  const placeOf = new Map(columns.flatMap(({ field, place }) => (field ? [[field, place] as const] : [])));
  const body = header.body.filter((row) =>
    columns.some(({ field, place }) => field && textOf(row.cells[place] ?? null)),
  );
  const wrongColumns = columnErrors(columns, header.line);
  if (body.length === 0) wrongColumns.push({ row: header.line, column: "", message: m.imports_error_no_rows() });
  const understood = wrongColumns.length > 0 ? { awards: [], errors: wrongColumns } : readRows(body, placeOf, options);
  return { columns, ignored: ignoredHeadings(columns), rows: body.length, ...understood };
}

function readRows(body: readonly TableRow[], placeOf: ReadonlyMap<Field, number>, options: ReadingOptions) {
  const meanings = meaningsOf(options.provinces);
  const awards: PublishedRow[] = [];
  const errors: ImportError[] = [];
  for (const row of body) {
    const cells = new RowCells(row, placeOf);
    const award = readRow(cells, meanings, options.today);
    const refusal = award && options.scope && whyNotImportRow(options.scope, award);
    if (refusal) cells.wrong(refusal.column, refusal.message);
    if (award) awards.push(award);
    errors.push(...cells.errors.sort((a, b) => placeInRow(a) - placeInRow(b)));
  }
  return { awards, errors: errors.concat(uniqueRows(awards).conflicts.map(conflictError)) };
}

function samplesOf(rows: readonly TableRow[], place: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows.slice(0, 50)) {
    const text = textOf(cells[place] ?? null);
    if (text) samples.add(text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

const placeInRow = ({ column }: ImportError) => (column === "" ? -1 : FIELDS.indexOf(column));

function columnErrors(columns: readonly Column[], line: number): ImportError[] {
  const errors: ImportError[] = [];
  for (const field of FIELDS) {
    const named = columns.filter((column) => column.field === field);
    if (named.length < 2) continue;
    const headings = named.map(({ heading }) => `“${heading}”`).join(", ");
    errors.push({
      row: line,
      column: field,
      message: m.imports_error_two_columns({ field: fieldLabel(field), headings }),
    });
  }
  for (const field of REQUIRED_FIELDS) {
    if (!columns.some((column) => column.field === field)) errors.push(missingColumn(line, field));
  }
  return errors;
}

function missingColumn(row: number, field: Field): ImportError {
  return { row, column: field, message: m.imports_error_no_column({ field: fieldLabel(field) }) };
}

/** The cells of a row by their field, and what is wrong with them. */
class RowCells {
  readonly errors: ImportError[] = [];
  private readonly texts: Partial<Record<Field, string>> = {};
  constructor(
    readonly row: TableRow,
    private readonly placeOf: ReadonlyMap<Field, number>,
  ) {}

  cell(field: Field) {
    return this.row.cells[this.placeOf.get(field) ?? -1] ?? null;
  }

  text(field: Field): string | null {
    const text = this.given(field);
    const maximum = field === "establishment_name" ? LONGEST_MAKER : LONGEST;
    if (text.length <= maximum) return text || null;
    return this.wrong(field, m.imports_error_too_long({ maximum, length: text.length }));
  }

  /** What a cell means; null when it is empty, and also, with an error, when it means nothing. */
  read<Value>(field: Field, meaning: (text: string) => Value | null, wrong: (given: string) => string): Value | null {
    const given = this.text(field);
    return given === null ? null : (meaning(given) ?? this.wrong(field, wrong(given)));
  }

  required(field: Field): void {
    if (this.given(field) === "") this.wrong(field, m.imports_error_empty({ field: fieldLabel(field) }));
  }

  /** Cleaned once, however often it is asked for. */
  private given(field: Field): string {
    this.texts[field] ??= textOf(this.cell(field));
    return this.texts[field];
  }

  wrong(column: Field, message: string): null {
    this.errors.push({ row: this.row.line, column, message });
    return null;
  }
}

function readRow(cells: RowCells, meanings: Meanings, today: PlainDate): PublishedRow | null {
  for (const field of REQUIRED_FIELDS) cells.required(field);
  const year = readAwardYear(cells, today);
  const level = cells.read("level", meanings.level, (given) => m.imports_error_level({ given }));
  const region = cells.read("region", meanings.region, (given) => m.imports_error_region({ given }));
  const decisionDate = readDecisionDate(cells);
  const province = readProvince(cells, meanings, { year: year ?? undefined, date: decisionDate });
  const productName = cells.read(
    "product_name",
    (text) => (/[\p{L}\p{N}]/u.test(text) ? text : null),
    (given) => m.imports_error_product_name({ given }),
  );
  const rest = {
    establishmentName: cells.text("establishment_name"),
    address: cells.text("address"),
    groupCode: cells.read("product_group", meanings.group, (given) => m.imports_error_group({ given })),
    tier: cells.text("tier"),
    decisionNumber: cells.text("decision_number"),
    decisionDate,
    sourceUrl: cells.read("source_url", readWebAddress, (given) => m.imports_error_source({ given })),
  };
  if (level && regionsDiffer(level, region)) {
    const given = { level: regionName(level.region ?? ""), region: regionName(region ?? "") };
    cells.wrong("region", m.imports_error_region_conflict(given));
  }
  if (cells.errors.length > 0 || year === null || !level || !province || !productName) return null;
  return {
    row: cells.row.line,
    year,
    level: level.level,
    region: region ?? level.region,
    province,
    productName,
    ...rest,
  };
}

const regionsDiffer = (level: LevelReading, region: string | null) =>
  level.region !== null && region !== null && level.region !== region;

function readAwardYear(cells: RowCells, today: PlainDate): number | null {
  const latest = Number(today.slice(0, 4)) + 1;
  const year = cells.read("year", readYear, (given) => m.imports_error_year({ given }));
  if (year === null || (year >= FIRST_YEAR && year <= latest)) return year;
  return cells.wrong(
    "year",
    m.imports_error_year_range({ given: String(year), from: String(FIRST_YEAR), to: String(latest) }),
  );
}

function readDecisionDate(cells: RowCells): PlainDate | null {
  const cell = cells.cell("decision_date");
  const given = textOf(cell);
  if (given === "") return null;
  const date = parseDate(typeof cell === "number" ? cell : given);
  return date ?? cells.wrong("decision_date", m.imports_error_date({ given }));
}

function readProvince(cells: RowCells, meanings: Meanings, at: NamedAt) {
  const given = cells.text("province");
  if (given === null) return null;
  const reading = meanings.province(given, at);
  if (reading.found) return reading.found;
  const name = reading.nearest?.name;
  return cells.wrong(
    "province",
    name ? m.imports_error_province_near({ given, name }) : m.imports_error_province({ given }),
  );
}

const FIELD_OF: Record<Detail, Field> = {
  region: "region",
  address: "address",
  groupCode: "product_group",
  tier: "tier",
  decisionNumber: "decision_number",
  decisionDate: "decision_date",
  sourceUrl: "source_url",
};

function conflictError({ row, earlierRow, detail }: Conflict): ImportError {
  const column = FIELD_OF[detail];
  return { row, column, message: m.imports_error_conflict({ field: fieldLabel(column), row, earlier: earlierRow }) };
}
