import fc from "fast-check";
import { expect, test } from "vitest";
import { aDrawnBooth, aPlan, aShape } from "#tests/factories/floor-plans";
import { planAsJson, planAsSvg, planFromJson, planFromSvg, UnreadablePlan } from "~/domain/floor-plans/exchange";
import { DrawnBooth, FloorPlan, FURNITURE_KINDS, type FloorPlan as Plan } from "~/domain/floor-plans/rules";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";

const box = {
  x: fc.nat(100_000),
  y: fc.nat(100_000),
  width: fc.integer({ min: 1, max: 100_000 }),
  height: fc.integer({ min: 1, max: 100_000 }),
};
const label = fc.string({ maxLength: 40, unit: "grapheme" }).filter((text) => /^[^\p{Cc}\p{Cs}]{0,80}$/u.test(text));
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  width: box.width,
  height: box.height,
  furniture: fc.array(fc.record({ ...box, kind: fc.constantFrom(...FURNITURE_KINDS), label, labelEn: label })),
  booths: fc.array(
    fc.record(
      {
        ...box,
        id: fc.uuid(),
        code: fc.constantFrom("A1", "Đ-3", "K.1", "12"),
        kind: fc.constantFrom(...BOOTH_KINDS),
        openTo: fc.constantFrom("", "N", "ES", "NESW"),
        power: fc.nat(1_000_000),
        hasWater: fc.boolean(),
        zone: fc.constantFrom(null, ...PRODUCT_GROUPS),
      },
      { requiredKeys: ["x", "y", "width", "height", "code", "kind", "openTo", "power", "hasWater", "zone"] },
    ),
  ),
});

test("a plan read from its JSON is the plan", () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(planFromJson(planAsJson(plan))).toEqual(plan);
    }),
  );
});

test("a plan read from its drawing is the plan", () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(planFromSvg(planAsSvg(plan))).toEqual(plan);
    }),
  );
});

const plan = aPlan({
  booths: [aDrawnBooth({ x: 10, y: 20, zone: "C" })],
  furniture: [aShape({ label: 'Cổng "A" <1>' })],
});

test("what another program added to a drawing, and wrote otherwise, is read as it is meant", () => {
  const touched = planAsSvg(plan)
    .replace("<svg ", '<?xml version="1.0"?>\n<!-- kept by another program --><svg ')
    .replace('x="10"', "x='10.0004'")
    .replace("</svg>", '<g><rect x="1" y="1" width="5" height="5"/><metadata>Inkscape</metadata></g></svg>');

  expect(planFromSvg(touched)).toEqual(plan);
});

/** Why a text is refused; null when it is read. */
function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof UnreadablePlan) return error.reason;
    throw error;
  }
}

test("what is none of ours is refused, and nothing in it is looked up", () => {
  const svg = planAsSvg(plan);
  const entity = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

  expect(
    [
      "",
      "not a drawing",
      '<svg xmlns="http://www.w3.org/2000/svg"><rect data-booth="A1"/></svg>',
      `<html>${svg}</html>`,
      `${entity}${svg}`,
      `${entity}${svg.replace(">A1<", ">&x;<")}`,
    ].map((text) => refusal(() => planFromSvg(text))),
  ).toEqual(Array(6).fill("foreign"));
  expect(["", "[]", "null", '"x"', '{"booths":[]}'].map((text) => refusal(() => planFromJson(text)))).toEqual(
    Array(5).fill("foreign"),
  );
});

test("one of ours that says what no plan does is refused as damaged", () => {
  const svg = planAsSvg(plan);
  const json = planAsJson(plan);

  expect(
    [
      svg.replace('data-kind="standard"', 'data-kind="palace"'),
      svg.replace('data-power="3000"', 'data-power="-1"'),
      svg.replace('x="10"', 'x="much"'),
      svg.replace("<rect ", '<rect transform="rotate(45)" '),
      svg.replace("</svg>", "</svgg>"),
      svg.slice(0, -20),
      svg.replace(">A1<", ">&other;<"),
    ].map((text) => refusal(() => planFromSvg(text))),
  ).toEqual(Array(7).fill("damaged"));
  // As the first is, whatever a browser would make of it: what is no plain number, or too large for any hall.
  for (const number of ["", " ", "0x1E", "NaN", "Infinity", "1e99", "-10", "10px", "99999999999999999999"]) {
    expect(refusal(() => planFromSvg(svg.replace('x="10"', `x="${number}"`)))).toBe("damaged");
    expect(refusal(() => planFromSvg(svg.replace('data-width="300"', `data-width="${number}"`)))).toBe("damaged");
  }
  expect(refusal(() => planFromJson(json.replace('"openTo": "S"', '"openTo": "SN"')))).toBe("damaged");
});

test("a drawing that would run or move something is refused, and the sentence names what", () => {
  const svg = planAsSvg(plan);
  const inside = (text: string) => svg.replace("</svg>", `${text}</svg>`);
  const detail = (text: string) => {
    try {
      planFromSvg(text);
      return null;
    } catch (error) {
      return error instanceof UnreadablePlan ? error.detail : String(error);
    }
  };

  expect(
    [
      inside("<script>alert(1)</script>"),
      inside('<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'),
      inside('<foreignObject><iframe src="https://example.org"/></foreignObject>'),
      svg.replace("<svg ", '<svg onload="alert(1)" '),
      svg.replace("<rect ", '<rect onclick="alert(1)" '),
      svg.replace("<rect ", '<rect style="transform: translate(90px)" '),
      svg.replace("<rect ", '<svg x="90" y="90"><rect ').replace("</svg>", "</svg></svg>"),
    ].map(detail),
  ).toEqual(["script", "script", "foreignObject", "svg: onload", "rect: onclick", "rect: transform", "svg"]);
  expect(
    detail(inside('<image href="https://example.org/a.png"/><text style="text-transform: uppercase">A</text>')),
  ).toBe(null);
});

test("a plan keeps no text that a table or a file would not", () => {
  const named = (code: string) => DrawnBooth.safeParse(aDrawnBooth({ code })).success;
  const called = (text: string) => FloorPlan.safeParse(aPlan({ furniture: [aShape({ label: text })] })).success;

  expect(["A1", "Đ-3", "K.1", "1/2", "a1", "A 1", "", "-A", "A\u0000", "ABCDEFGHIJKLM"].map(named)).toEqual([
    ...Array(4).fill(true),
    ...Array(6).fill(false),
  ]);
  expect(["", "Cổng 1 🚪", "a\nb", "a\u0000", "\ud800"].map(called)).toEqual([true, true, false, false, false]);
});
