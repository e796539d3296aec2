import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { aGivenFile } from "#tests/factories/pictures";
import { readPaper as readGivenPaper } from "~/adapters/files/papers.server";
import {
  MAX_PICTURE_BYTES,
  makeVariants as makeGivenVariants,
  readPicture as readGivenPicture,
} from "~/adapters/files/pictures.server";
import { zipOf } from "./sample-zip";

// A name that promises nothing, unless a test gives another.
const readPicture = async (bytes: Uint8Array, name = "given") => readGivenPicture(await aGivenFile(name, bytes));
const readPaper = async (bytes: Uint8Array, name = "given") => readGivenPaper(await aGivenFile(name, bytes));
const makeVariants = async (bytes: Uint8Array) => makeGivenVariants(await aGivenFile("given", bytes));

/** A picture with detail, so that its file has a middle to be cut in. */
function aPicture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let place = 0; place < pixels.length; place += 1) pixels[place] = (place * 7 + (place >> 8) * 13) % 256;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const aColour = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 179, g: 38, b: 30 } } });

describe("readPicture", () => {
  test("tells type and size by the bytes, turned as the camera was held", async () => {
    const upright = await aPicture(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    expect(await readPicture(upright)).toEqual({ ok: true, mediaType: "image/jpeg", width: 200, height: 300 });
    expect(await readPicture(await aPicture(300, 200).png().toBuffer())).toEqual({
      ok: true,
      mediaType: "image/png",
      width: 300,
      height: 200,
    });
    expect((await readPicture(await aPicture(30, 20).webp().toBuffer())).ok).toBe(true);
    expect((await readPicture(await aPicture(64, 64).avif().toBuffer())).ok).toBe(true);
  });

  test("refuses what is no picture, whatever it claims to be", async () => {
    const refused = { ok: false, reason: "wrong_type" };
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

    expect(await readPicture(Buffer.from("not a picture"))).toEqual(refused);
    expect(await readPicture(Buffer.alloc(0))).toEqual(refused);
    expect(await readPicture(svg)).toEqual(refused);
    expect(await readPicture(await aPicture(30, 20).gif().toBuffer())).toEqual(refused);
    expect(await readPicture(await aPicture(30, 20).tiff().toBuffer())).toEqual(refused);
  });

  test.each(["jpeg", "png", "webp"] as const)("refuses a %s that was cut", async (format) => {
    const whole = await aPicture(400, 300).toFormat(format).toBuffer();
    for (const share of [0.05, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect(await readPicture(cut)).toEqual({ ok: false, reason: "truncated" });
    }
  });

  test("refuses a small file that claims too many pixels", async () => {
    const bomb = await aPicture(1, 1).png().toBuffer();
    bomb.writeUInt32BE(12_000, 16);
    bomb.writeUInt32BE(12_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);

    expect(await readPicture(bomb)).toEqual({ ok: false, reason: "too_many_pixels" });
  });

  test("refuses a file that is too large", async () => {
    expect(await readPicture(Buffer.alloc(MAX_PICTURE_BYTES + 1))).toEqual({ ok: false, reason: "too_large" });
  });

  test("refuses a picture whose name says that it is a document; a wrong picture ending is what messengers write", async () => {
    const jpeg = await aPicture(30, 20).jpeg().toBuffer();

    expect(await readPicture(jpeg, "Hồ sơ.PDF")).toEqual({ ok: false, reason: "misnamed" });
    expect((await readPicture(jpeg, "zalo.png")).ok).toBe(true);
    expect((await readPicture(jpeg, "Ảnh số 1.2")).ok).toBe(true);
  });
});

describe("makeVariants", () => {
  test("makes every width up to the picture's own, upright and without metadata", async () => {
    const camera = await aColour(3000, 2000)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: "Nguyễn" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 1/1 0/1" } })
      .jpeg()
      .toBuffer();
    const { original, webp, placeholder } = await makeVariants(camera);

    expect(webp.map(({ width, height, mediaType }) => [width, height, mediaType])).toEqual([
      [320, 480, "image/webp"],
      [640, 960, "image/webp"],
      [1280, 1920, "image/webp"],
      [1707, 2560, "image/webp"],
    ]);
    expect([original.width, original.height, original.mediaType]).toEqual([1707, 2560, "image/jpeg"]);
    for (const { bytes, width, height } of [original, ...webp]) {
      const metadata = await sharp(bytes).metadata();
      expect([metadata.width, metadata.height, metadata.space]).toEqual([width, height, "srgb"]);
      expect([metadata.exif, metadata.icc, metadata.orientation, metadata.xmp]).toEqual(Array(4).fill(undefined));
      expect((await readPicture(bytes)).ok).toBe(true);
    }
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(placeholder.length).toBeLessThan(400);
  });

  test("never enlarges", async () => {
    const small = await makeVariants(await aPicture(500, 400).png().toBuffer());
    const tiny = await makeVariants(await aPicture(1, 1).png().toBuffer());

    expect(small.webp.map(({ width }) => width)).toEqual([320, 500]);
    expect(small.original.width).toBe(500);
    expect(tiny.webp.map(({ width }) => width)).toEqual([1]);
  });

  test("keeps transparency, and colours of wide and of printing profiles", async () => {
    const glass = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 179, g: 38, b: 30, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const wide = await aColour(40, 40).withIccProfile("p3").png().toBuffer();
    const printed = await aColour(40, 40)
      .toColourspace("cmyk")
      .withIccProfile("cmyk")
      .jpeg({ quality: 100 })
      .toBuffer();
    const grey = await aColour(40, 40).greyscale().png().toBuffer();

    const { original } = await makeVariants(glass);
    expect(original.mediaType).toBe("image/webp");
    expect((await sharp(original.bytes).metadata()).hasAlpha).toBe(true);
    for (const bytes of [wide, printed]) {
      const variant = (await makeVariants(bytes)).original;
      const { channels } = await sharp(variant.bytes).stats();
      const colour = channels.map(({ mean }) => mean);
      [179, 38, 30].forEach((value, channel) => {
        expect(Math.abs(colour[channel]! - value)).toBeLessThan(12);
      });
    }
    expect((await sharp((await makeVariants(grey)).original.bytes).metadata()).channels).toBe(3);
  });
});

describe("readPaper", () => {
  const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";

  test("takes whole PDF files and scans", async () => {
    expect(await readPaper(Buffer.from(pdf))).toEqual({ ok: true, mediaType: "application/pdf", extension: "pdf" });
    expect(await readPaper(Buffer.from(`${pdf}${"\0".repeat(500)}`))).toMatchObject({ ok: true });
    expect(await readPaper(await aPicture(30, 20).jpeg().toBuffer())).toEqual({
      ok: true,
      mediaType: "image/jpeg",
      extension: "jpg",
    });
    expect(await readPaper(await aPicture(30, 20).png().toBuffer())).toMatchObject({ extension: "png" });
  });

  test("refuses cut files and other types", async () => {
    const scan = await aPicture(300, 200).jpeg().toBuffer();

    expect(await readPaper(Buffer.from(pdf.slice(0, 40)))).toEqual({ ok: false, reason: "truncated" });
    expect(await readPaper(scan.subarray(0, scan.length / 2))).toEqual({ ok: false, reason: "truncated" });
    expect(await readPaper(Buffer.from("<html></html>"))).toEqual({ ok: false, reason: "wrong_type" });
    expect(await readPaper(Buffer.from("PK\u0003\u0004"))).toEqual({ ok: false, reason: "wrong_type" });
    expect(await readPaper(await aPicture(30, 20).webp().toBuffer())).toEqual({ ok: false, reason: "wrong_type" });
  });

  test("refuses what its name promises wrongly", async () => {
    const misnamed = { ok: false, reason: "misnamed" };
    const png = await aPicture(30, 20).png().toBuffer();

    expect(await readPaper(png, "giấy phép.pdf")).toEqual(misnamed);
    expect(await readPaper(Buffer.from("MZ\u0090 chương trình"), "giấy phép.pdf")).toEqual(misnamed);
    expect(await readPaper(Buffer.from(pdf), "bản chụp.jpg")).toEqual(misnamed);
    expect((await readPaper(Buffer.from(pdf), "giấy phép.pdf")).ok).toBe(true);
    expect((await readPaper(png, "bản chụp.jpeg")).ok).toBe(true);
  });

  test("tells a document that brings macros, by its parts, by what it says of itself or by its name", async () => {
    const macros = { ok: false, reason: "macros" };
    const types = (main: string) => ({
      name: "[Content_Types].xml",
      text: `<Types><Override PartName="/main" ContentType="application/vnd.${main}.main+xml"/></Types>`,
    });
    const sheet = types("openxmlformats-officedocument.spreadsheetml.sheet");
    const plain = zipOf([sheet, { name: "xl/workbook.xml", text: "<workbook/>" }]);
    const withMacros = zipOf([sheet, { name: "xl/vbaProject.bin", text: "Sub AutoOpen()" }]);

    expect(await readPaper(withMacros, "bảng.xlsx")).toEqual(macros);
    expect(await readPaper(zipOf([types("ms-word.document.macroEnabled"), { name: "word/document.xml" }]))).toEqual(
      macros,
    );
    expect(await readPaper(plain, "bảng.xlsm")).toEqual(macros);
    expect(await readPicture(withMacros, "ảnh.jpg")).toEqual(macros);
    expect(await readPaper(plain, "bảng.xlsx")).toEqual({ ok: false, reason: "wrong_type" });
  });
});
