import {
  AlignmentType,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import type { LegalLetter, LetterBlock } from "./legal-letter";
import { capitals } from "./legal-list";
import { loadFonts } from "./pdf/fonts.server";
import type { PlanSheet } from "./plan-sheet";
import { letterhead, lineBelow, mm, pageLayout, paragraph, pt, STYLES } from "./word-award-list.server";
import { BODY, FIRST_LINE, minutesBlock, recipients, SIGNING, sideBySide, WIDTH } from "./word-minutes.server";
import { planPages } from "./word-plans.server";

/** A decision or an announcement as a Word document, to be edited and signed. plans: pages after it. */
export async function letterDocx(letter: LegalLetter, plans: readonly PlanSheet[] = []): Promise<Buffer> {
  await loadFonts();
  const { issuer, number, placeAndDate, mark, title, subject, blocks, footer } = letter;
  const document = new Document({
    title: `${title}: ${subject}`,
    creator: issuer.name,
    styles: STYLES,
    sections: [
      {
        ...pageLayout({ orientation: "portrait", footer }),
        children: [
          letterhead(issuer, WIDTH),
          sideBySide([
            [paragraph(number, { size: pt(13) }), markLine(mark)],
            [paragraph(placeAndDate, { italics: true, size: pt(13) })],
          ]),
          paragraph(capitals(title), {}, { heading: HeadingLevel.HEADING_1, spacing: { before: 280 } }),
          paragraph(subject, { bold: true, size: BODY }, { spacing: { after: 60 } }),
          lineBelow(WIDTH, mm(42)),
          new Paragraph({ spacing: { after: 120 } }),
          ...blocks.flatMap((part, place) => letterBlock(part, place === blocks.length - 1)),
          closing(letter),
          ...(await planPages(plans)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const markLine = (mark: string) => paragraph(capitals(mark), { bold: true, size: pt(13) }, { spacing: { before: 80 } });

/** isLast: it goes along to the page of the signature, which never stands alone. */
function letterBlock(part: LetterBlock, isLast: boolean): (Paragraph | Table)[] {
  const body = isLast ? { ...FIRST_LINE, keepNext: true, keepLines: true } : FIRST_LINE;
  switch (part.kind) {
    case "authority":
      return [paragraph(capitals(part.text), { bold: true, size: BODY }, { spacing: { after: 160 } })];
    case "bases":
      return part.items.map((item) => paragraph(item, { italics: true, size: BODY }, FIRST_LINE));
    case "order":
      return [
        paragraph(
          capitals(part.text),
          { bold: true, size: BODY },
          { spacing: { before: 160, after: 160 }, keepNext: true },
        ),
      ];
    case "article":
      return part.paragraphs.map((text, place) =>
        place === 0 ? articleStart(part.number, text, body) : paragraph(text, { size: BODY }, body),
      );
    case "paragraph":
      return [paragraph(part.text, { size: BODY }, body)];
    default:
      return minutesBlock(part);
  }
}

const articleStart = (number: number, text: string, body: IParagraphOptions) =>
  new Paragraph({
    ...body,
    children: [new TextRun({ text: `Điều ${number}. `, bold: true, size: BODY }), new TextRun({ text, size: BODY })],
  });

/** Recipients on the left, the signer on the right, together on one page. */
function closing({ recipients: lines, signer }: LegalLetter): Table {
  const room = { spacing: { after: SIGNING }, keepNext: true, alignment: AlignmentType.CENTER };
  return sideBySide(
    [
      recipients(lines),
      [
        paragraph(capitals(signer.title), { bold: true, size: BODY }, { spacing: { before: 240 }, keepNext: true }),
        paragraph("", {}, room),
        paragraph(signer.name, { bold: true, size: BODY }),
      ],
    ],
    true,
  );
}
