import fc from "fast-check";
import { expect, test } from "vitest";
import { answersOf, type Offer, partsOf } from "~/domain/applications/answers";
import { applicationStepForm, ExhibitorForm, GoodsForm, StartApplicationForm } from "~/domain/applications/forms";
import {
  type ApplicationContent,
  applicationGaps,
  applicationNumber,
  codesIn,
  countOf,
  isRuralPlace,
  mayMove,
  namesIn,
  offeredKinds,
  priorityPoints,
  Wishes,
} from "~/domain/applications/rules";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { kilowattsText, parseKilowatts } from "~/lib/kilowatts";
import { APPLICATION_STATES } from "~/lib/vocabulary";

const COMPLETE: ApplicationContent = {
  isCentre: false,
  signName: "Rượu cần",
  contactName: "Bảy",
  contactPhone: "0912345678",
  asks: { standard: { booths: 2, area: null } },
  offered: ["standard", "raw", "common"],
  mostBooths: 6,
  goods: 1,
  products: [],
  exhibitors: 1,
  papers: 1,
};

const gapsOf = (changes: Partial<ApplicationContent>) =>
  applicationGaps({ ...COMPLETE, ...changes }).map(
    ({ step, field, which, severity }) => `${severity} ${step} ${field} ${which}`,
  );

test("a complete application lacks nothing, and each thing that is missing is named where it is filled in", () => {
  expect(gapsOf({})).toEqual([]);
  expect(gapsOf({ signName: "", contactPhone: "" })).toEqual([
    "required sign signName missing",
    "required sign contactPhone missing",
  ]);
  expect(gapsOf({ asks: {} })).toEqual(["required places standard no_places"]);
  expect(gapsOf({ asks: { standard: { booths: 7, area: null } } })).toEqual(["required places standard too_many"]);
  expect(gapsOf({ asks: { raw: { booths: 1, area: null } } })).toEqual(["required places rawArea no_area"]);
  expect(gapsOf({ asks: { pavilion: { booths: 1, area: 36 } } })).toEqual(["required places pavilion not_offered"]);
  expect(gapsOf({ goods: 0 })).toEqual(["required goods lines nothing_shown"]);
  expect(gapsOf({ goods: 0, products: [{ isRecognised: false }] })).toEqual([]);
  expect(gapsOf({ papers: 0 })).toEqual(["advised show papers no_papers"]);
  expect(gapsOf({ isCentre: true, papers: 0, exhibitors: 0 })).toEqual(["required exhibitors name no_exhibitors"]);
});

test("the common stand is for who shows a recognised product", () => {
  const asks = { common: { booths: 1, area: null } };
  expect(gapsOf({ asks, products: [{ isRecognised: false }] })).toEqual(["required show products no_recognised"]);
  expect(gapsOf({ asks, products: [{ isRecognised: false }, { isRecognised: true }] })).toEqual([]);
});

test("what was withdrawn stays so, and a draft is not answered", () => {
  const from = (state: (typeof APPLICATION_STATES)[number]) => APPLICATION_STATES.filter((to) => mayMove(state, to));
  expect(Object.fromEntries(APPLICATION_STATES.map((state) => [state, from(state)]))).toEqual({
    draft: ["submitted", "withdrawn"],
    submitted: ["more_asked", "accepted", "waiting", "refused", "withdrawn"],
    more_asked: ["submitted", "more_asked", "accepted", "waiting", "refused", "withdrawn"],
    accepted: ["submitted", "withdrawn"],
    waiting: ["submitted", "accepted", "refused", "withdrawn"],
    refused: ["submitted"],
    withdrawn: [],
  });
});

test("kinds are offered that have a price, all while there is no price list", () => {
  expect(offeredKinds([{ kind: "standard" }, { kind: "corner" }])).toEqual(["standard"]);
  expect(offeredKinds([])).toEqual(["standard", "raw", "pavilion", "common"]);
});

test("points add up by the rules of the fair", () => {
  const facts = { isRecognised: false, isHost: false, isNewcomer: false };
  expect(priorityPoints(USUAL_RULES, facts)).toBe(0);
  expect(priorityPoints(USUAL_RULES, { ...facts, isRecognised: true, isNewcomer: true })).toBe(35);
  expect(priorityPoints(USUAL_RULES, { isRecognised: true, isHost: true, isNewcomer: true })).toBe(45);
});

test("numbers count in the fair, and read back", () => {
  expect([applicationNumber("HC26", 7), applicationNumber("HC26", 1000)]).toEqual(["HC26-007", "HC26-1000"]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      (count) => countOf("HC26", applicationNumber("HC26", count)) === count,
    ),
  );
  expect([countOf("HC26", null), countOf("HC26", "HC2-017"), countOf("HC26", "HC26-1a")]).toEqual([0, 0, 0]);
});

test("power is typed in kW and kept in watts", () => {
  expect(["3", "4,5", "4.5 kW", "0,75", "1000"].map(parseKilowatts)).toEqual([3000, 4500, 4500, 750, 1_000_000]);
  expect(["", "ba", "-1", "1001", "1,2345"].map(parseKilowatts)).toEqual([null, null, null, null, null]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (watts) => parseKilowatts(kilowattsText(watts)) === watts),
  );
});

test("several names are told apart by lines and semicolons, codes by spaces and commas too", () => {
  expect(namesIn("Công ty A, B; HTX C\n\nHTX C\n")).toEqual(["Công ty A, B", "HTX C"]);
  expect(codesIn("b12, B13 b12;c1")).toEqual(["B12", "B13", "C1"]);
});

const OFFER: Offer = { kinds: ["standard", "raw"], serviceIds: ["s1"], productIds: ["p1", "p2"], paperIds: ["v1"] };

test("what a form says is what the tables keep, and back", () => {
  const counts = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined });
  const tick = fc.constantFrom("on", undefined);
  const arbitrary = fc.record({
    signName: fc.constantFrom("Rượu cần", undefined),
    standard: counts,
    raw: counts,
    rawArea: counts,
    power: counts,
    corner: tick,
    needsWater: tick,
    booths: fc.constantFrom("B12, B13", undefined),
    near: fc.constantFrom("HTX A\nHTX B", undefined),
    "service-s1": counts,
    "product-p1": tick,
    "paper-v1": tick,
  });
  fc.assert(
    fc.property(arbitrary, (typed) => {
      const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
      // An area alone asks for one piece of ground.
      const expected = said.rawArea && !said.raw ? { ...said, raw: 1 } : said;
      expect(answersOf(partsOf(said, OFFER))).toEqual(expected);
    }),
  );
  expect(partsOf({}, OFFER).wishes).toEqual(Wishes.parse({}));
});

test("a step reads what people type, and says what it cannot read", () => {
  const read = (typed: Record<string, string>) => applicationStepForm("places", OFFER).safeParse(typed);
  expect(
    read({ standard: "2", rawArea: "1.200", power: "4,5", booths: "b12 b13", corner: "on", "service-s1": "0" }).data,
  ).toEqual({
    standard: 2,
    rawArea: 1200,
    power: 4500,
    booths: "B12, B13",
    corner: "on",
  });
  const wrong = read({ standard: "hai", power: "nhiều", "service-s1": "-1" });
  expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(["standard", "power", "service-s1"]);
  const crowded = read({ near: Array.from({ length: 11 }, (_, at) => `HTX ${at}`).join("\n") });
  expect(crowded.success).toBe(false);
});

test("lines and applicants are read strictly", () => {
  expect(GoodsForm.safeParse({ name: "Chè", quantity: "0" }).success).toBe(false);
  expect(ExhibitorForm.safeParse({ name: "HTX", taxCode: "0100112438" }).success).toBe(false);
  expect(ExhibitorForm.parse({ name: " HTX  A ", taxCode: "0100112437" })).toMatchObject({
    name: "HTX A",
    taxCode: "0100112437",
  });
  expect(StartApplicationForm.safeParse({ applicant: "agency:1" }).success).toBe(false);
});

test("who makes in a ward counts as rural where the fair says so; communes, townships and islands do, and what is not known", () => {
  const places = ["Xã Hàm Minh", "Thị trấn Phan Rí Cửa", "Đặc khu Phú Quý", null, "Phường Mũi Né", "phường 1"];
  const ruralOf = (wards: boolean) =>
    places.map((place) => isRuralPlace(place, { rural: { value: { wards }, source: "" } }));
  expect(ruralOf(false)).toEqual([true, true, true, true, false, false]);
  expect(ruralOf(true)).toEqual([true, true, true, true, true, true]);
});
