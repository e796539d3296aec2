import { Font } from "@react-pdf/renderer";
import QRCode from "qrcode";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { cellSize } from "~/adapters/documents/cell-size.server";
import { columnWidths, decisionLine, type LegalDecision, type LegalList } from "~/adapters/documents/legal-list";
import { awardListPdf } from "~/adapters/documents/pdf/award-list.server";
import { BE_VIETNAM_PRO, LORA, loadFonts, TINOS, textWidth } from "~/adapters/documents/pdf/fonts.server";
import { mergeFonts } from "~/adapters/documents/pdf/merge-fonts.server";
import { lineCount, pageStarts } from "~/adapters/documents/pdf/pagination";
import { qrSvg } from "~/adapters/documents/qr.server";
import { awardListDocx } from "~/adapters/documents/word-award-list.server";
import { walkXml } from "~/adapters/documents/xml";
import { Zip } from "~/adapters/documents/zip.server";

const aDecision = (): LegalDecision => ({
  number: "1493/QĐ-UBND",
  date: "2026-02-05",
  issuer: "Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa",
});

function aList(rowCount: number, changes: Partial<LegalList> = {}): LegalList {
  const rows = Array.from({ length: rowCount }, (_, place) => [
    String(place + 1),
    `Bánh tráng số ${place + 1}`,
    "Hợp tác xã Nguyễn Thị Hường",
  ]);
  return {
    agency: { parent: "Ủy ban nhân dân tỉnh Khánh Hòa", name: "Sở Công Thương" },
    title: "Danh sách sản phẩm công nghiệp nông thôn tiêu biểu",
    decision: aDecision(),
    columns: [
      { header: "STT", width: 1, align: "center" },
      { header: "Tên sản phẩm", width: 4, align: "left" },
      { header: "Tên cơ sở", width: 4, align: "left" },
    ],
    rows: [{ heading: "A. Nhóm thủ công mỹ nghệ" }, ...rows],
    notes: [`Danh sách gồm ${rowCount} sản phẩm.`],
    footer: "Quy chế phiên bản 3 · niêm phong 9f86d081",
    orientation: "portrait",
    ...changes,
  };
}

const countOf = (pattern: RegExp, pdf: Buffer) => pdf.toString("latin1").match(pattern)?.length ?? 0;
const pageCount = (pdf: Buffer) => countOf(/\/Type \/Page\b/g, pdf);
const embeddedFonts = (pdf: Buffer) => countOf(/\/FontFile2/g, pdf);

describe("a legal list", () => {
  test("names its decision, and leaves a draft open", () => {
    expect(decisionLine(aDecision())).toBe(
      "(Kèm theo Quyết định số 1493/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa)",
    );
    expect(decisionLine({ ...aDecision(), number: null, date: null })).toBe(
      "(Kèm theo Quyết định số ……………… ngày …… tháng …… năm …… của Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa)",
    );
  });

  test("shares its width among the columns", () => {
    expect(columnWidths(aList(1).columns, 900)).toEqual([100, 400, 400]);
  });
});

describe("the Word list", () => {
  async function partsOf(list: LegalList) {
    const zip = new Zip(await awardListDocx(list), 10_000_000);
    const part = async (name: string) => (await zip.read(`word/${name}.xml`))!.toString("utf8");
    const [document, styles, headers] = await Promise.all([
      part("document"),
      part("styles"),
      Promise.all([part("header1"), part("header2")]),
    ]);
    return { document, styles, headers };
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

  test("reads from the motto to the notes", async () => {
    const { document } = await partsOf(aList(2));

    expect(textsOf(document)).toEqual([
      "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
      "SỞ CÔNG THƯƠNG",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU",
      decisionLine(aDecision()),
      ...["STT", "Tên sản phẩm", "Tên cơ sở"],
      "A. Nhóm thủ công mỹ nghệ",
      ...["1", "Bánh tráng số 1", "Hợp tác xã Nguyễn Thị Hường"],
      ...["2", "Bánh tráng số 2", "Hợp tác xã Nguyễn Thị Hường"],
      "Danh sách gồm 2 sản phẩm.",
    ]);
  });

  test("of several decisions has no line for one", async () => {
    const { document } = await partsOf(aList(1, { decision: null }));

    expect(textsOf(document).slice(4, 7)).toEqual([
      "DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU",
      "STT",
      "Tên sản phẩm",
    ]);
    expect(document).not.toContain("Kèm theo");
  });

  test("has the layout of official documents", async () => {
    const { document, styles, headers } = await partsOf(aList(2));

    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(document).toContain('w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document).toContain("<w:titlePg/>");
    expect(headers.map((header) => header.includes("PAGE"))).toEqual([true, false]);
  });

  test("has its table in 13 points with its headings, smaller where a word would not stand in its column", async () => {
    const sizes = async (list: LegalList) => {
      const { document } = await partsOf(list);
      const table = document.slice(document.lastIndexOf("<w:tbl>"), document.lastIndexOf("</w:tbl>"));
      return new Set([...table.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, half]) => Number(half) / 2));
    };
    const narrow = aList(2, {
      columns: aList(2).columns.map((column, place) => (place === 1 ? { ...column, width: 0.45 } : column)),
    });

    expect(await sizes(aList(2))).toEqual(new Set([13]));
    expect(await sizes(narrow)).toEqual(new Set([12]));
    const { styles } = await partsOf(aList(2));
    expect(styles).toMatch(/w:styleId="Heading2"(?:(?!<\/w:style>).)*<w:sz w:val="26"/);
  });

  test("can lie on its side and do without a parent body", async () => {
    const agency = { parent: null, name: "Bộ Công Thương" };
    const { document } = await partsOf(aList(0, { orientation: "landscape", agency, notes: [] }));

    expect(document).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(textsOf(document)[0]).toBe("BỘ CÔNG THƯƠNG");
  });
});

describe("the PDF list", () => {
  test("takes as many pages as it needs", async () => {
    expect(pageCount(await awardListPdf(aList(3)))).toBe(1);
    expect(pageCount(await awardListPdf(aList(0)))).toBe(1);
    expect(pageCount(await awardListPdf(aList(3, { decision: null })))).toBe(1);
    const long = await awardListPdf(aList(120, { orientation: "landscape" }));
    expect(pageCount(long)).toBeGreaterThan(4);
    expect(pageCount(long)).toBeLessThan(12);
  });

  test("embeds each face once, however many letters carry tones", async () => {
    // Regular, bold and italic.
    expect(embeddedFonts(await awardListPdf(aList(40)))).toBe(3);
  });
});

describe("the type of a table", () => {
  const of = (cells: string[], widths: number[], header = "A") =>
    cellSize({ columns: widths.map((width) => ({ header, width, align: "left" as const })), rows: [cells] }, widths);

  test("is the largest at which every word stands unbroken, in headings too", async () => {
    await loadFonts();
    const room = (size: number) => textWidth("1493/QĐ-UBND", false) * size + 7.75;
    expect([13, 12, 11, 10].map((size) => of(["số 1493/QĐ-UBND"], [room(size) + 0.01]))).toEqual([13, 12, 11, 10]);
    expect(of(["1493/QĐ-UBND"], [room(13) - 0.01])).toBe(12);
    const wide = textWidth("1493/QĐ-UBND", true) * 12 + 7.76;
    expect(of([""], [wide], "1493/QĐ-UBND")).toBe(12);
    expect(of(["a", "1493/QĐ-UBND"], [200, room(11) + 0.01])).toBe(11);
  });

  test("is not made smaller for a word that no size fits, nor for the heading of a section", async () => {
    await loadFonts();
    expect(of(["x".repeat(200)], [100])).toBe(13);
    const columns = [{ header: "A", width: 1, align: "left" as const }];
    expect(cellSize({ columns, rows: [{ heading: "1493/QĐ-UBND" }] }, [20])).toBe(13);
  });
});

describe("the fonts", () => {
  test("have every Vietnamese letter, as wide as in the file it came from", async () => {
    await loadFonts();
    const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
    const vowels = [..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")));
    const letters = [...vowels, ..."bcdđghklmnpqrstvxfjwz"].flatMap((letter) => [letter, letter.toUpperCase()]);
    expect(new Set(letters).size).toBe(186);

    for (const fontFamily of [TINOS, LORA, BE_VIETNAM_PRO]) {
      const descriptor = { fontFamily, fontWeight: 400, fontStyle: "normal" } as const;
      await Font.load(descriptor);
      const font = Font.getFont(descriptor).data!;
      const missing = letters.filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0)!));
      expect(missing).toEqual([]);
    }
    expect(textWidth("ế", false)).toBe(textWidth("e", false));
    expect(textWidth("ỗ", true)).toBe(textWidth("o", true));
  });

  test("are refused when a file is no WOFF", () => {
    expect(() => mergeFonts([Buffer.from("OTTO and more bytes")])).toThrow(RangeError);
  });
});

describe("pagination", () => {
  const row = (height: number) => ({ height, isHeading: false });
  const heading = (height: number) => ({ height, isHeading: true });

  test("fills a page and goes on to the next", () => {
    expect(pageStarts([row(10), row(10), row(10), row(10)], 20, 10)).toEqual([0, 2, 3]);
    expect(pageStarts([row(10)], 20, 20)).toEqual([0]);
    expect(pageStarts([], 20, 20)).toEqual([0]);
  });

  test("takes a heading along to the page of its first row", () => {
    expect(pageStarts([row(10), heading(5), row(10)], 20, 20)).toEqual([0, 1]);
    expect(pageStarts([row(10), heading(5), heading(5), row(10)], 20, 30)).toEqual([0, 1]);
  });

  test("gives a block that fits nowhere a page of its own", () => {
    expect(pageStarts([row(10), row(50), row(10)], 20, 20)).toEqual([0, 1, 2]);
  });

  test("counts lines as words fit", () => {
    const oneEach = (text: string) => text.length;

    expect(
      ["", "một", "một hai", "một hai ba", "dàidàidài", "a\nb"].map((text) => lineCount(text, 7, oneEach)),
    ).toEqual([1, 1, 1, 2, 1, 2]);
  });
});

test("the QR code is drawn as its library draws it", async () => {
  const url = "https://tinhhoa.example.vn/chung-nhan/7Q2M-XK4D";
  const svg = qrSvg(url);
  const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const dots = (picture: Sharp) =>
    picture
      .flatten({ background: "#fff" })
      .greyscale()
      .resize(modules, modules, { kernel: "nearest" })
      .raw()
      .toBuffer();
  const reference = await QRCode.toBuffer(url, { errorCorrectionLevel: "M", margin: 4, scale: 10 });

  expect(await dots(sharp(Buffer.from(svg), { density: 720 }))).toEqual(await dots(sharp(reference)));
});
