import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { LINE_HEIGHT, loadFonts, TINOS, textWidth } from "./fonts.server";
import { lineCount, pageStarts } from "./pagination";

const MM = 72 / 25.4;

/** Who is called up, as it is read aloud. */
export interface CalledWinner {
  /** From 1, in the order of calling up. */
  readonly number: number;
  /** "Gốm Bàu Trúc" */
  readonly product: string;
  /** "Hợp tác xã Gốm Bàu Trúc, tỉnh Ninh Thuận" */
  readonly maker: string;
  readonly tier: string | null;
  /** Who comes to the front; null where nobody is known. */
  readonly receives: string | null;
  readonly certificate: string;
}

export interface CeremonyList {
  readonly title: string;
  readonly lead: string;
  readonly author: string;
  readonly receivesLabel: string;
  readonly certificateLabel: string;
  readonly winners: readonly CalledWinner[];
  /** Rules, seal and time, at the foot of every page. */
  readonly footer: string;
}

/** In letters that are read from a lectern, a box to tick beside each. */
export async function ceremonyPdf(list: CeremonyList): Promise<Buffer> {
  await loadFonts();
  const pages = winnersByPage(list);
  return renderToBuffer(
    <Document title={list.title} author={list.author} subject={list.footer} language="vi">
      {pages.map((winners, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its pages never move.
        <Page key={place} size="A4" style={styles.page}>
          <Text
            fixed
            style={styles.pageNumber}
            render={({ pageNumber, totalPages }) => `${pageNumber}/${totalPages}`}
          />
          {place === 0 && (
            <>
              <Text style={styles.title}>{list.title}</Text>
              <Text style={styles.lead}>{list.lead}</Text>
            </>
          )}
          {winners.map((winner) => (
            <Called key={winner.number} winner={winner} line={lastLine(list, winner)} />
          ))}
          <Text fixed style={styles.footer}>
            {list.footer}
          </Text>
        </Page>
      ))}
    </Document>,
  );
}

const lastLine = ({ receivesLabel, certificateLabel }: CeremonyList, { receives, certificate }: CalledWinner): string =>
  [...(receives === null ? [] : [`${receivesLabel}: ${receives}.`]), `${certificateLabel}: ${certificate}`].join(" ");

function Called({ winner, line }: { readonly winner: CalledWinner; readonly line: string }) {
  return (
    <View wrap={false} style={styles.winner}>
      <Text style={styles.number}>{winner.number}</Text>
      <View style={styles.words}>
        {winner.tier !== null && <Text style={styles.tier}>{winner.tier}</Text>}
        <Text style={styles.product}>{winner.product}</Text>
        <Text style={styles.maker}>{winner.maker}</Text>
        <Text style={styles.receives}>{line}</Text>
      </View>
      <View style={styles.box} />
    </View>
  );
}

const A4 = { width: 210 * MM, height: 297 * MM };
const MARGIN = { side: 18 * MM, end: 20 * MM };
const SIZES = { title: 20, lead: 14, number: 26, tier: 15, product: 21, maker: 18, receives: 13 };
const NUMBER_WIDTH = 46;
const BOX = 22;
const GAP = 12;
const PADDING = 9;
/** What is kept free on a page, for lines that are broken earlier than foreseen. */
const SLACK = SIZES.product * LINE_HEIGHT;

// Left to itself the renderer lays out what is left again for every page, which takes fifteen seconds for three hundred winners.
// A page that is too full all the same flows over to another.
function winnersByPage(list: CeremonyList): CalledWinner[][] {
  const width = A4.width - 2 * MARGIN.side;
  const words = width - NUMBER_WIDTH - GAP - BOX;
  const blocks = list.winners.map((winner) => {
    const lines = [
      ...(winner.tier === null ? [] : [height(winner.tier, SIZES.tier, true, words)]),
      height(winner.product, SIZES.product, true, words),
      height(winner.maker, SIZES.maker, false, words) + 2,
      height(lastLine(list, winner), SIZES.receives, false, words) + 3,
    ];
    return { height: lines.reduce((sum, line) => sum + line, 0) + 2 * PADDING + 1, isHeading: false };
  });
  const room = A4.height - 2 * MARGIN.end - SLACK;
  const head = height(list.title, SIZES.title, true, width) + height(list.lead, SIZES.lead, false, width) + 14;
  const starts = pageStarts(blocks, room - head, room);
  return starts.map((start, place) => list.winners.slice(start, starts[place + 1]));
}

const height = (text: string, size: number, isBold: boolean, width: number): number =>
  lineCount(text, width / size, (part) => textWidth(part, isBold)) * size * LINE_HEIGHT;

const styles = StyleSheet.create({
  page: {
    fontFamily: TINOS,
    paddingTop: MARGIN.end,
    paddingBottom: MARGIN.end,
    paddingLeft: MARGIN.side,
    paddingRight: MARGIN.side,
  },
  pageNumber: { position: "absolute", top: 10 * MM, left: 0, right: 0, textAlign: "center", fontSize: 13 },
  title: { fontSize: SIZES.title, fontWeight: 700, textAlign: "center" },
  lead: { fontSize: SIZES.lead, textAlign: "center", marginTop: 4, marginBottom: 10 },
  winner: {
    flexDirection: "row",
    alignItems: "flex-start",
    paddingVertical: PADDING,
    borderBottomWidth: 0.75,
    borderColor: "#000000",
  },
  number: { width: NUMBER_WIDTH, fontSize: SIZES.number, fontWeight: 700 },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: GAP },
  tier: { fontSize: SIZES.tier, fontWeight: 700 },
  product: { fontSize: SIZES.product, fontWeight: 700 },
  maker: { fontSize: SIZES.maker, marginTop: 2 },
  receives: { fontSize: SIZES.receives, marginTop: 3 },
  box: { width: BOX, height: BOX, borderWidth: 1, borderColor: "#000000", marginTop: 3 },
  footer: {
    position: "absolute",
    bottom: 8 * MM,
    left: MARGIN.side,
    right: MARGIN.side,
    fontSize: 8,
    color: "#555555",
  },
});
