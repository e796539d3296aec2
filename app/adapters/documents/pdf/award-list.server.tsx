import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { cellSize } from "../cell-size.server";
import { capitals, columnWidths, decisionLine, type LegalList, type LegalRow, MOTTO, NATION } from "../legal-list";
import { LINE_HEIGHT, loadFonts, TINOS, textWidth } from "./fonts.server";
import { type Block, lineCount, pageStarts } from "./pagination";

export const MM = 72 / 25.4;
/** The margins of official documents, in points. */
export const MARGIN = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM };
const PAGE = {
  portrait: { width: 210 * MM, height: 297 * MM },
  landscape: { width: 297 * MM, height: 210 * MM },
};
const FONT_SIZE = 12;
/** As in Word, so that both take as many pages. */
const PADDING = { horizontal: 3.5, vertical: 2 };
const BORDER = 0.75;
const TITLE_SIZE = 14;
const DECISION_SIZE = 13;
const SECTION_SIZE = 13;
/** Kept free on every page, for lines that are broken earlier than foreseen. */
const SLACK = SECTION_SIZE * LINE_HEIGHT;
/** What the letterhead and the distances below it take of the first page. */
const LETTERHEAD = 80;

/** The list as PDF, the same content as its Word document. */
export async function awardListPdf(list: LegalList): Promise<Buffer> {
  await loadFonts();
  const widths = columnWidths(list.columns, PAGE[list.orientation].width - MARGIN.left - MARGIN.right);
  const size = cellSize(list, widths);
  const pages = rowsByPage(list, widths, size);
  return renderToBuffer(
    <Document title={list.title} author={list.agency.name} language="vi">
      {pages.map((rows, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its pages never move.
        <Page key={place} size="A4" orientation={list.orientation} style={styles.page}>
          <Text fixed style={styles.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
          {place === 0 && <Opening {...list} />}
          <Table columns={list.columns} rows={rows} widths={widths} size={size} />
          {place === pages.length - 1 && <Notes notes={list.notes} />}
          <Text fixed style={styles.footer}>
            {list.footer}
          </Text>
        </Page>
      ))}
    </Document>,
  );
}

// Left to itself the renderer lays out all rows to come again on every page, which takes ten seconds for 450 of them.
// A page that is too full all the same flows over to another.
function rowsByPage(list: LegalList, widths: number[], size: number): LegalRow[][] {
  const { columns, rows, orientation } = list;
  const headerHeight = rowHeight(
    columns.map(({ header }) => header),
    widths,
    size,
    true,
  );
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const blocks = rows.map(
    (row): Block =>
      "heading" in row
        ? { height: rowHeight([row.heading], [whole], SECTION_SIZE, true), isHeading: true }
        : { height: rowHeight(row, widths, size, false), isHeading: false },
  );
  const room = PAGE[orientation].height - MARGIN.top - MARGIN.bottom - headerHeight - SLACK;
  const starts = pageStarts(blocks, room - openingHeight(list, whole), room);
  return starts.map((start, place) => rows.slice(start, starts[place + 1]));
}

function openingHeight({ title, decision }: LegalList, width: number): number {
  const height = (text: string, size: number, isBold: boolean) =>
    lineCount(text, width / size, (part) => textWidth(part, isBold)) * size * LINE_HEIGHT;
  const line = decision === null ? 0 : height(decisionLine(decision), DECISION_SIZE, false);
  return LETTERHEAD + height(capitals(title), TITLE_SIZE, true) + line;
}

function rowHeight(cells: readonly string[], widths: number[], size: number, isBold: boolean): number {
  const lines = widths.map((width, place) =>
    lineCount(cells[place] ?? "", (width - 2 * PADDING.horizontal - BORDER) / size, (text) => textWidth(text, isBold)),
  );
  return Math.max(...lines) * size * LINE_HEIGHT + 2 * PADDING.vertical + BORDER;
}

function Opening({ agency, title, decision }: LegalList) {
  return (
    <>
      <View style={styles.letterhead}>
        <View style={styles.agency}>
          {agency.parent !== null && <Text style={styles.parent}>{capitals(agency.parent)}</Text>}
          <Text style={styles.agencyName}>{capitals(agency.name)}</Text>
          <View style={styles.agencyLine} />
        </View>
        <View style={styles.nation}>
          <Text style={styles.nationName}>{NATION}</Text>
          <Text style={styles.motto}>{MOTTO}</Text>
          <View style={styles.mottoLine} />
        </View>
      </View>
      <View style={styles.heading}>
        <Text style={styles.title}>{capitals(title)}</Text>
        {decision !== null && <Text style={styles.decision}>{decisionLine(decision)}</Text>}
      </View>
    </>
  );
}

interface TableParts extends Pick<LegalList, "columns" | "rows"> {
  readonly widths: number[];
  /** Of a table that goes over several of these; else by its own words. */
  readonly size?: number;
}

export function Table({ columns, rows, widths, size = cellSize({ columns, rows }, widths) }: TableParts) {
  return (
    <View style={{ fontSize: size }}>
      <View fixed style={styles.headerRow}>
        {columns.map(({ header }, place) => (
          <View key={header} style={[styles.cell, { width: widths[place] }]}>
            <Text style={styles.header}>{header}</Text>
          </View>
        ))}
      </View>
      {rows.map((row, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its rows never move.
        <View key={line} wrap={false} style={styles.row}>
          {"heading" in row ? (
            <Text style={styles.rowHeading}>{row.heading}</Text>
          ) : (
            columns.map(({ header, align }, place) => (
              <View key={header} style={[styles.cell, { width: widths[place] }]}>
                <Text style={{ textAlign: align }}>{row[place]}</Text>
              </View>
            ))
          )}
        </View>
      ))}
    </View>
  );
}

function Notes({ notes }: Pick<LegalList, "notes">) {
  return notes.map((note) => (
    <Text key={note} style={styles.note}>
      {note}
    </Text>
  ));
}

const LINE = { borderColor: "#000000", borderStyle: "solid" } as const;
const CELL = {
  ...LINE,
  justifyContent: "center",
  borderRightWidth: BORDER,
  paddingHorizontal: PADDING.horizontal,
  paddingVertical: PADDING.vertical,
} as const;

export const styles = StyleSheet.create({
  page: {
    fontFamily: TINOS,
    fontSize: FONT_SIZE,
    paddingTop: MARGIN.top,
    paddingBottom: MARGIN.bottom,
    paddingLeft: MARGIN.left,
    paddingRight: MARGIN.right,
  },
  pageNumber: { position: "absolute", top: 10 * MM, left: 0, right: 0, textAlign: "center", fontSize: 13 },
  letterhead: { flexDirection: "row", justifyContent: "space-between", marginBottom: 16, marginLeft: -7 * MM },
  agency: { width: "46%", alignItems: "center" },
  parent: { textAlign: "center" },
  agencyName: { fontWeight: 700, textAlign: "center" },
  agencyLine: { width: 60, borderBottomWidth: BORDER, marginTop: 3 },
  nation: { width: "53%", alignItems: "center" },
  nationName: { fontWeight: 700, textAlign: "center" },
  motto: { fontSize: 13, fontWeight: 700, marginTop: 1 },
  mottoLine: { width: 168, borderBottomWidth: BORDER, marginTop: 2 },
  heading: { marginBottom: 12 },
  title: { fontSize: TITLE_SIZE, fontWeight: 700, textAlign: "center" },
  decision: { fontSize: DECISION_SIZE, fontStyle: "italic", textAlign: "center", marginTop: 4 },
  headerRow: { ...LINE, flexDirection: "row", borderWidth: BORDER, borderRightWidth: 0 },
  row: { ...LINE, flexDirection: "row", borderLeftWidth: BORDER, borderBottomWidth: BORDER },
  header: { fontWeight: 700, textAlign: "center" },
  cell: CELL,
  rowHeading: { ...CELL, fontSize: SECTION_SIZE, fontWeight: 700, width: "100%" },
  note: { fontSize: 13, marginTop: 8 },
  footer: {
    position: "absolute",
    bottom: 8 * MM,
    left: MARGIN.left,
    right: MARGIN.right,
    fontSize: 8,
    color: "#555555",
  },
});
