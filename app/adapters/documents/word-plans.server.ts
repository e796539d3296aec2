import { AlignmentType, HeadingLevel, ImageRun, Paragraph } from "docx";
import { planPicture } from "./plan-picture.server";
import type { PlanDrawing, PlanSheet } from "./plan-sheet";
import { A4, MARGIN, paragraph, pt } from "./word-award-list.server";

const POINTS_PER_MM = 72 / 25.4;
/** What a drawing may take of a page, as on the PDF. */
const ROOM = {
  width: (A4.width - MARGIN.left - MARGIN.right) * POINTS_PER_MM,
  height: 100 * POINTS_PER_MM,
};
/** Word counts the sides of pictures in 96ths of an inch. */
const pixels = (points: number) => Math.round((points * 96) / 72);

/** The plans that go along with a paper, a page each, every drawing with words for who does not see it. */
export async function planPages(sheets: readonly PlanSheet[]): Promise<Paragraph[]> {
  return (await Promise.all(sheets.map(planPage))).flat();
}

async function planPage(sheet: PlanSheet): Promise<Paragraph[]> {
  const { title, subject, legend, drawings } = sheet;
  const pictures = await Promise.all(drawings.map((drawing) => pictureOf(drawing, sheet)));
  return [
    paragraph(title, {}, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    paragraph(subject, { size: pt(13) }, { spacing: { after: 160 } }),
    ...drawings.flatMap(({ caption }, at) => [
      paragraph(caption, { italics: true, size: pt(12) }, { alignment: AlignmentType.LEFT, keepNext: true }),
      pictures[at]!,
    ]),
    paragraph(legend, { size: pt(11) }, { alignment: AlignmentType.LEFT, spacing: { before: 120 } }),
  ];
}

async function pictureOf(drawing: PlanDrawing, { title, subject, legend }: PlanSheet): Promise<Paragraph> {
  const { png, width, height } = await planPicture(drawing, ROOM);
  const picture = new ImageRun({
    type: "png",
    data: png,
    transformation: { width: pixels(width), height: pixels(height) },
    altText: {
      name: drawing.caption,
      title: drawing.caption,
      description: `${title}. ${subject}. ${drawing.caption}. ${legend}`,
    },
  });
  return new Paragraph({ children: [picture], alignment: AlignmentType.CENTER, spacing: { after: 120 } });
}
