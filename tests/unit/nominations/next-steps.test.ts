import { expect, test } from "vitest";
import { nextStepsFor, type ProducerState } from "~/domain/nominations/next-steps";

const until = new Date("2026-11-30T10:00:00Z");
const names = { name: "Bình chọn 2026", nameEn: "Selection 2026" };
const round = { id: "r1", ...names, closesAt: until };
const photos = [{ view: "front" }, { view: "side" }, { view: "above" }] as const;
const product = { id: "p1", name: "Nước mắm", photos, rounds: [round] };
const nomination = {
  id: "n1",
  productId: "p1",
  productName: "Nước mắm",
  state: "draft",
  note: null,
  dueOn: null,
  awaitsPapers: false,
  isOpen: true,
  saved: { at: new Date("2026-11-20T03:42:00Z"), by: "Lê Thị Hoa", step: "market" },
  round: { id: "r1", ...names, phaseEndsAt: until },
} as const;

const stepsOf = (state: Partial<ProducerState>) =>
  nextStepsFor({
    establishments: [{ id: "e1" }],
    papers: [],
    reports: [],
    products: [product],
    nominations: [],
    ...state,
  });

test("someone new registers an establishment, then a product", () => {
  expect(stepsOf({ establishments: [], products: [] })).toEqual([{ kind: "establishment" }]);
  expect(stepsOf({ products: [] })).toEqual([{ kind: "product", establishmentId: "e1" }]);
});

test("a product is photographed from all sides before it is entered", () => {
  expect(stepsOf({ products: [{ ...product, photos: [{ view: "side" }] }] })).toEqual([
    { kind: "photos", productId: "p1", product: "Nước mắm", views: ["front", "above"] },
  ]);
  expect(stepsOf({})).toEqual([
    { kind: "nominate", productId: "p1", product: "Nước mắm", roundId: "r1", round: names, until },
  ]);
  expect(stepsOf({ products: [{ ...product, rounds: [] }] })).toEqual([]);
});

test("what was asked for comes first, then drafts, then what can be begun", () => {
  const second = { ...product, id: "p2", name: "Khô cá" };
  const third = { ...product, id: "p3", name: "Mắm ruốc" };
  const asked = {
    ...nomination,
    id: "n2",
    productId: "p2",
    productName: "Khô cá",
    state: "more_asked",
    note: "Thêm ảnh",
  } as const;

  const steps = stepsOf({ products: [product, second, third], nominations: [nomination, asked] });

  expect(steps.map((step) => [step.kind, "product" in step ? step.product : null])).toEqual([
    ["more_asked", "Khô cá"],
    ["draft", "Nước mắm"],
    ["nominate", "Mắm ruốc"],
  ]);
});

test("what was asked for is due on its own day, and papers left pending are asked for until theirs", () => {
  const asked = { ...nomination, state: "more_asked", note: "Thêm ảnh", dueOn: "2026-11-25" } as const;
  const pending = {
    ...nomination,
    id: "n2",
    state: "admitted",
    isOpen: false,
    awaitsPapers: true,
    dueOn: "2026-12-01",
  } as const;

  expect(stepsOf({ nominations: [pending, asked] })).toEqual([
    {
      kind: "more_asked",
      nominationId: "n1",
      product: "Nước mắm",
      note: "Thêm ảnh",
      until: new Date("2026-11-25T16:59:59Z"),
    },
    { kind: "pending_papers", nominationId: "n2", product: "Nước mắm", until: new Date("2026-12-01T16:59:59Z") },
  ]);
});

test("a product is offered again after a withdrawal, and no step is a dossier that can no longer be written", () => {
  expect(stepsOf({ nominations: [{ ...nomination, state: "withdrawn", isOpen: false }] })).toMatchObject([
    { kind: "nominate", productId: "p1" },
  ]);
  expect(stepsOf({ nominations: [{ ...nomination, isOpen: false }] })).toEqual([]);
});

test("a draft says where it was left and by whom; papers that end come after it, once an establishment", () => {
  const paper = (establishmentId: string, kind: "food_safety" | "trademark", validUntil: string) => ({
    establishmentId,
    kind,
    validUntil,
  });
  const papers = [
    paper("e1", "food_safety", "2026-11-30"),
    paper("e1", "trademark", "2026-12-20"),
    paper("e2", "trademark", "2026-12-24"),
  ];

  expect(stepsOf({ establishments: [{ id: "e1" }, { id: "e2" }], papers, nominations: [nomination] })).toEqual([
    {
      kind: "draft",
      nominationId: "n1",
      product: "Nước mắm",
      round: names,
      saved: { at: new Date("2026-11-20T03:42:00Z"), by: "Lê Thị Hoa", step: "market" },
      until,
    },
    {
      kind: "papers_ending",
      establishmentId: "e1",
      paper: "food_safety",
      count: 2,
      until: new Date("2026-11-30T16:59:59Z"),
    },
    {
      kind: "papers_ending",
      establishmentId: "e2",
      paper: "trademark",
      count: 1,
      until: new Date("2026-12-24T16:59:59Z"),
    },
  ]);
});

test("reports that are owed are one step: what was sent back, then the soonest, then the latest that is late", () => {
  const report = (standing: string, year: number) => ({
    awardId: `a${year}`,
    year,
    productName: "Khô cá",
    dueOn: `${year + 1}-01-31`,
    standing,
  });
  const stepOf = (...reports: ProducerState["reports"]) => stepsOf({ reports, nominations: [nomination] })[0];
  const step = (year: number, count: number, isReturned = false) => ({
    kind: "report",
    awardId: `a${year}`,
    year,
    product: "Khô cá",
    count,
    isReturned,
    until: new Date(`${year + 1}-01-31T16:59:59Z`),
  });

  expect(stepOf(report("acknowledged", 2023), report("submitted", 2024))).toMatchObject({ kind: "draft" });
  expect(stepOf(report("late", 2025))).toEqual(step(2025, 1));
  expect(stepOf(report("late", 2023), report("late", 2024), report("submitted", 2025))).toEqual(step(2024, 2));
  expect(stepOf(report("late", 2024), report("due", 2026), report("due", 2025))).toEqual(step(2025, 3));
  expect(stepOf(report("due", 2025), report("returned", 2024))).toEqual(step(2024, 2, true));
});
