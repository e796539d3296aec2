import type { LegalList } from "~/adapters/documents/legal-list";
import type { Sheet } from "~/adapters/documents/write-spreadsheet.server";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import type { GoodsRow } from "./goods-list.server";
import type { SignRow } from "./sign-list.server";
import type { SupportedRow } from "./support-list.server";

/** What stands around every list. */
export interface ListHead {
  readonly agency: LegalList["agency"];
  readonly fair: string;
  /** When it was made: booths and boards are as they were then. */
  readonly footer: string;
}

export function signSheet(rows: readonly SignRow[], { fair, footer }: ListHead, since: string | null): Sheet<SignRow> {
  const marked = since ? [`Đánh dấu dòng thay đổi sau ngày ${since}`] : [];
  return {
    name: "Biển tên gian hàng",
    titleLines: ["DANH SÁCH BIỂN TÊN GIAN HÀNG", fair, footer, ...marked],
    columns: [
      { key: "code", header: "Mã gian", width: 10, kind: "text" },
      { key: "hall", header: "Khu", width: 16, kind: "text" },
      { key: "kind", header: "Loại gian", width: 18, kind: "text" },
      { key: "size", header: "Kích thước", width: 14, kind: "text" },
      { key: "openTo", header: "Mặt mở trên sơ đồ", width: 16, kind: "text" },
      { key: "sign", header: "Biển tên (giữ đúng từng chữ)", width: 48, kind: "text" },
      { key: "characters", header: "Số ký tự", width: 9, kind: "integer" },
      { key: "power", header: "Điện (W)", width: 10, kind: "integer" },
      { key: "water", header: "Nước", width: 8, kind: "text" },
      { key: "ordered", header: "Bàn ghế, dịch vụ đặt thêm", width: 36, kind: "text" },
      { key: "application", header: "Số đơn", width: 14, kind: "text" },
      ...(since ? [{ key: "changed" as const, header: "Thay đổi", width: 40, kind: "text" as const }] : []),
    ],
    rows,
  };
}

export function goodsSheet(rows: readonly GoodsRow[], { fair, footer }: ListHead): Sheet<GoodsRow> {
  return {
    name: "Danh mục hàng hóa",
    titleLines: ["DANH MỤC HÀNG HÓA THAM GIA HỘI CHỢ", fair, footer],
    columns: [
      { key: "application", header: "Số đơn", width: 14, kind: "text" },
      { key: "sign", header: "Biển tên", width: 32, kind: "text" },
      { key: "applicant", header: "Đơn vị", width: 36, kind: "text" },
      { key: "booths", header: "Gian", width: 16, kind: "text" },
      { key: "line", header: "STT", width: 7, kind: "integer" },
      { key: "name", header: "Tên hàng", width: 40, kind: "text" },
      { key: "unit", header: "Đơn vị tính", width: 12, kind: "text" },
      { key: "quantity", header: "Số lượng", width: 11, kind: "integer" },
      { key: "use", header: "Mục đích", width: 13, kind: "text" },
    ],
    rows,
  };
}

export function goodsList(rows: readonly GoodsRow[], { agency, fair, footer }: ListHead): LegalList {
  const byApplication = [...Map.groupBy(rows, ({ application }) => application).values()];
  return {
    agency,
    title: `Danh mục hàng hóa tham gia ${fair}`,
    decision: null,
    columns: [
      { header: "STT", width: 8, align: "center" },
      { header: "Tên hàng", width: 50, align: "left" },
      { header: "Đơn vị tính", width: 14, align: "left" },
      { header: "Số lượng", width: 14, align: "right" },
      { header: "Mục đích", width: 16, align: "left" },
    ],
    rows: byApplication.flatMap((lines) => {
      const { application, sign, applicant, booths } = lines[0]!;
      const heading = [`${application}. ${sign}`, applicant, ...(booths ? [`gian ${booths}`] : [])].join(", ");
      const cells = lines.map(({ line, name, unit, quantity, use }) => [
        String(line),
        name,
        unit,
        formatNumber(quantity, "vi"),
        use,
      ]);
      return [{ heading }, ...cells];
    }),
    notes: [`Danh mục có ${formatNumber(rows.length, "vi")} dòng của ${formatNumber(byApplication.length, "vi")} đơn.`],
    footer,
    orientation: "portrait",
  };
}

const SUPPORT_TITLE = "Danh sách cơ sở được hỗ trợ kinh phí thuê gian hàng";

/** A row of the workbook; of the sum only a word, a count and an amount. */
export interface SupportSheetRow extends Omit<SupportedRow, "number" | "unitPrice"> {
  readonly number: number | null;
  readonly unitPrice: number | null;
}

export function supportSheet(rows: readonly SupportedRow[], { fair, footer }: ListHead): Sheet<SupportSheetRow> {
  const { booths, support } = supportSums(rows);
  const sum = {
    number: null,
    name: "Tổng cộng",
    taxCode: "",
    address: "",
    places: "",
    booths,
    unitPrice: null,
    support,
  };
  return {
    name: "Cơ sở được hỗ trợ",
    titleLines: [SUPPORT_TITLE.toLocaleUpperCase("vi"), fair, inWords(support), footer],
    columns: [
      { key: "number", header: "STT", width: 7, kind: "integer" },
      { key: "name", header: "Cơ sở", width: 40, kind: "text" },
      { key: "taxCode", header: "Mã số thuế", width: 16, kind: "text" },
      { key: "address", header: "Địa chỉ", width: 44, kind: "text" },
      { key: "places", header: "Vị trí gian", width: 18, kind: "text" },
      { key: "booths", header: "Số gian", width: 9, kind: "integer" },
      { key: "unitPrice", header: "Đơn giá (đồng)", width: 16, kind: "money" },
      { key: "support", header: "Tiền hỗ trợ (đồng)", width: 18, kind: "money" },
    ],
    rows: [...rows, sum],
  };
}

export function supportList(
  rows: readonly SupportedRow[],
  { agency, fair, footer }: ListHead,
  source: string,
): LegalList {
  const { booths, support, makers } = supportSums(rows);
  const by = source ? ` Căn cứ hỗ trợ: ${source.replace(/[.\s]+$/, "")}.` : "";
  return {
    agency,
    title: `${SUPPORT_TITLE} tại ${fair}`,
    decision: null,
    columns: [
      { header: "STT", width: 7, align: "center" },
      { header: "Cơ sở", width: 36, align: "left" },
      { header: "Mã số thuế", width: 20, align: "left" },
      { header: "Địa chỉ", width: 38, align: "left" },
      { header: "Vị trí gian", width: 16, align: "left" },
      { header: "Số gian", width: 10, align: "right" },
      { header: "Đơn giá (đồng)", width: 19, align: "right" },
      { header: "Tiền hỗ trợ (đồng)", width: 20, align: "right" },
    ],
    rows: rows.map((row) => [
      String(row.number),
      row.name,
      row.taxCode,
      row.address,
      row.places,
      String(row.booths),
      formatNumber(row.unitPrice, "vi"),
      formatNumber(row.support, "vi"),
    ]),
    notes: [
      `Danh sách gồm ${formatNumber(makers, "vi")} cơ sở, ${formatNumber(booths, "vi")} gian hàng.${by}`,
      inWords(support),
      "Xác nhận của Sở Công Thương nơi đăng cai:",
    ],
    footer,
    orientation: "landscape",
  };
}

function supportSums(rows: readonly SupportedRow[]) {
  const sum = (of: (row: SupportedRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const makers = new Set(rows.map(({ number }) => number)).size;
  return { booths: sum((row) => row.booths), support: sum((row) => row.support), makers };
}

const inWords = (dong: number) => `Tổng tiền hỗ trợ: ${formatMoney(dong)} (Bằng chữ: ${moneyInWords(dong)})`;
