import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { cellSize } from "./cell-size.server";
import { capitals, columnWidths, decisionLine, type LegalColumn, type LegalList, MOTTO, NATION } from "./legal-list";
import { loadFonts } from "./pdf/fonts.server";

/** Twentieths of a point, the unit of Word. */
export const mm = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
/** Word counts font sizes in half points. */
export const pt = (points: number) => points * 2;

export const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 };
export const A4 = { width: 210, height: 297 };
export const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
/** A line below a paragraph; size in eighths of a point. */
const LINE = { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 };

const BLACK = { font: "Times New Roman", color: "000000", bold: true };
/** Headings are Word's own styles, so that a reader can go from one to the next and an editor restyles all of them at once. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: "Times New Roman", size: pt(12), language: { value: "vi-VN" } } },
    heading1: { run: { ...BLACK, size: pt(14) }, paragraph: { alignment: AlignmentType.CENTER } },
    heading2: { run: { ...BLACK, size: pt(13) }, paragraph: { keepNext: true } },
    heading3: { run: { ...BLACK, size: pt(14) }, paragraph: { keepNext: true } },
  },
};

/** The list as a Word document, to be edited and signed. */
export async function awardListDocx(list: LegalList): Promise<Buffer> {
  await loadFonts();
  const width = mm((list.orientation === "portrait" ? A4.width : A4.height) - MARGIN.left - MARGIN.right);
  const document = new Document({
    title: list.title,
    creator: list.agency.name,
    styles: STYLES,
    sections: [
      {
        ...pageLayout(list),
        children: [
          letterhead(list.agency, width),
          ...heading(list),
          listTable(list, width),
          ...list.notes.map((note) =>
            paragraph(note, { size: pt(13) }, { alignment: AlignmentType.LEFT, spacing: { before: 120 } }),
          ),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Title and decision; the list keeps the same distance below whichever comes last. */
function heading({ title, decision }: LegalList): Paragraph[] {
  const below = 200;
  const after = decision === null ? below : 60;
  const lines = [paragraph(capitals(title), {}, { heading: HeadingLevel.HEADING_1, spacing: { before: 240, after } })];
  if (decision === null) return lines;
  return [...lines, paragraph(decisionLine(decision), { italics: true, size: pt(13) }, { spacing: { after: below } })];
}

// The first page has a header of its own, an empty one: numbers begin on page 2.
export function pageLayout({
  orientation,
  footer,
}: Pick<LegalList, "orientation" | "footer">): Omit<ISectionOptions, "children"> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: pt(13) })],
  });
  const foot = () =>
    new Footer({ children: [paragraph(footer, { size: pt(8), color: "555555" }, { alignment: AlignmentType.LEFT })] });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: mm(A4.width),
          height: mm(A4.height),
          orientation: orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(MARGIN.top),
          bottom: mm(MARGIN.bottom),
          left: mm(MARGIN.left),
          right: mm(MARGIN.right),
          header: mm(10),
          footer: mm(8),
        },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
    footers: { default: foot(), first: foot() },
  };
}

export function letterhead({ parent, name }: LegalList["agency"], width: number): Table {
  const widths = [Math.round(width * 0.46), Math.round(width * 0.54)] as const;
  const agency = [
    ...(parent === null ? [] : [paragraph(capitals(parent))]),
    paragraph(capitals(name), { bold: true }),
    lineBelow(widths[0], mm(22)),
  ];
  const nation = [
    paragraph(NATION, { bold: true }),
    paragraph(MOTTO, { bold: true, size: pt(13) }),
    lineBelow(widths[1], mm(60)),
  ];
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        children: [agency, nation].map(
          (children, place) =>
            new TableCell({
              children,
              borders: NO_BORDERS,
              width: { size: widths[place]!, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
            }),
        ),
      }),
    ],
  });
}

/** An empty small paragraph with a line above it, centred, as wide as given. */
export function lineBelow(cellWidth: number, length: number): Paragraph {
  const indent = Math.round((cellWidth - length) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    border: { top: LINE },
    spacing: { before: 40, line: 60, lineRule: "exact" },
  });
}

/** After loadFonts. width: twentieths of a point. */
export function listTable({ columns, rows }: Pick<LegalList, "columns" | "rows">, width: number): Table {
  const widths = columnWidths(columns, width).map(Math.round);
  const size = pt(
    cellSize(
      { columns, rows },
      widths.map((twentieths) => twentieths / 20),
    ),
  );
  const header = columns.map(({ header }, place) =>
    cell(header, { align: "center" }, widths[place]!, { bold: true, size }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header }),
      ...rows.map((row) => {
        const children =
          "heading" in row
            ? [
                cell(
                  row.heading,
                  { align: "left", span: columns.length },
                  width,
                  {},
                  { heading: HeadingLevel.HEADING_2 },
                ),
              ]
            : columns.map((column, place) => cell(row[place] ?? "", column, widths[place]!, { size }));
        return new TableRow({ cantSplit: true, children });
      }),
    ],
  });
}

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

function cell(
  text: string,
  { align, span }: Pick<LegalColumn, "align"> & { span?: number },
  width: number,
  run: IRunOptions = {},
  options: IParagraphOptions = {},
): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: text.split("\n").map((line) => paragraph(line, run, { alignment: ALIGNMENT[align], ...options })),
  });
}

/** Centred, unless it is said otherwise. */
export function paragraph(text: string, run: IRunOptions = {}, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...options, children: [new TextRun({ ...run, text })] });
}
