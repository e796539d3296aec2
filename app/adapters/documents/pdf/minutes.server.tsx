import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { capitals, columnWidths, MOTTO, NATION } from "../legal-list";
import { type LegalMinutes, type MinutesBlock, RECIPIENTS, SIGN_HERE } from "../legal-minutes";
import { styles as list, MARGIN, MM, Table } from "./award-list.server";
import { LINE_HEIGHT, loadFonts } from "./fonts.server";

export const BODY_SIZE = 14;
const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;

/** Minutes as PDF, the same content as their Word document. */
export async function minutesPdf(minutes: LegalMinutes): Promise<Buffer> {
  await loadFonts();
  return renderToBuffer(
    <Document title={`${minutes.title}: ${minutes.subject}`} author={minutes.issuer.name} language="vi">
      <Page size="A4" style={[list.page, styles.page]}>
        <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
        <Opening {...minutes} />
        {minutes.blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its parts never move.
          <MinutesPart key={place} block={block} />
        ))}
        <Signatures signatures={minutes.signatures} />
        <View wrap={false} style={styles.recipients}>
          <Text style={styles.recipientsTitle}>{RECIPIENTS}</Text>
          {minutes.recipients.map((line) => (
            <Text key={line} style={styles.recipient}>
              - {line}
            </Text>
          ))}
        </View>
        <Text fixed style={list.footer}>
          {minutes.footer}
        </Text>
      </Page>
    </Document>,
  );
}

function Opening({ issuer, number, title, subject }: LegalMinutes) {
  return (
    <>
      <View style={[list.letterhead, styles.letterhead]}>
        <View style={list.agency}>
          {issuer.parent !== null && <Text style={list.parent}>{capitals(issuer.parent)}</Text>}
          <Text style={list.agencyName}>{capitals(issuer.name)}</Text>
          <View style={list.agencyLine} />
          <Text style={styles.number}>{number}</Text>
        </View>
        <View style={list.nation}>
          <Text style={list.nationName}>{NATION}</Text>
          <Text style={list.motto}>{MOTTO}</Text>
          <View style={list.mottoLine} />
        </View>
      </View>
      <View style={styles.heading}>
        <Text style={list.title}>{capitals(title)}</Text>
        <Text style={list.title}>{subject}</Text>
        <View style={styles.subjectLine} />
      </View>
    </>
  );
}

export function MinutesPart({ block }: { block: MinutesBlock }) {
  switch (block.kind) {
    case "heading":
      return (
        <Text style={styles.blockHeading} minPresenceAhead={3 * BODY_SIZE * LINE_HEIGHT}>
          {block.text}
        </Text>
      );
    case "field":
      return (
        <Text style={styles.field}>
          <Text style={styles.bold}>{block.label}: </Text>
          {block.text}
        </Text>
      );
    case "paragraph":
      return <Text style={styles.paragraph}>{block.text}</Text>;
    case "items":
      return block.items.map((item) => (
        <Text key={item} style={styles.paragraph}>
          - {item}
        </Text>
      ));
    case "table":
      return (
        <View style={styles.table}>
          <Table {...block} widths={columnWidths(block.columns, WIDTH)} />
        </View>
      );
  }
}

function Signatures({ signatures }: Pick<LegalMinutes, "signatures">) {
  return (
    <View wrap={false} style={styles.signatures}>
      {signatures.map(({ title, name }) => (
        <View key={title} style={styles.signature}>
          <Text style={styles.bold}>{capitals(title)}</Text>
          <Text style={styles.signHere}>{SIGN_HERE}</Text>
          <Text style={styles.bold}>{name}</Text>
        </View>
      ))}
    </View>
  );
}

export const styles = StyleSheet.create({
  page: { fontSize: BODY_SIZE },
  letterhead: { fontSize: 12 },
  number: { fontSize: 13, marginTop: 6 },
  heading: { marginTop: 4, marginBottom: 14, alignItems: "center" },
  subjectLine: { width: 120, borderBottomWidth: 0.75, borderColor: "#000000", marginTop: 3 },
  blockHeading: { fontWeight: 700, marginTop: 8, marginBottom: 5 },
  paragraph: { textAlign: "justify", textIndent: 10 * MM, marginBottom: 5 },
  field: { textAlign: "justify", marginBottom: 5 },
  bold: { fontWeight: 700 },
  table: { marginTop: 3, marginBottom: 9 },
  signatures: { flexDirection: "row", justifyContent: "space-between", marginTop: 18 },
  signature: { width: "47%", alignItems: "center", textAlign: "center" },
  signHere: { fontSize: 13, fontStyle: "italic", marginBottom: 22 * MM },
  recipients: { marginTop: 16 },
  recipientsTitle: { fontSize: 12, fontWeight: 700, fontStyle: "italic" },
  recipient: { fontSize: 11 },
});
