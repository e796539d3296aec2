import { Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { columnWidths, type LegalColumn } from "../legal-list";
import { SIGN_HERE } from "../legal-minutes";
import type { PaymentNotice } from "../payment-notice";
import { qrPath } from "../qr.server";
import { MARGIN, MM, Table } from "./award-list.server";
import { loadFonts } from "./fonts.server";
import { styles as minutes } from "./minutes.server";
import { OfficialEnd, OfficialHead, OfficialPaper, OfficialTitle } from "./official-paper.server";

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;
const TITLE = "Thông báo";
/** A letter less than other papers have, for the whole to fit on a page. */
const SIZE = 13;
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
  const { issuer, number } = notice;
  return renderToBuffer(
    <OfficialPaper title={`${TITLE} ${number}`} author={issuer.name} footer={notice.footer} size={SIZE}>
      <OfficialHead issuer={issuer} number={`Số: ${number}`} placeAndDate={notice.placeAndDate} />
      <OfficialTitle title={TITLE} subject={notice.subject} isTight />
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
          <Text style={isMain ? [styles.label, minutes.bold] : styles.label}>{label}</Text>
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
      {/* The signature never stands alone on its page. */}
      <View wrap={false}>
        <Text style={styles.remark}>{notice.remark}</Text>
        <OfficialEnd recipients={notice.recipients} {...notice.signer} how={SIGN_HERE} room={16} above={10} />
      </View>
    </OfficialPaper>,
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

const styles = StyleSheet.create({
  cancelled: { fontWeight: 700, color: "#9B1C1C", textAlign: "center", marginBottom: 6 },
  to: { marginBottom: 4 },
  paragraph: { textAlign: "justify", textIndent: 10 * MM, marginBottom: 5 },
  table: { marginBottom: 6 },
  sum: { flexDirection: "row", justifyContent: "space-between", gap: 16, marginBottom: 2 },
  label: { flex: 1 },
  words: { fontStyle: "italic", marginTop: 2, marginBottom: 5 },
  line: { marginBottom: 3 },
  pay: { flexDirection: "row", gap: 8, marginTop: 5 },
  account: { flex: 1 },
  code: { width: 104, alignItems: "center" },
  caption: { fontSize: 9, textAlign: "center" },
  remark: { fontSize: 11, fontStyle: "italic", marginTop: 5 },
});
