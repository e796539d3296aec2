import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import sharp from "sharp";
import { capitals } from "../legal-list";
import { loadFonts, TINOS } from "./fonts.server";
import { readPdf } from "./merge.server";

const MM = 72 / 25.4;
const PHOTO_EDGE = 1200;

type Fact = readonly [term: string, detail: string];

interface PaperRow {
  readonly cells: readonly string[];
  /** Pages of other papers between the end of this document and its first; null where papers are files of their own. */
  readonly pagesBefore: number | null;
}

/** A dossier as a document: text as it shall be read, in one language. */
export interface DossierDocument {
  /** Who runs the selection. */
  readonly agency: string;
  /** "Hồ sơ đăng ký bình chọn"; printed in capitals. */
  readonly kind: string;
  readonly round: string;
  readonly product: string;
  readonly establishment: string;
  readonly cover: readonly Fact[];
  readonly sections: readonly {
    readonly title: string;
    readonly facts: readonly Fact[];
    readonly texts: readonly { readonly heading: string; readonly text: string }[];
  }[];
  readonly photosTitle: string;
  readonly photos: readonly { readonly caption: string; readonly bytes: Buffer }[];
  readonly papersTitle: string;
  /** Head and rows of the list of papers; where these follow the document, the last column is theirs. */
  readonly papersHead: readonly string[];
  readonly papers: readonly PaperRow[];
  /** Said under the list. */
  readonly papersNote: string;
  /** On every page. */
  readonly footer: string;
}

/**
 * A4 portrait. `cover`: its first page with the list of papers alone, to lie on top of the files themselves. Where papers follow
 * it, it is drawn twice: the pages they begin on are known once its own are counted.
 */
export async function dossierPdf(dossier: DossierDocument, extent: "cover" | "whole"): Promise<Buffer> {
  await loadFonts();
  const photos = extent === "whole" ? await Promise.all(dossier.photos.map(asJpeg)) : [];
  const draw = (ownPages: number) =>
    renderToBuffer(<Pages dossier={dossier} extent={extent} photos={photos} ownPages={ownPages} />);
  const first = await draw(0);
  if (dossier.papers.every((row) => row.pagesBefore === null)) return first;
  const counted = await readPdf(first);
  return counted.ok ? draw(counted.pages) : first;
}

interface PagesProps {
  readonly dossier: DossierDocument;
  readonly extent: "cover" | "whole";
  readonly photos: readonly { readonly caption: string; readonly data: Buffer }[];
  /** How many this document has. */
  readonly ownPages: number;
}

function Pages({ dossier, extent, photos, ownPages }: PagesProps) {
  return (
    <Document title={`${dossier.product} - ${dossier.round}`} author={dossier.agency} language="vi">
      <Page size="A4" style={styles.page}>
        <Marks footer={dossier.footer} />
        <Cover {...dossier} />
        {extent === "whole" && dossier.sections.map((section) => <Section key={section.title} {...section} />)}
        {photos.length > 0 && (
          <View>
            <Text style={styles.title} minPresenceAhead={220}>
              {dossier.photosTitle}
            </Text>
            <View style={styles.photos}>
              {photos.map(({ caption, data }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its photos never move.
                <View key={place} style={styles.photo} wrap={false}>
                  <Image src={{ data, format: "jpg" }} style={styles.picture} />
                  <Text style={styles.caption}>{caption}</Text>
                </View>
              ))}
            </View>
          </View>
        )}
        <Papers dossier={dossier} ownPages={ownPages} />
      </Page>
    </Document>
  );
}

/** The renderer knows neither WebP nor how large a print needs to be. */
async function asJpeg({ caption, bytes }: DossierDocument["photos"][number]) {
  const data = await sharp(bytes)
    .resize({ width: PHOTO_EDGE, height: PHOTO_EDGE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 82 })
    .toBuffer();
  return { caption, data };
}

function Marks({ footer }: { footer: string }) {
  return (
    <>
      <Text fixed style={styles.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
      <Text fixed style={styles.footer}>
        {footer}
      </Text>
    </>
  );
}

function Cover({ agency, kind, round, product, establishment, cover }: DossierDocument) {
  return (
    <View style={styles.cover}>
      <Text style={styles.agency}>{capitals(agency)}</Text>
      <Text style={styles.kind}>{capitals(kind)}</Text>
      <Text style={styles.round}>{round}</Text>
      <Text style={styles.product}>{product}</Text>
      <Text style={styles.establishment}>{establishment}</Text>
      <Facts facts={cover} />
    </View>
  );
}

function Section({ title, facts, texts }: DossierDocument["sections"][number]) {
  return (
    <View>
      <Text style={styles.title} minPresenceAhead={40}>
        {title}
      </Text>
      {texts.map(({ heading, text }) => (
        <View key={heading} style={styles.text}>
          <Text style={styles.heading} minPresenceAhead={20}>
            {heading}
          </Text>
          <Text>{text}</Text>
        </View>
      ))}
      <Facts facts={facts} />
    </View>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View>
      {facts.map(([term, detail]) => (
        <View key={term} style={styles.fact} wrap={false}>
          <Text style={styles.term}>{term}</Text>
          <Text style={styles.detail}>{detail}</Text>
        </View>
      ))}
    </View>
  );
}

function Papers({ dossier, ownPages }: Pick<PagesProps, "dossier" | "ownPages">) {
  const { papersTitle, papersHead, papers, papersNote } = dossier;
  const widths = papersHead.length > WIDTHS.length ? WIDTHS_WITH_PAGE : WIDTHS;
  return (
    <View>
      <Text style={styles.title} minPresenceAhead={60}>
        {papersTitle}
      </Text>
      {papers.length > 0 && (
        <View style={styles.table}>
          {[{ cells: papersHead, pagesBefore: null }, ...papers].map(({ cells, pagesBefore }, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its rows never move.
            <View key={line} style={styles.row} wrap={false}>
              {cells.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <View key={place} style={[styles.cell, { width: widths[place] }]}>
                  <Text style={line === 0 ? styles.heading : undefined}>{cell}</Text>
                </View>
              ))}
              {pagesBefore !== null && (
                <View style={[styles.cell, { width: widths.at(-1) }]}>
                  <Text>{ownPages + pagesBefore + 1}</Text>
                </View>
              )}
            </View>
          ))}
        </View>
      )}
      <Text style={styles.note}>{papersNote}</Text>
    </View>
  );
}

const WIDTHS = ["7%", "37%", "36%", "20%"];
const WIDTHS_WITH_PAGE = ["7%", "33%", "32%", "18%", "10%"];
const BORDER = 0.75;

const styles = StyleSheet.create({
  page: {
    fontFamily: TINOS,
    fontSize: 12,
    lineHeight: 1.3,
    paddingTop: 22 * MM,
    paddingBottom: 22 * MM,
    paddingLeft: 30 * MM,
    paddingRight: 17 * MM,
  },
  pageNumber: { position: "absolute", top: 10 * MM, left: 0, right: 0, textAlign: "center", fontSize: 13 },
  footer: { position: "absolute", bottom: 9 * MM, left: 30 * MM, right: 17 * MM, fontSize: 8, color: "#555555" },
  cover: { marginBottom: 8 },
  agency: { fontWeight: 700, textAlign: "center" },
  kind: { fontSize: 17, fontWeight: 700, textAlign: "center", marginTop: 26 },
  round: { textAlign: "center", fontStyle: "italic", marginTop: 4 },
  product: { fontSize: 20, fontWeight: 700, textAlign: "center", marginTop: 22, lineHeight: 1.2 },
  establishment: { fontSize: 14, textAlign: "center", marginTop: 6, marginBottom: 20 },
  title: { fontSize: 14, fontWeight: 700, marginTop: 16, marginBottom: 6 },
  text: { marginBottom: 8 },
  heading: { fontWeight: 700 },
  fact: {
    flexDirection: "row",
    borderBottomWidth: 0.5,
    borderBottomColor: "#bbbbbb",
    borderBottomStyle: "solid",
    paddingVertical: 3,
  },
  term: { width: "36%", color: "#444444", paddingRight: 8 },
  detail: { width: "64%" },
  photos: { flexDirection: "row", flexWrap: "wrap", justifyContent: "space-between" },
  photo: { width: "48.5%", marginBottom: 12 },
  picture: { width: "100%", objectFit: "contain", maxHeight: 90 * MM },
  caption: { fontSize: 10, textAlign: "center", marginTop: 3 },
  table: { borderTopWidth: BORDER, borderLeftWidth: BORDER, borderColor: "#000000", borderStyle: "solid" },
  row: { flexDirection: "row" },
  cell: {
    borderRightWidth: BORDER,
    borderBottomWidth: BORDER,
    borderColor: "#000000",
    borderStyle: "solid",
    paddingHorizontal: 4,
    paddingVertical: 3,
    fontSize: 11,
  },
  note: { fontSize: 10.5, fontStyle: "italic", marginTop: 8 },
});
