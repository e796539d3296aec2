import { expect, test } from "vitest";
import { verdictOf } from "~/domain/sheets/desk-verdict";
import { FILES_LIMIT, type PackedSheet, packOf, type StoredForm } from "~/domain/sheets/pack";

const pageOf = (id: string) => `/judge/sheets/${id}`;

const sheet = (number: number, more: Partial<PackedSheet> = {}): PackedSheet => ({
  sheetId: `s${number}`,
  code: `LD1-00${number}`,
  productName: "Gốm",
  pageKey: `page${number}`,
  photos: [],
  papers: [],
  ...more,
});

/** As the site keeps a photo: bytes by width. */
const photo = (fileId: string, sizes: Record<string, number>): StoredForm[] =>
  Object.entries(sizes).map(([name, size]) => ({ fileId, name, size, url: `/files/${fileId}/${name}` }));

test("an entry is its page, its first photo large, the others small, and its papers", () => {
  const forms = [
    ...photo("p1", { 320: 10_000, 640: 40_000, 1280: 120_000, original: 900_000 }),
    ...photo("p2", { 320: 10_000, 640: 40_000, 1280: 120_000, original: 900_000 }),
    ...photo("narrow", { 320: 9_000, original: 20_000 }),
    ...photo("paper", { original: 500_000 }),
  ];
  const one = sheet(1, { photos: ["p1", "p2", "narrow"], papers: [{ fileId: "paper", name: "Giấy phép" }] });

  expect(packOf("round", [one], forms, pageOf)).toEqual({
    roundId: "round",
    entries: [
      {
        sheetId: "s1",
        code: "LD1-001",
        productName: "Gốm",
        items: [
          { url: "/judge/sheets/s1", key: "page1", bytes: null },
          { url: "/files/p1/1280", key: "p1/1280", bytes: 120_000 },
          { url: "/files/p2/640", key: "p2/640", bytes: 40_000 },
          { url: "/files/narrow/320", key: "narrow/320", bytes: 9_000 },
          { url: "/files/paper/original", key: "paper/original", bytes: 500_000 },
        ],
        leftOut: [],
      },
    ],
    fileBytes: 669_000,
  });
});

test("where there are many photos all are small, and a paper that does not fit is named", () => {
  const sheets = Array.from({ length: 60 }, (_, index) =>
    sheet(index, {
      photos: [1, 2, 3, 4].map((number) => `p${index}-${number}`),
      papers: [{ fileId: `big${index}`, name: "Bản mô tả" }],
    }),
  );
  const forms = sheets.flatMap(({ photos, papers }, index) => [
    ...photos.flatMap((id) => photo(id, { 640: 60_000, 1280: 200_000 })),
    ...photo(papers[0]!.fileId, { original: index < 2 ? 1_000_000 : 9_000_000 }),
  ]);

  const pack = packOf("round", sheets, forms, pageOf);

  expect(pack.fileBytes).toBe(60 * 4 * 60_000 + 2 * 1_000_000);
  expect(pack.fileBytes).toBeLessThan(FILES_LIMIT);
  expect(pack.entries[1]?.leftOut).toEqual([]);
  expect(pack.entries[2]?.leftOut).toEqual([{ fileId: "big2", name: "Bản mô tả", bytes: 9_000_000 }]);
});

test("it is safe to close when every sheet is signed or recused and no device says that it has unsent points", () => {
  const at = new Date("2026-05-04T03:00:00Z");
  const device = (unsent: number) => ({ kind: "phone" as const, unsent, lastHeardAt: at });
  const done = { name: "An", total: 3, signed: 2, recused: 1, devices: [device(0)] };

  expect(verdictOf([done, { ...done, name: "Bình", devices: [] }])).toEqual({ open: [], unsent: [] });
  expect(
    verdictOf([done, { ...done, name: "Bình", signed: 1 }, { ...done, name: "Chi", devices: [device(4)] }]),
  ).toEqual({
    open: [{ name: "Bình", sheets: 1 }],
    unsent: [{ name: "Chi", kind: "phone", operations: 4, lastHeardAt: at }],
  });
});
