import { Document, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { qrPath } from "../qr.server";
import { LACQUER } from "./drum";
import { BE_VIETNAM_PRO, LORA, loadFonts } from "./fonts.server";

export interface ReceiptData {
  /** Who received the dossier. */
  agency: string;
  /** Voting code: "LDG-2026-017". */
  code: string;
  facts: readonly { term: string; text: string }[];
  /** hash: the first characters of the file's SHA-256. */
  papers: readonly { name: string; file: string; hash: string }[];
  declaration: string;
  /** What has happened since; null for nothing. */
  note: string | null;
  /** The nomination's page, which the QR code leads to. */
  pageUrl: string;
}

/** A5: half a sheet to print, and readable on a phone. Goes on to a second page when many papers were handed in. */
export async function receiptPdf(receipt: ReceiptData): Promise<Buffer> {
  await loadFonts();
  const { size, path } = qrPath(receipt.pageUrl);
  return renderToBuffer(
    <Document title={`Biên nhận hồ sơ ${receipt.code}`} author={receipt.agency} language="vi">
      <Page size="A5" style={styles.page}>
        <Text style={styles.agency}>{receipt.agency}</Text>
        <Text style={styles.title}>BIÊN NHẬN HỒ SƠ BÌNH CHỌN</Text>
        <View style={styles.head}>
          <View>
            <Text style={styles.label}>Mã số bình chọn</Text>
            <Text style={styles.code}>{receipt.code}</Text>
          </View>
          <Svg width={84} height={84} viewBox={`0 0 ${size} ${size}`}>
            <Path d={path} fill="#241A14" />
          </Svg>
        </View>
        {receipt.note && <Text style={styles.note}>{receipt.note}</Text>}
        {receipt.facts.map(({ term, text }) => (
          <View key={term} style={styles.row} wrap={false}>
            <Text style={styles.term}>{term}</Text>
            <Text style={styles.text}>{text}</Text>
          </View>
        ))}
        <Text style={styles.section}>{`Giấy tờ kèm theo (${receipt.papers.length})`}</Text>
        {receipt.papers.map((paper, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, printed once
          <View key={index} style={styles.row} wrap={false}>
            <Text style={styles.text}>
              {`${index + 1}. ${paper.name}`}
              <Text style={styles.label}>{` · ${paper.file}`}</Text>
            </Text>
            <Text style={styles.hash}>{paper.hash}</Text>
          </View>
        ))}
        {receipt.papers.length === 0 && <Text style={styles.label}>Không có</Text>}
        <Text style={styles.section}>Lời cam đoan khi nộp</Text>
        <Text>{receipt.declaration}</Text>
        <Text style={styles.foot}>
          {`Dãy ký tự bên phải là phần đầu mã SHA-256 của tệp đã nhận. Xem hồ sơ tại ${receipt.pageUrl.replace(/^https?:\/\//, "")}`}
        </Text>
      </Page>
    </Document>,
  );
}

const styles = StyleSheet.create({
  page: { fontFamily: BE_VIETNAM_PRO, fontSize: 9, lineHeight: 1.4, color: "#2B1F17", padding: 30 },
  agency: { fontWeight: 600 },
  title: { fontFamily: LORA, fontWeight: 700, fontSize: 16, color: LACQUER, marginTop: 8 },
  head: { flexDirection: "row", justifyContent: "space-between", alignItems: "center", marginTop: 6, marginBottom: 6 },
  label: { color: "#6B5A4A" },
  code: { fontFamily: LORA, fontWeight: 700, fontSize: 26, marginTop: 2 },
  note: { fontWeight: 600, color: LACQUER, marginBottom: 6 },
  row: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: "#D9CCBB", paddingVertical: 3 },
  term: { width: 110, color: "#6B5A4A" },
  text: { flex: 1 },
  hash: { fontSize: 8, color: "#6B5A4A", marginLeft: 8 },
  section: { fontFamily: LORA, fontWeight: 700, fontSize: 11, marginTop: 10, marginBottom: 3 },
  foot: { fontSize: 7.5, color: "#6B5A4A", marginTop: 12 },
});
