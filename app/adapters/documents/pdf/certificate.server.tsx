import { Document, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { formatDate, formatLongDate, type PlainDate } from "~/lib/dates";
import { MOTTO, NATION } from "../legal-list";
import { qrPath } from "../qr.server";
import { GOLD, LACQUER } from "./drum";
import { BE_VIETNAM_PRO, LORA, loadFonts } from "./fonts.server";
import { Ground } from "./ornament";

export interface CertificateData {
  /** Who recognises, in the name of that date: "Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa". */
  authority: string;
  /** "Sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026" */
  title: string;
  productName: string;
  establishmentName: string;
  address: string;
  /** "017/GCN-CNNTTB" */
  number: string;
  decision: { number: string; date: PlainDate };
  validUntil: PlainDate;
  place: string;
  issuedOn: PlainDate;
  signer: { title: string; name: string };
  /** Of one that took the place of another: which. */
  replaces?: string;
  /** The seal it is made from, as it is printed: "Niêm phong 1-3f2a90b1c4d5e6f7". */
  seal: string;
  /** The certificate's page, which the QR code leads to. */
  pageUrl: string;
  /** Makes the certificate bilingual: English below the Vietnamese. */
  english?: { authority: string; title: string; productName?: string; signerTitle: string };
}

/** A4 landscape, one page each, to be printed or sent. At least one certificate. */
export async function certificatesPdf(certificates: readonly CertificateData[]): Promise<Buffer> {
  await loadFonts();
  const [first] = certificates;
  return renderToBuffer(
    <Document title={first?.title} author={first?.authority} language="vi">
      {certificates.map((certificate) => (
        <Page key={certificate.number} size="A4" orientation="landscape" wrap={false} style={styles.page}>
          <Ground />
          <Certificate {...certificate} />
        </Page>
      ))}
    </Document>,
  );
}

function Certificate(certificate: CertificateData) {
  const { authority, title, productName, establishmentName, address, english } = certificate;
  return (
    <View style={styles.body}>
      <Text style={styles.nation}>{NATION}</Text>
      <Text style={styles.motto}>{MOTTO}</Text>
      <View style={styles.mottoLine} />
      <Text style={styles.authority}>{authority.toLocaleUpperCase("vi")}</Text>
      {english && <Text style={styles.english}>{english.authority}</Text>}

      <Text style={styles.heading}>GIẤY CHỨNG NHẬN</Text>
      <Text style={styles.title}>{title}</Text>
      {english && <Text style={styles.english}>Certificate · {english.title}</Text>}

      <View style={styles.product}>
        <Text style={{ ...styles.productName, fontSize: productSize(productName) }}>{productName}</Text>
        {english?.productName && <Text style={styles.english}>{english.productName}</Text>}
        <Flourish />
        <Text style={{ ...styles.establishment, fontSize: establishmentName.length > 70 ? 12 : 14.5 }}>
          {establishmentName}
        </Text>
        <Text style={styles.address}>{address}</Text>
      </View>

      <View style={styles.foot}>
        <Verification {...certificate} />
        <Signer {...certificate} />
      </View>
    </View>
  );
}

/** Points; long names get smaller letters, so that three lines hold 150 of them. */
function productSize(name: string): number {
  if (name.length <= 40) return 30;
  return name.length <= 90 ? 23 : 17;
}

function Flourish() {
  return (
    <Svg width={180} height={9} viewBox="0 0 180 9" style={styles.flourish}>
      <Path d="M0 4.5H76M104 4.5H180" stroke={GOLD} strokeWidth={0.8} />
      <Path d="M90 0L95 4.5L90 9L85 4.5Z" fill={LACQUER} />
      <Path d="M80 2.2L82.6 4.5L80 6.8L77.4 4.5ZM100 2.2L102.6 4.5L100 6.8L97.4 4.5Z" fill={GOLD} />
    </Svg>
  );
}

function Verification({ number, decision, validUntil, pageUrl, replaces, seal, english }: CertificateData) {
  const { size, path } = qrPath(pageUrl);
  const label = (vietnamese: string, translation: string) => (english ? `${vietnamese} / ${translation}` : vietnamese);
  const facts = [
    [label("Số", "No."), number],
    [label("Quyết định", "Decision"), `${decision.number}, ${formatDate(decision.date)}`],
    [label("Có giá trị đến hết", "Valid until"), formatDate(validUntil)],
    [label("Kiểm tra tại", "Verify at"), pageUrl.replace(/^https?:\/\//, "")],
  ];
  return (
    <View style={styles.verification}>
      <Svg width={96} height={96} viewBox={`0 0 ${size} ${size}`}>
        <Path d={path} fill="#241A14" />
      </Svg>
      <View style={styles.facts}>
        {facts.map(([name, value]) => (
          <Text key={name}>
            {`${name}: `}
            <Text style={styles.fact}>{value}</Text>
          </Text>
        ))}
        {replaces && <Text>{replaces}</Text>}
        <Text>{seal}</Text>
      </View>
    </View>
  );
}

function Signer({ place, issuedOn, signer, english }: CertificateData) {
  return (
    <View style={styles.signer}>
      <Text style={styles.date}>{`${place}, ${formatLongDate(issuedOn)}`}</Text>
      {english && <Text style={styles.englishDate}>{formatLongDate(issuedOn, "en")}</Text>}
      <Text style={styles.signerTitle}>{signer.title.toLocaleUpperCase("vi")}</Text>
      {english && <Text style={styles.englishDate}>{english.signerTitle}</Text>}
      <Text style={styles.signerName}>{signer.name}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  page: { fontFamily: LORA, color: "#2B1F17" },
  body: { height: "100%", paddingTop: 50, paddingBottom: 58, paddingHorizontal: 88, alignItems: "center" },
  nation: { fontSize: 12.5, fontWeight: 700, letterSpacing: 0.4 },
  motto: { fontSize: 12.5, fontWeight: 700, marginTop: 2 },
  mottoLine: { width: 158, borderBottomWidth: 0.8, borderBottomColor: "#2B1F17", marginTop: 3 },
  authority: { fontSize: 13, fontWeight: 700, marginTop: 14, textAlign: "center", color: LACQUER },
  english: {
    fontFamily: BE_VIETNAM_PRO,
    fontStyle: "italic",
    fontSize: 9.5,
    color: "#6B5A4A",
    marginTop: 2,
    textAlign: "center",
  },
  heading: { fontSize: 40, fontWeight: 700, color: LACQUER, letterSpacing: 2.5, marginTop: 8 },
  title: { fontSize: 15, fontStyle: "italic", marginTop: 4, textAlign: "center" },
  product: { flexGrow: 1, justifyContent: "center", alignItems: "center", width: "100%" },
  productName: { fontWeight: 700, textAlign: "center", lineHeight: 1.25 },
  flourish: { marginVertical: 9 },
  establishment: { fontWeight: 700, textAlign: "center" },
  address: { fontFamily: BE_VIETNAM_PRO, fontSize: 10.5, marginTop: 3, textAlign: "center", color: "#4A3B2F" },
  foot: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", width: "100%" },
  verification: { flexDirection: "row", alignItems: "center", width: 390 },
  facts: { fontFamily: BE_VIETNAM_PRO, fontSize: 8.5, lineHeight: 1.45, marginLeft: 6, flex: 1, color: "#4A3B2F" },
  fact: { fontWeight: 600, color: "#2B1F17" },
  signer: { width: 250, alignItems: "center" },
  date: { fontStyle: "italic", fontSize: 11.5 },
  englishDate: { fontFamily: BE_VIETNAM_PRO, fontStyle: "italic", fontSize: 8.5, color: "#6B5A4A" },
  signerTitle: { fontWeight: 700, fontSize: 12, marginTop: 3, textAlign: "center" },
  signerName: { fontWeight: 700, fontSize: 12.5, marginTop: 62, textAlign: "center" },
});
