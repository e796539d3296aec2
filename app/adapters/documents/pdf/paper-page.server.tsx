import { Document, Image, Page, renderToBuffer, StyleSheet, Text } from "@react-pdf/renderer";
import sharp from "sharp";
import { loadFonts, TINOS } from "./fonts.server";

const MM = 72 / 25.4;
/** A page of A4 at 200 points to the inch: small print of a scan can still be read. */
const SCAN_EDGE = 2300;

/** One page of A4 for a paper that is no PDF: a scan, or a sentence where its own pages cannot be shown. */
export async function paperPagePdf(
  heading: string,
  content: { readonly scan: Buffer } | { readonly sentence: string },
): Promise<Buffer> {
  await loadFonts();
  const scan = "scan" in content ? await asJpeg(content.scan) : null;
  return renderToBuffer(
    <Document title={heading} language="vi">
      <Page size="A4" style={styles.page}>
        <Text style={styles.heading}>{heading}</Text>
        {scan && <Image src={{ data: scan, format: "jpg" }} style={styles.scan} />}
        {"sentence" in content && <Text>{content.sentence}</Text>}
      </Page>
    </Document>,
  );
}

/** Upright, as its camera held it. */
function asJpeg(scan: Buffer): Promise<Buffer> {
  return sharp(scan)
    .rotate()
    .resize({ width: SCAN_EDGE, height: SCAN_EDGE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 85 })
    .toBuffer();
}

const styles = StyleSheet.create({
  page: { fontFamily: TINOS, fontSize: 12, lineHeight: 1.3, padding: 14 * MM },
  heading: { fontSize: 10, color: "#444444", marginBottom: 3 * MM },
  scan: { objectFit: "contain", maxHeight: 255 * MM, maxWidth: "100%" },
});
