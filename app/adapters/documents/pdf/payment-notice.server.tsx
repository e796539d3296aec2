import { Document, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { capitals, columnWidths, type LegalColumn, MOTTO, NATION } from "../legal-list";
import { RECIPIENTS, SIGN_HERE } from "../legal-minutes";
import type { PaymentNotice } from "../payment-notice";
import { qrPath } from "../qr.server";
import { styles as list, MARGIN, MM, Table } from "./award-list.server";
import { loadFonts } from "./fonts.server";
import { styles as minutes } from "./minutes.server";

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;
const TITLE = "Thông báo";
const COLUMNS: readonly LegalColumn[] = [
  { header: "STT", width: 6, align: "center" },
  { header: "Nội dung", width: 38, align: "left" },
  { header: "Số lượng", width: 10, align: "center" },
  { header: "Đơn giá (đồng)", width: 15, align: "right" },
  { header: "Thành tiền (đồng)", width: 16, align: "right" },
  { header: "Được hỗ trợ (đồng)", width: 15, align: "right" },
];

/** On one page as a rule; a long list of services goes over to a second. */
export async function paymentNoticePdf(notice: PaymentNotice): Promise<Buffer> {
  await loadFonts();
  return renderToBuffer(
    <Document title={`${TITLE} ${notice.number}`} author={notice.issuer.name} language="vi">
      <Page size="A4" style={[list.page, styles.page]}>
        <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
        <Opening {...notice} />
        {notice.cancelled !== null && <Text style={styles.cancelled}>{notice.cancelled}</Text>}
        <Text style={styles.to}>
          <Text style={minutes.bold}>Kính gửi: </Text>
          {notice.to}
        </Text>
        <Text style={styles.paragraph}>{notice.opening}</Text>
        <View style={styles.table}>
          <Table columns={COLUMNS} rows={notice.rows} widths={columnWidths(COLUMNS, WIDTH)} />
        </View>
        {notice.sums.map(({ label, text, isMain }) => (
          <View key={label} style={styles.sum}>
            <Text style={isMain ? minutes.bold : undefined}>{label}</Text>
            <Text style={isMain ? minutes.bold : undefined}>{text}</Text>
          </View>
        ))}
        <Text style={styles.words}>{notice.inWords}</Text>
        {notice.dues.map((due) => (
          <Text key={due} style={styles.line}>
            {`- ${due}`}
          </Text>
        ))}
        <HowToPay {...notice} />
        <Text style={styles.remark}>{notice.remark}</Text>
        <Closing {...notice} />
        <Text fixed style={list.footer}>
          {notice.footer}
        </Text>
      </Page>
    </Document>,
  );
}

function Opening({ issuer, number, placeAndDate, subject }: PaymentNotice) {
  return (
    <>
      <View style={[list.letterhead, minutes.letterhead]}>
        <View style={list.agency}>
          {issuer.parent !== null && <Text style={list.parent}>{capitals(issuer.parent)}</Text>}
          <Text style={list.agencyName}>{capitals(issuer.name)}</Text>
          <View style={list.agencyLine} />
          <Text style={minutes.number}>{`Số: ${number}`}</Text>
        </View>
        <View style={list.nation}>
          <Text style={list.nationName}>{NATION}</Text>
          <Text style={list.motto}>{MOTTO}</Text>
          <View style={list.mottoLine} />
          <Text style={styles.date}>{placeAndDate}</Text>
        </View>
      </View>
      <View style={styles.heading}>
        <Text style={list.title}>{capitals(TITLE)}</Text>
        <Text style={styles.subject}>{subject}</Text>
        <View style={minutes.subjectLine} />
      </View>
    </>
  );
}

function HowToPay({ transfer, codes }: PaymentNotice) {
  if (transfer.length === 0) return null;
  return (
    <View wrap={false} style={styles.pay}>
      <View style={styles.account}>
        {transfer.map(({ label, text }) => (
          <Text key={label} style={styles.line}>
            {`${label}: `}
            <Text style={minutes.bold}>{text}</Text>
          </Text>
        ))}
      </View>
      {codes.map(({ caption, content }) => {
        const { size, path } = qrPath(content);
        return (
          <View key={caption} style={styles.code}>
            <Svg width={92} height={92} viewBox={`0 0 ${size} ${size}`}>
              <Path d={path} fill="#000000" />
            </Svg>
            <Text style={styles.caption}>{caption}</Text>
          </View>
        );
      })}
    </View>
  );
}

function Closing({ recipients, signer }: PaymentNotice) {
  return (
    <View wrap={false} style={styles.closing}>
      <View style={styles.recipients}>
        <Text style={minutes.recipientsTitle}>{RECIPIENTS}</Text>
        {recipients.map((line) => (
          <Text key={line} style={minutes.recipient}>
            {`- ${line}`}
          </Text>
        ))}
      </View>
      <View style={minutes.signature}>
        <Text style={minutes.bold}>{capitals(signer.title)}</Text>
        <Text style={styles.signHere}>{SIGN_HERE}</Text>
        <Text style={minutes.bold}>{signer.name}</Text>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  page: { fontSize: 13 },
  date: { fontSize: 13, fontStyle: "italic", marginTop: 6 },
  heading: { marginTop: 2, marginBottom: 8, alignItems: "center" },
  subject: { fontSize: 13, fontWeight: 700, textAlign: "center" },
  cancelled: { fontWeight: 700, color: "#9B1C1C", textAlign: "center", marginBottom: 6 },
  to: { marginBottom: 4 },
  paragraph: { textAlign: "justify", textIndent: 10 * MM, marginBottom: 5 },
  table: { marginBottom: 6 },
  sum: { flexDirection: "row", justifyContent: "space-between", marginBottom: 2 },
  words: { fontStyle: "italic", marginTop: 2, marginBottom: 5 },
  line: { marginBottom: 3 },
  pay: { flexDirection: "row", gap: 8, marginTop: 5 },
  account: { flex: 1 },
  code: { width: 104, alignItems: "center" },
  caption: { fontSize: 9, textAlign: "center" },
  remark: { fontSize: 11, fontStyle: "italic", marginTop: 5 },
  closing: { flexDirection: "row", justifyContent: "space-between", marginTop: 10 },
  recipients: { width: "47%" },
  signHere: { fontSize: 13, fontStyle: "italic", marginBottom: 16 * MM },
});
