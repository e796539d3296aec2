import { brotliCompressSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { aShape } from "#tests/factories/floor-plans";
import { byProvince, byState, holdersOf } from "~/ui/floor-plans/colours";
import { FloorPlan } from "~/ui/floor-plans/floor-plan";
import { nextBooth } from "~/ui/floor-plans/next-booth";
import { PublicPlan } from "~/ui/floor-plans/public-plan";

const KIB = 1024;

const hall = { id: "h", name: "Nhà A", width: 1700, height: 1500, furniture: [aShape({ x: 800, y: 1480 })] };

/** A booth of a fair; taken by one of 40 provinces unless it says otherwise. */
const aBooth = (at: number, values: Partial<ReturnType<typeof free>> = {}) => ({
  ...free(at),
  state: "confirmed" as const,
  provinceId: `p${at % 40}`,
  provinceName: `Tỉnh số ${at % 40}`,
  // As different from each other as names of establishments are.
  exhibitorName: `Cơ sở sản xuất ${(at * 2654435761).toString(36)} ${(at * 40503).toString(36)}`,
  ...values,
});
const free = (at: number) => ({
  id: `0199a5e0-0000-7000-8000-${String(at).padStart(12, "0")}`,
  hallId: "h",
  code: `${"ABCDEFGHIKLMNOPQRSTUVWXY"[Math.floor(at / 25)]}${(at % 25) + 1}`,
  kind: "standard" as const,
  x: 40 + (at % 25) * 31,
  y: 60 + Math.floor(at / 25) * 65,
  width: 30,
  height: 30,
  state: "available" as "available" | "held" | "reserved" | "confirmed" | "blocked",
  provinceId: null as string | null,
  provinceName: null as string | null,
  exhibitorName: null as string | null,
});

test("the plan of 500 booths, each a link that names who stands there, is far below 60 kB compressed", () => {
  const booths = Array.from({ length: 500 }, (_, at) => aBooth(at));
  const html = renderToStaticMarkup(<PublicPlan slug="hoi-cho-2026" halls={[hall]} booths={booths} selected="B12" />);

  expect(html.match(/<a /g)?.length).toBe(500);
  expect(html).toContain("Cơ sở sản xuất");
  expect(brotliCompressSync(html).length).toBeLessThan(30 * KIB);
});

test("whose a booth is shows once it was given or taken; of a hold nothing is told", () => {
  const booths = [
    aBooth(0),
    aBooth(1, { state: "reserved" }),
    aBooth(2, { state: "held" }),
    aBooth(3, { state: "blocked" }),
    free(4),
  ];
  const holders = holdersOf(booths);

  expect(holders.map(({ name, codes, colour }) => [name, codes, colour])).toEqual([
    ["Tỉnh số 0", ["A1"], 1],
    ["Tỉnh số 1", ["A2"], 2],
  ]);
  expect(booths.map(byProvince(holders))).toEqual([1, 2, "held", "blocked", "available"]);
  expect(booths.map(byState)).toEqual(["confirmed", "reserved", "held", "blocked", "available"]);
  const html = renderToStaticMarkup(<PublicPlan slug="f" halls={[hall]} booths={booths} selected="A3" />);
  expect(html).toContain("Tỉnh số 1");
  expect(html).not.toContain("Tỉnh số 2");
  expect(html).not.toContain(booths[2]!.exhibitorName);
});

test("the ninth province has the colour of the first again, and who has most comes first", () => {
  const many = Array.from({ length: 9 }, (_, at) => aBooth(at));
  const holders = holdersOf([...many, aBooth(9, { provinceId: "p8", provinceName: "Tỉnh số 8" })]);

  expect(holders.map(({ id, colour }) => [id, colour])).toEqual([
    ["p8", 1],
    ...Array.from({ length: 8 }, (_, at) => [`p${at}`, at === 7 ? 1 : at + 2]),
  ]);
});

test("the booth that is looked for is pointed out and can be scrolled to; one that is not there is said to be so", () => {
  const found = renderToStaticMarkup(<PublicPlan slug="f" halls={[hall]} booths={[aBooth(0)]} selected="A1" />);
  expect(found).toContain('aria-current="true" class="p1 plan-selected" id="booth-A1"');
  const lost = renderToStaticMarkup(<PublicPlan slug="f" halls={[hall]} booths={[aBooth(0)]} selected="Z9" />);
  expect(lost).toContain("Không có gian Z9 trên sơ đồ này.");
  expect(lost).not.toContain("plan-selected");
});

test("a plan without links is one picture with words; with links it is a group of them", () => {
  const still = renderToStaticMarkup(<FloorPlan hall={hall} booths={[aBooth(0)]} colourOf={byState} />);
  expect(still).toContain('role="img" aria-label="Sơ đồ Nhà A: 1 gian hàng"');
  expect(still).not.toContain("<a ");
  const linked = renderToStaticMarkup(
    <FloorPlan
      hall={hall}
      booths={[aBooth(0), aBooth(1)]}
      colourOf={byState}
      hrefOf={({ code }) => (code === "A1" ? "/x" : null)}
    />,
  );
  expect(linked).toContain('role="group"');
  expect(linked.match(/<a href="\/x"/g)?.length).toBe(1);
});

test("arrow keys go to the next booth in their way, along the row before across it", () => {
  const at = (key: string, x: number, y: number) => ({ key, x, y });
  const places = [at("A1", 0, 0), at("A2", 30, 0), at("A4", 90, 0), at("B1", 0, 70), at("B2", 30, 70)];

  expect(nextBooth(places, "A1", "ArrowRight")).toBe("A2");
  expect(nextBooth(places, "A2", "ArrowRight")).toBe("A4");
  expect(nextBooth(places, "A4", "ArrowRight")).toBeNull();
  expect(nextBooth(places, "A2", "ArrowDown")).toBe("B2");
  expect(nextBooth(places, "B1", "ArrowUp")).toBe("A1");
  expect(nextBooth(places, "A1", "ArrowLeft")).toBeNull();
  expect(nextBooth(places, "A1", "Enter")).toBeNull();
  expect(nextBooth(places, "gone", "ArrowUp")).toBeNull();
});

test("the booths of a province are named by number, as its legend and the printed plan list them", () => {
  const booths = ["B10", "B2", "A3"].map((code, at) => aBooth(at, { code, provinceId: "p1", provinceName: "Nghệ An" }));

  expect(holdersOf(booths).map(({ name, codes }) => [name, codes])).toEqual([["Nghệ An", ["A3", "B2", "B10"]]]);
});
