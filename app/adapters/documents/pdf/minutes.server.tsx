import { renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { columnWidths } from "../legal-list";
import { type LegalMinutes, type MinutesBlock, SIGN_HERE } from "../legal-minutes";
import { MARGIN, MM, Table } from "./award-list.server";
import { LINE_HEIGHT, loadFonts } from "./fonts.server";
import { BODY_SIZE, OfficialHead, OfficialPaper, OfficialTitle, Recipients, Signature } from "./official-paper.server";

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;

/** Minutes as PDF, the same content as their Word document. */
export async function minutesPdf(minutes: LegalMinutes): Promise<Buffer> {
  await loadFonts();
  const { title, subject, issuer, number, blocks, signatures, recipients, footer } = minutes;
  return renderToBuffer(
    <OfficialPaper title={`${title}: ${subject}`} author={issuer.name} footer={footer}>
      <OfficialHead issuer={issuer} number={number} />
      <OfficialTitle title={title} subject={subject} />
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its parts never move.
        <MinutesPart key={place} block={block} />
      ))}
      <View wrap={false} style={styles.signatures}>
        {signatures.map((one) => (
          <Signature key={one.title} {...one} how={SIGN_HERE} room={22} />
        ))}
      </View>
      <View wrap={false} style={styles.recipients}>
        <Recipients lines={recipients} />
      </View>
    </OfficialPaper>,
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

export const styles = StyleSheet.create({
  blockHeading: { fontWeight: 700, marginTop: 8, marginBottom: 5 },
  paragraph: { textAlign: "justify", textIndent: 10 * MM, marginBottom: 5 },
  field: { textAlign: "justify", marginBottom: 5 },
  bold: { fontWeight: 700 },
  table: { marginTop: 3, marginBottom: 9 },
  signatures: { flexDirection: "row", justifyContent: "space-between", marginTop: 18 },
  recipients: { marginTop: 16 },
});
