import { expect, test } from "vitest";
import type { LegalMinutes } from "~/adapters/documents/legal-minutes";
import { minutesPdf } from "~/adapters/documents/pdf/minutes.server";
import { minutesDocx } from "~/adapters/documents/word-minutes.server";
import { walkXml } from "~/adapters/documents/xml";
import { Zip } from "~/adapters/documents/zip.server";

const minutes = (rows = 2): LegalMinutes => ({
  issuer: { parent: "Ủy ban nhân dân tỉnh Khánh Hòa", name: "Hội đồng bình chọn cấp tỉnh" },
  number: "Số: ……/BB-HĐBC",
  title: "Biên bản",
  subject: "Họp Hội đồng bình chọn cấp tỉnh",
  blocks: [
    { kind: "field", label: "Địa điểm", text: "Phòng họp A" },
    { kind: "heading", text: "I. Chương trình họp" },
    { kind: "paragraph", text: "1. Báo cáo kết quả chấm" },
    { kind: "items", items: ["Bộ gốm", "Bộ mây"] },
    {
      kind: "table",
      columns: [
        { header: "STT", width: 1, align: "center" },
        { header: "Sản phẩm", width: 5, align: "left" },
      ],
      rows: Array.from({ length: rows }, (_, place) => [String(place + 1), `Bánh tráng số ${place + 1}`]),
    },
  ],
  signatures: [
    { title: "Thư ký", name: "Lê Thị Hạnh" },
    { title: "Chủ tọa", name: "" },
  ],
  recipients: ["Thành viên Hội đồng;", "Lưu: HĐBC."],
  footer: "Dự thảo lập lúc 10h40",
});

async function documentOf(docx: Buffer): Promise<string> {
  return (await new Zip(docx, 10_000_000).read("word/document.xml"))!.toString("utf8");
}

function textsOf(xml: string): string[] {
  const texts: string[] = [];
  walkXml(xml, {
    open: (name) => {
      if (name === "p") texts.push("");
    },
    text: (text) => {
      texts[texts.length - 1] += text;
    },
  });
  return texts.filter((text) => text !== "");
}

test("the Word minutes read from the motto to who gets a copy", async () => {
  expect(textsOf(await documentOf(await minutesDocx(minutes())))).toEqual([
    "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
    "HỘI ĐỒNG BÌNH CHỌN CẤP TỈNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: ……/BB-HĐBC",
    "BIÊN BẢN",
    "Họp Hội đồng bình chọn cấp tỉnh",
    "Địa điểm: Phòng họp A",
    "I. Chương trình họp",
    "1. Báo cáo kết quả chấm",
    "- Bộ gốm",
    "- Bộ mây",
    ...["STT", "Sản phẩm"],
    ...["1", "Bánh tráng số 1"],
    ...["2", "Bánh tráng số 2"],
    ...["THƯ KÝ", "(Ký, ghi rõ họ tên)", "Lê Thị Hạnh"],
    ...["CHỦ TỌA", "(Ký, ghi rõ họ tên)"],
    "Nơi nhận:",
    "- Thành viên Hội đồng;",
    "- Lưu: HĐBC.",
  ]);
});

test("they have the margins of official documents, and a body of 14 points", async () => {
  const document = await documentOf(await minutesDocx(minutes()));

  expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(document).toContain('w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
  expect(document).toMatch(/<w:sz w:val="28"\/>.{0,200}Báo cáo kết quả chấm/);
});

test("the PDF minutes take as many pages as the list needs", async () => {
  const pages = async (rows: number) =>
    (await minutesPdf(minutes(rows))).toString("latin1").match(/\/Type \/Page\b/g)!.length;

  expect(await pages(2)).toBe(1);
  expect(await pages(60)).toBeGreaterThan(1);
});
