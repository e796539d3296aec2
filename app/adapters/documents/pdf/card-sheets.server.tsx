import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { type FittedLine, scaleToFit } from "./fit-text.server";
import { loadFonts, TINOS } from "./fonts.server";

const MM = 72 / 25.4;
const A4 = { width: 210, height: 297 };
/** How long a cut mark is and how far it stays from the card, in millimetres. */
const MARK = { length: 5, gap: 1.5 };

/** Cards or labels on A4, or envelopes of one address each. Lengths in millimetres. */
export interface CardSheets {
  /** Of the document, for whoever opens or prints it. */
  readonly title: string;
  readonly author: string;
  /** What it was made from: where the paper has room at its foot, and always in the properties of the file. */
  readonly source: string;
  readonly page: { readonly width: number; readonly height: number } | "a4";
  readonly across: number;
  readonly down: number;
  /** Of one card; cards stand in the middle of the page. */
  readonly card: { readonly width: number; readonly height: number };
  readonly padding: number;
  readonly align: "left" | "center";
  /** Marks at the edge of the sheet that say where to cut. */
  readonly hasCutMarks: boolean;
  /** In the upper left corner of each page: who sends an envelope. */
  readonly sender: readonly string[];
  /** Where the card begins on the page when it is not in its middle. */
  readonly offset?: { readonly left: number; readonly top: number };
  readonly cards: readonly (readonly FittedLine[])[];
}

/** One page a sheet; an empty page where there is nobody to name. */
export async function cardSheetsPdf(sheets: CardSheets): Promise<Buffer> {
  await loadFonts();
  const { title, author, source, cards, across, down } = sheets;
  const size = sheets.page === "a4" ? A4 : sheets.page;
  const perPage = across * down;
  const pages = Array.from({ length: Math.max(1, Math.ceil(cards.length / perPage)) }, (_, page) =>
    cards.slice(page * perPage, (page + 1) * perPage),
  );
  return renderToBuffer(
    <Document title={title} author={author} subject={source} language="vi">
      {pages.map((shown, place) => (
        <Page
          // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its pages never move.
          key={place}
          size={[size.width * MM, size.height * MM]}
          style={styles.page}
        >
          <Sheet sheets={sheets} size={size} cards={shown} />
        </Page>
      ))}
    </Document>,
  );
}

interface SheetProps {
  readonly sheets: CardSheets;
  readonly size: { readonly width: number; readonly height: number };
  readonly cards: CardSheets["cards"];
}

function Sheet({ sheets, size, cards }: SheetProps) {
  const { across, down, card, padding, align, hasCutMarks, sender, source } = sheets;
  const left = sheets.offset?.left ?? (size.width - across * card.width) / 2;
  const top = sheets.offset?.top ?? (size.height - down * card.height) / 2;
  const room = { width: (card.width - 2 * padding) * MM, height: (card.height - 2 * padding) * MM };
  return (
    <>
      {hasCutMarks && <CutMarks across={across} down={down} card={card} left={left} top={top} />}
      {sender.length > 0 && (
        <View style={styles.sender}>
          {sender.map((line, place) => (
            <Text key={line} style={place === 0 ? styles.senderName : undefined}>
              {line}
            </Text>
          ))}
        </View>
      )}
      {cards.map((lines, place) => {
        const x = left + (place % across) * card.width;
        const y = top + Math.floor(place / across) * card.height;
        return (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its cards never move.
            key={place}
            style={[
              styles.card,
              { left: (x + padding) * MM, top: (y + padding) * MM, ...room, textAlign: align },
              align === "center" ? styles.middle : {},
            ]}
          >
            <Lines lines={lines} scale={scaleToFit(lines, room.width, room.height)} />
          </View>
        );
      })}
      {hasCutMarks && <Text style={styles.source}>{source}</Text>}
    </>
  );
}

export function Lines({ lines, scale }: { readonly lines: readonly FittedLine[]; readonly scale: number }) {
  return lines.map(({ text, size, bold, italic, above = 0 }, place) => (
    <Text
      // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its lines never move.
      key={place}
      style={{
        fontSize: size * scale,
        marginTop: above * scale,
        fontWeight: bold ? 700 : 400,
        fontStyle: italic ? "italic" : "normal",
      }}
    >
      {text}
    </Text>
  ));
}

type CutMarksProps = Pick<CardSheets, "across" | "down" | "card"> & {
  readonly left: number;
  readonly top: number;
};

/** Short lines outside of the cards, so that none is left on a card that was cut a little off. */
function CutMarks({ across, down, card, left, top }: CutMarksProps) {
  const right = left + across * card.width;
  const bottom = top + down * card.height;
  const { length, gap } = MARK;
  const columns = Array.from({ length: across + 1 }, (_, place) => left + place * card.width);
  const rows = Array.from({ length: down + 1 }, (_, place) => top + place * card.height);
  const marks = [
    ...columns.flatMap((x) => [
      { x1: x, x2: x, y1: top - gap - length, y2: top - gap },
      { x1: x, x2: x, y1: bottom + gap, y2: bottom + gap + length },
    ]),
    ...rows.flatMap((y) => [
      { x1: left - gap - length, x2: left - gap, y1: y, y2: y },
      { x1: right + gap, x2: right + gap + length, y1: y, y2: y },
    ]),
  ];
  return marks.map(({ x1, x2, y1, y2 }) => (
    <View
      key={`${x1} ${y1} ${x2} ${y2}`}
      style={[styles.mark, { left: x1 * MM, top: y1 * MM, width: (x2 - x1) * MM, height: (y2 - y1) * MM }]}
    />
  ));
}

const styles = StyleSheet.create({
  page: { fontFamily: TINOS },
  card: { position: "absolute", overflow: "hidden" },
  middle: { justifyContent: "center" },
  mark: { position: "absolute", borderLeftWidth: 0.4, borderTopWidth: 0.4, borderColor: "#000000" },
  sender: { position: "absolute", left: 10 * MM, top: 9 * MM, width: 90 * MM, fontSize: 9.5 },
  senderName: { fontWeight: 700 },
  source: { position: "absolute", bottom: 3 * MM, left: 10 * MM, right: 10 * MM, fontSize: 6.5, color: "#555555" },
});
