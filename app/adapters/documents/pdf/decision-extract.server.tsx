import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { formatLongDate, type PlainDate } from "~/lib/dates";
import { capitals, columnWidths, type LegalColumn, type LegalList, MOTTO, NATION } from "../legal-list";
import { styles as list, MARGIN, MM, Table } from "./award-list.server";
import { loadFonts } from "./fonts.server";

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;

/** What an extract of a recognition decision says of one product. Days as the decision named them. */
export interface DecisionExtract {
  /** Who issued the decision, in the name of its day. */
  readonly agency: LegalList["agency"];
  readonly decision: { readonly number: string; readonly date: PlainDate };
  readonly signer: { readonly title: string; readonly name: string };
  /** "về công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2026" */
  readonly subject: string;
  /** The product's row of the annex. */
  readonly columns: readonly LegalColumn[];
  readonly row: readonly string[];
  /** Certificate, validity, seal: "Số giấy chứng nhận" and what stands there. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** How to check it, with the address of the certificate's page. */
  readonly check: string;
  /** Small print at the foot. */
  readonly footer: string;
}

const TITLE = "Trích sao quyết định";

/**
 * An extract of a decision (trích sao) on one page, in the layout of official documents. It bears no signature: what it says
 * is checked at the page it names. Source: Decree 30/2020/ND-CP, annex I.
 */
export async function decisionExtractPdf(extract: DecisionExtract): Promise<Buffer> {
  await loadFonts();
  const { agency, decision, signer, columns, row } = extract;
  return renderToBuffer(
    <Document title={`${TITLE} ${decision.number}`} author={agency.name} language="vi">
      <Page size="A4" style={[list.page, styles.page]}>
        <View style={[list.letterhead, styles.letterhead]}>
          <View style={list.agency}>
            {agency.parent !== null && <Text style={list.parent}>{capitals(agency.parent)}</Text>}
            <Text style={list.agencyName}>{capitals(agency.name)}</Text>
            <View style={list.agencyLine} />
            <Text style={styles.number}>Số: {decision.number}</Text>
          </View>
          <View style={list.nation}>
            <Text style={list.nationName}>{NATION}</Text>
            <Text style={list.motto}>{MOTTO}</Text>
            <View style={list.mottoLine} />
          </View>
        </View>
        <View style={styles.heading}>
          <Text style={list.title}>{capitals(TITLE)}</Text>
          <Text style={list.title}>{extract.subject}</Text>
        </View>
        <Text style={styles.paragraph}>
          {`Trích Danh mục kèm theo Quyết định số ${decision.number} ${formatLongDate(decision.date)} của ${agency.name}, người ký: ${signer.name}, ${signer.title}.`}
        </Text>
        <View style={styles.table}>
          <Table columns={columns} rows={[row]} widths={columnWidths(columns, WIDTH)} />
        </View>
        {extract.facts.map(({ label, text }) => (
          <Text key={label} style={styles.fact}>
            <Text style={styles.label}>{label}: </Text>
            {text}
          </Text>
        ))}
        <Text style={styles.check}>{extract.check}</Text>
        <Text fixed style={list.footer}>
          {extract.footer}
        </Text>
      </Page>
    </Document>,
  );
}

const styles = StyleSheet.create({
  page: { fontSize: 13 },
  letterhead: { fontSize: 12 },
  number: { fontSize: 13, marginTop: 6 },
  heading: { marginTop: 6, marginBottom: 14, alignItems: "center" },
  paragraph: { textAlign: "justify", textIndent: 10 * MM },
  table: { marginTop: 10, marginBottom: 12 },
  fact: { marginBottom: 5 },
  label: { fontWeight: 700 },
  check: { marginTop: 8, fontStyle: "italic" },
});
