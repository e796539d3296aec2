import sharp from "sharp";
import { expect, test } from "vitest";
import { awardLogo, awardLogoPng } from "~/adapters/documents/award-logo.server";

const WORDS = {
  title: "SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU",
  foot: "CẤP TỈNH · 2026",
  label: 'Mắm "Bà Hai" & con <b>',
};

test("letters are outlines, one each, and the label cannot leave its attribute", async () => {
  const svg = await awardLogo(WORDS);
  const letters = [...WORDS.title, ...WORDS.foot].filter((letter) => letter !== " ");
  expect(svg.match(/<path transform/g)).toHaveLength(letters.length);
  expect(svg).toContain("<title>Mắm &quot;Bà Hai&quot; &amp; con &lt;b&gt;</title>");
  expect(svg).not.toMatch(/<text|font-family|<script|<b>/);
});

test("a name that was kept with what no XML may hold still makes a picture", async () => {
  const words = { ...WORDS, label: "Gốm\u0001 Bàu\uFFFE \u001BTrúc\uD800" };
  expect(await awardLogo(words)).toContain("<title>Gốm Bàu Trúc</title>");
  expect((await awardLogoPng(words, 256)).length).toBeGreaterThan(1000);
});

test("a long foot is set smaller, so that top and bottom never meet", async () => {
  const sizeOf = (svg: string) => Number(/scale\(([\d.]+)\)[^>]*>(?!.*<path)/.exec(svg)?.[1]);
  const short = sizeOf(await awardLogo(WORDS));
  const long = sizeOf(await awardLogo({ ...WORDS, foot: "CẤP KHU VỰC · GIẢI ĐẶC BIỆT XUẤT SẮC · 2026" }));
  expect(short).toBe(31);
  expect(long).toBeLessThan(20);
});

test("the PNG has the size asked for, a clear ground outside and lacquer in its rim", async () => {
  const png = await awardLogoPng(WORDS, 256);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
  expect([info.width, info.height, info.channels]).toEqual([256, 256, 4]);
  expect(at(0, 0)[3]).toBe(0);
  expect(at(128, 4)).toEqual([0x8c, 0x1c, 0x13, 255]);
});
