import { expect, test } from "vitest";
import { embeddedFonts, pagesOf, wordsOf } from "#tests/support/pdf-text";
import type { PaymentNotice } from "~/adapters/documents/payment-notice";
import { paymentNoticePdf } from "~/adapters/documents/pdf/payment-notice.server";

const NOTICE: PaymentNotice = {
  issuer: { parent: "Ủy ban nhân dân tỉnh Lâm Đồng", name: "Sở Công Thương" },
  number: "12/TB-HC26",
  placeAndDate: "Đà Lạt, ngày 20 tháng 11 năm 2026",
  subject: "Về việc nộp tiền gian hàng tại Hội chợ 2026",
  cancelled: null,
  to: "Hợp tác xã Mắm Phú Quý, mã số thuế 0100112437",
  opening: "Ban tổ chức thông báo số tiền đơn vị cần nộp như sau:",
  rows: [["1", "Thuê gian tiêu chuẩn: A1, A2", "2", "8.000.000", "16.000.000", "6.400.000"]],
  sums: [{ label: "Số tiền đơn vị phải nộp:", text: "9.600.000 đồng", isMain: true }],
  inWords: "Bằng chữ: Chín triệu sáu trăm nghìn đồng.",
  dues: ["Đặt cọc: 4.800.000 đồng, nộp chậm nhất ngày 30/11/2026."],
  transfer: [{ label: "Số tài khoản", text: "113366668888" }],
  codes: [{ caption: "Quét để đặt cọc: 4.800.000 đồng", content: "00020101021238560010A000000727" }],
  remark: "Thông báo này không phải là hóa đơn giá trị gia tăng.",
  recipients: ["Như trên;", "Lưu: VT."],
  signer: { title: "Người lập thông báo", name: "Nguyễn Thị Hạnh" },
  footer: "Thông báo nộp tiền 12/TB-HC26",
};

test("a notice is one page of A4 that says everything, with every letter", async () => {
  const pdf = await paymentNoticePdf(NOTICE);
  const pages = await pagesOf(pdf);
  expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[595, 842]]);
  const words = await wordsOf(pdf);
  for (const text of [
    "SỞ CÔNG THƯƠNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 12/TB-HC26",
    "THÔNG BÁO",
    "Kính gửi: Hợp tác xã Mắm Phú Quý",
    "9.600.000 đồng",
    "Bằng chữ: Chín triệu sáu trăm nghìn đồng.",
    "113366668888",
    "không phải là hóa đơn giá trị gia tăng",
    "NGƯỜI LẬP THÔNG BÁO",
  ]) {
    expect(words.replace(/\s+/g, " ")).toContain(text);
  }
  expect(words).not.toContain("�");
  expect((await embeddedFonts(pdf)).length).toBeGreaterThan(0);
});

test("one that was taken back says so, and one with nothing to pay has no account", async () => {
  const cancelled = "THÔNG BÁO NÀY ĐÃ HỦY NGÀY 21/11/2026";
  expect(await wordsOf(await paymentNoticePdf({ ...NOTICE, cancelled }))).toContain(cancelled);
  const free = await wordsOf(await paymentNoticePdf({ ...NOTICE, rows: [], transfer: [], codes: [] }));
  expect(free).not.toContain("113366668888");
});

test("a long list of services goes over to a second page with its number", async () => {
  const rows = Array.from({ length: 40 }, (_, at) => [`${at + 1}`, `Dịch vụ số ${at + 1}`, "1", "1.000", "1.000", "0"]);
  const pages = await pagesOf(await paymentNoticePdf({ ...NOTICE, rows }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages[1]!.text).toContain("2");
});
