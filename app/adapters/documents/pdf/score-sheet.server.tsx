import { Document, Page, Path, renderToBuffer, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { capitals, MOTTO, NATION } from "../legal-list";
import { qrPath } from "../qr.server";
import { styles as list, MARGIN, MM } from "./award-list.server";
import { loadFonts } from "./fonts.server";
import { mergePdfs } from "./merge.server";

/** One juror's empty sheet for one entry. Points are text as it is read: "12,5". */
export interface PrintedScoreSheet {
  readonly council: string;
  readonly round: string;
  readonly product: string;
  readonly group: string;
  /** Voting code. */
  readonly code: string;
  readonly juror: { readonly name: string; readonly title: string };
  /** In printed order; the parts of a main criterion follow it. Only a leaf has a box. */
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    readonly maximum: string;
    readonly isMain: boolean;
    readonly isLeaf: boolean;
  }[];
  readonly maximum: string;
  readonly step: string;
  /** Of the print: "2026". */
  readonly year: string;
  /** What the QR code leads to, and the code to be typed where there is no camera. */
  readonly url: string;
  readonly paperCode: string;
  /** "CNNTTB 1, 3f2a9c01d4e5". */
  readonly rules: string;
}

/** The sheets of one juror; each begins on a page of its own. */
export interface SheetsOfJuror {
  readonly juror: string;
  readonly sheets: readonly PrintedScoreSheet[];
}

/** All sheets of a print, with a bookmark for each juror, made while it is read: one juror's are in memory at a time. */
export function scoreSheetsPdf(title: string, jurors: readonly SheetsOfJuror[]): ReadableStream<Uint8Array> {
  const parts = jurors.map(({ juror, sheets }) => ({ title: juror, open: () => sheetsOfJurorPdf(title, sheets) }));
  return mergePdfs(title, parts);
}

async function sheetsOfJurorPdf(title: string, sheets: readonly PrintedScoreSheet[]): Promise<Buffer> {
  await loadFonts();
  return renderToBuffer(
    <Document title={title} language="vi">
      {sheets.map((sheet) => (
        <SheetPage key={sheet.paperCode} sheet={sheet} />
      ))}
    </Document>,
  );
}

function SheetPage({ sheet }: { sheet: PrintedScoreSheet }) {
  const { council, round, rows } = sheet;
  return (
    <Page size="A4" style={[list.page, styles.page]}>
      <View style={styles.letterhead}>
        <View style={list.agency}>
          <Text style={list.agencyName}>{capitals(council)}</Text>
          <View style={list.agencyLine} />
        </View>
        <View style={list.nation}>
          <Text style={list.nationName}>{NATION}</Text>
          <Text style={list.motto}>{MOTTO}</Text>
          <View style={list.mottoLine} />
        </View>
      </View>
      <View style={styles.heading}>
        <Code {...sheet} />
        <View style={styles.titles}>
          <Text style={list.title}>PHIẾU CHẤM ĐIỂM</Text>
          <Text style={styles.round}>{round}</Text>
        </View>
      </View>
      <Facts {...sheet} />
      <View fixed style={list.headerRow}>
        {COLUMNS.map(({ head, width }) => (
          <Text key={head} style={[styles.cell, styles.head, { width }]}>
            {head}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.number} wrap={false} style={list.row}>
          <Text style={[styles.cell, row.isMain ? styles.bold : {}, { width: COLUMNS[0].width }]}>{row.number}</Text>
          <Text style={[styles.cell, row.isMain ? styles.bold : {}, { width: COLUMNS[1].width }]}>{row.title}</Text>
          <Text style={[styles.cell, row.isMain ? styles.bold : {}, styles.number, { width: COLUMNS[2].width }]}>
            {row.maximum}
          </Text>
          <Text style={[styles.cell, row.isLeaf ? {} : styles.noBox, { width: COLUMNS[3].width }]} />
          <Text style={[styles.cell, { width: COLUMNS[4].width }]} />
        </View>
      ))}
      <View wrap={false} style={list.row}>
        <Text style={[styles.cell, styles.bold, { width: COLUMNS[0].width + COLUMNS[1].width }]}>Tổng cộng</Text>
        <Text style={[styles.cell, styles.bold, styles.number, { width: COLUMNS[2].width }]}>{sheet.maximum}</Text>
        <Text style={[styles.cell, { width: COLUMNS[3].width }]} />
        <Text style={[styles.cell, { width: COLUMNS[4].width }]} />
      </View>
      <View wrap={false}>
        <Text style={styles.remarks}>Nhận xét:</Text>
        <View style={styles.line} />
        <View style={styles.line} />
        <View style={styles.signature}>
          <Text style={styles.place}>{`........................, ngày ...... tháng ...... năm ${sheet.year}`}</Text>
          <Text style={styles.bold}>THÀNH VIÊN BAN GIÁM KHẢO</Text>
          <Text style={styles.signHere}>(Ký, ghi rõ họ tên)</Text>
          <Text style={styles.name}>{sheet.juror.name}</Text>
        </View>
      </View>
      <View fixed style={styles.footer}>
        <Text>{`Mã phiếu ${sheet.paperCode} · Quy chế: ${sheet.rules}`}</Text>
        <Text
          render={({ subPageNumber, subPageTotalPages }) =>
            subPageTotalPages ? `Trang ${subPageNumber}/${subPageTotalPages}` : ""
          }
        />
      </View>
    </Page>
  );
}

function Code({ url, paperCode }: Pick<PrintedScoreSheet, "url" | "paperCode">) {
  const { size, path } = qrPath(url);
  return (
    <View style={styles.code}>
      <Svg width={26 * MM} height={26 * MM} viewBox={`0 0 ${size} ${size}`}>
        <Path d={path} fill="#000000" />
      </Svg>
      <Text style={styles.codeText}>{paperCode}</Text>
    </View>
  );
}

function Facts({ product, group, code, juror, step }: PrintedScoreSheet) {
  const facts = [
    ["Sản phẩm", product],
    ["Nhóm sản phẩm", group],
    ["Mã số bình chọn", code],
    ["Thành viên Ban giám khảo", juror.name],
    ["Chức vụ", juror.title],
  ] as const;
  return (
    <View style={styles.facts}>
      {facts.map(([term, text]) => (
        <Text key={term}>
          {`${term}: `}
          <Text style={styles.bold}>{text}</Text>
        </Text>
      ))}
      <Text style={styles.hint}>{`Ghi điểm theo bước ${step}; ô trống là chưa chấm.`}</Text>
    </View>
  );
}

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;
const COLUMNS = [
  { head: "Số", width: WIDTH * 0.08 },
  { head: "Tiêu chí", width: WIDTH * 0.49 },
  { head: "Điểm tối đa", width: WIDTH * 0.11 },
  { head: "Điểm", width: WIDTH * 0.12 },
  { head: "Ghi chú", width: WIDTH * 0.2 },
] as const;

const styles = StyleSheet.create({
  page: { paddingTop: 14 * MM },
  letterhead: { flexDirection: "row", justifyContent: "space-between", marginBottom: 6, marginLeft: -7 * MM },
  heading: { flexDirection: "row", alignItems: "center", marginBottom: 4 },
  titles: { flex: 1, paddingHorizontal: 8 },
  round: { textAlign: "center", marginTop: 2 },
  code: { width: 28 * MM, alignItems: "center" },
  codeText: { fontSize: 10, fontWeight: 700, marginTop: 1 },
  facts: { gap: 2, marginBottom: 7 },
  hint: { fontSize: 10, fontStyle: "italic" },
  head: { fontWeight: 700, textAlign: "center" },
  cell: {
    borderColor: "#000000",
    borderStyle: "solid",
    borderRightWidth: 0.75,
    paddingHorizontal: 3.5,
    paddingVertical: 2.5,
    fontSize: 11.5,
  },
  noBox: { backgroundColor: "#EEEEEE" },
  number: { textAlign: "right" },
  bold: { fontWeight: 700 },
  remarks: { marginTop: 7, fontWeight: 700 },
  line: { borderBottomWidth: 0.5, borderColor: "#777777", borderStyle: "dotted", height: 15 },
  signature: { width: "58%", marginLeft: "42%", marginTop: 8, alignItems: "center" },
  place: { fontStyle: "italic", fontSize: 12.5, marginBottom: 2 },
  signHere: { fontSize: 10.5, fontStyle: "italic", marginBottom: 15 * MM },
  name: { fontWeight: 700 },
  footer: {
    position: "absolute",
    bottom: 9 * MM,
    left: MARGIN.left,
    right: MARGIN.right,
    flexDirection: "row",
    justifyContent: "space-between",
    fontSize: 9,
    color: "#444444",
  },
});
