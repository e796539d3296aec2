import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { capitals } from "./legal-list";
import { type LegalMinutes, type MinutesBlock, RECIPIENTS, SIGN_HERE } from "./legal-minutes";
import { loadFonts } from "./pdf/fonts.server";
import {
  A4,
  letterhead,
  lineBelow,
  listTable,
  MARGIN,
  mm,
  NO_BORDERS,
  NONE,
  pageLayout,
  paragraph,
  pt,
  STYLES,
} from "./word-award-list.server";

export const BODY = pt(14);
export const WIDTH = mm(A4.width - MARGIN.left - MARGIN.right);
/** Room for a signature. */
export const SIGNING = mm(22);

/** Minutes as a Word document, to be edited and signed. */
export async function minutesDocx(minutes: LegalMinutes): Promise<Buffer> {
  await loadFonts();
  const document = new Document({
    title: `${minutes.title}: ${minutes.subject}`,
    creator: minutes.issuer.name,
    styles: STYLES,
    sections: [
      {
        ...pageLayout({ orientation: "portrait", footer: minutes.footer }),
        children: [
          letterhead(minutes.issuer, WIDTH),
          sideBySide([[paragraph(minutes.number, { size: pt(13) })], [new Paragraph({})]]),
          paragraph(capitals(minutes.title), {}, { heading: HeadingLevel.HEADING_1, spacing: { before: 240 } }),
          paragraph(minutes.subject, { bold: true, size: BODY }, { spacing: { after: 60 } }),
          lineBelow(WIDTH, mm(42)),
          new Paragraph({ spacing: { after: 120 } }),
          ...minutes.blocks.flatMap(minutesBlock),
          signatures(minutes),
          ...recipients(minutes.recipients),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const JUSTIFIED = { alignment: AlignmentType.JUSTIFIED, spacing: { after: 100 } };
export const FIRST_LINE = { ...JUSTIFIED, indent: { firstLine: mm(10) } };

export function minutesBlock(part: MinutesBlock): (Paragraph | Table)[] {
  switch (part.kind) {
    case "heading":
      return [
        paragraph(
          part.text,
          {},
          { ...JUSTIFIED, heading: HeadingLevel.HEADING_3, spacing: { before: 160, after: 100 } },
        ),
      ];
    case "field":
      return [
        new Paragraph({
          ...JUSTIFIED,
          children: [
            new TextRun({ text: `${part.label}: `, bold: true, size: BODY }),
            new TextRun({ text: part.text, size: BODY }),
          ],
        }),
      ];
    case "paragraph":
      return [paragraph(part.text, { size: BODY }, FIRST_LINE)];
    case "items":
      return part.items.map((item) => paragraph(`- ${item}`, { size: BODY }, FIRST_LINE));
    case "table":
      return [listTable(part, WIDTH), new Paragraph({ spacing: { after: 100 } })];
  }
}

/** Two columns without lines, as wide as those of the letterhead. */
export function sideBySide(cells: readonly [Paragraph[], Paragraph[]], cantSplit = false): Table {
  const widths = [Math.round(WIDTH * 0.46), Math.round(WIDTH * 0.54)] as const;
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit,
        children: cells.map(
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

function signatures({ signatures: [left, right] }: LegalMinutes): Table {
  const side = ({ title, name }: typeof left) => [
    paragraph(capitals(title), { bold: true, size: BODY }, { spacing: { before: 240 }, keepNext: true }),
    paragraph(SIGN_HERE, { italics: true, size: pt(13) }, { spacing: { after: SIGNING }, keepNext: true }),
    paragraph(name, { bold: true, size: BODY }),
  ];
  return sideBySide([side(left), side(right)], true);
}

export function recipients(lines: readonly string[]): Paragraph[] {
  const left = { alignment: AlignmentType.LEFT };
  return [
    paragraph(
      RECIPIENTS,
      { bold: true, italics: true, size: pt(12) },
      { ...left, spacing: { before: 240 }, keepNext: true },
    ),
    // Together on one page: a page of two addressees looks like a mistake.
    ...lines.map((line, place) =>
      paragraph(`- ${line}`, { size: pt(11) }, { ...left, keepNext: place < lines.length - 1 }),
    ),
  ];
}
