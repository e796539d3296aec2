import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import sharp from "sharp";
import { Lines } from "./card-sheets.server";
import { GOLD, LACQUER } from "./drum";
import { type FittedLine, scaleToFit } from "./fit-text.server";
import { loadFonts, TINOS } from "./fonts.server";

/** 16:9, in points. */
const PAGE = { width: 960, height: 540 };
const PHOTO = { width: 470, height: PAGE.height };
const TEXT = { width: PAGE.width - PHOTO.width - 2 * 40, height: 370 };
/** Of a photo, for a wall: more takes three times the work, and no kept form is taller. */
const PHOTO_PIXELS = { width: 752, height: 864 };

export interface Slide {
  readonly product: string;
  readonly maker: string;
  readonly province: string;
  readonly tier: string | null;
  /** As it is kept, WebP among others; null where there is none. */
  readonly photo: Buffer | null;
}

export interface Slides {
  readonly title: string;
  readonly author: string;
  /** Above each winner: "Sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026". */
  readonly heading: string;
  readonly slides: readonly Slide[];
  /** Small, at the foot of each page. */
  readonly source: string;
}

/** One winner a page, to be shown on a wall. */
export async function slidesPdf({ title, author, heading, slides, source }: Slides): Promise<Buffer> {
  await loadFonts();
  const shown: (Slide & { readonly data: Buffer | null })[] = [];
  // One after another: three hundred pictures side by side would not fit into memory.
  for (const slide of slides) shown.push({ ...slide, data: slide.photo && (await asShown(slide.photo)) });
  return renderToBuffer(
    <Document title={title} author={author} subject={source} language="vi">
      {shown.map((slide, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its pages never move.
        <Page key={place} size={[PAGE.width, PAGE.height]} style={styles.page}>
          {slide.data === null ? (
            <View style={styles.noPhoto} />
          ) : (
            <Image src={{ data: slide.data, format: "jpg" }} style={styles.photo} />
          )}
          <View style={styles.side}>
            <Text style={styles.heading}>{heading}</Text>
            <View style={styles.line} />
            <Words slide={slide} />
          </View>
          <Text style={styles.source}>{source}</Text>
        </Page>
      ))}
    </Document>,
  );
}

/** The whole height of the page, what matters most in the middle. */
function asShown(photo: Buffer): Promise<Buffer> {
  return sharp(photo)
    .resize({ ...PHOTO_PIXELS, fit: "cover", withoutEnlargement: false })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80 })
    .toBuffer();
}

function Words({ slide: { product, maker, province, tier } }: { readonly slide: Slide }) {
  const lines: FittedLine[] = [
    ...(tier === null ? [] : [{ text: tier, size: 24, bold: true }]),
    { text: product, size: 42, bold: true, above: tier === null ? 0 : 8 },
    { text: maker, size: 25, above: 14 },
    { text: province, size: 20, italic: true, above: 6 },
  ];
  return (
    <View style={styles.words}>
      <Lines lines={lines} scale={scaleToFit(lines, TEXT.width, TEXT.height)} />
    </View>
  );
}

const styles = StyleSheet.create({
  page: { fontFamily: TINOS, backgroundColor: "#fffdf8" },
  photo: { position: "absolute", left: 0, top: 0, ...PHOTO, objectFit: "cover" },
  noPhoto: { position: "absolute", left: 0, top: 0, ...PHOTO, backgroundColor: "#f3e9dc" },
  side: { position: "absolute", left: PHOTO.width + 40, top: 44, width: TEXT.width },
  heading: { fontSize: 15, color: LACQUER, fontWeight: 700 },
  line: { width: 90, borderBottomWidth: 2, borderColor: GOLD, marginTop: 10, marginBottom: 24 },
  words: { height: TEXT.height, overflow: "hidden" },
  source: { position: "absolute", left: PHOTO.width + 40, right: 40, bottom: 16, fontSize: 8, color: "#777777" },
});
