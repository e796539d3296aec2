import { expect, test } from "vitest";
import { faultOfList, isDeviation, listUnits, type PassedEntry, proposalOf } from "~/domain/councils/list";
import type { ProposalRules } from "~/domain/tallies/propose";
import { fractionOfPoints } from "~/lib/points";

const none = { value: null, source: "" };
const rules = (changes: Partial<ProposalRules> = {}): ProposalRules => ({
  cap: none,
  groupCaps: { value: {}, source: "" },
  territoryCap: none,
  establishmentCap: none,
  tiers: { value: [], source: "" },
  passMark: { value: 7000, source: "" },
  ...changes,
});

const entry = (
  nominationId: string,
  rank: number,
  points: number,
  changes: Partial<PassedEntry> = {},
): PassedEntry => ({
  nominationId,
  rank,
  score: fractionOfPoints(points * 100),
  groupCode: "B",
  territory: null,
  establishmentId: `maker of ${nominationId}`,
  isPending: false,
  ...changes,
});

const FIVE = [entry("a", 1, 95), entry("b", 2, 90), entry("c", 3, 85), entry("d", 4, 80), entry("e", 5, 75)];
const set = (lead: string, ...others: string[]) => ({
  mergeId: `set of ${lead}`,
  leadNominationId: lead,
  nominationIds: [lead, ...others],
});

const shown = (units: ReturnType<typeof listUnits>) =>
  units.map((unit) => `${unit.entries.map((one) => one.nominationId).join("+")} ${proposalOf(unit).verdict}`);

test("without sets the list is the tally's", () => {
  expect(shown(listUnits(rules({ cap: { value: 3, source: "" } }), FIVE, []))).toEqual([
    "a recognise",
    "b recognise",
    "c recognise",
    "d not_recognise",
    "e not_recognise",
  ]);
});

test("a set takes one place, that of its lead, and those below move up", () => {
  const capped = rules({ cap: { value: 3, source: "" } });

  expect(shown(listUnits(capped, FIVE, [set("a", "c")]))).toEqual([
    "a+c recognise",
    "b recognise",
    "d recognise",
    "e not_recognise",
  ]);
  expect(shown(listUnits(capped, FIVE, [set("c", "a")]))).toEqual([
    "b recognise",
    "a+c recognise",
    "d recognise",
    "e not_recognise",
  ]);
});

test("a set without its lead is on no row", () => {
  expect(shown(listUnits(rules(), FIVE.slice(1), [set("a", "c")]))).toEqual([
    "b recognise",
    "d recognise",
    "e recognise",
  ]);
});

test("who waits for papers is proposed as waiting, and keeps the place", () => {
  const entries = FIVE.map((one) => (one.nominationId === "b" ? { ...one, isPending: true } : one));

  expect(shown(listUnits(rules({ cap: { value: 3, source: "" } }), entries, []))).toEqual([
    "a recognise",
    "b pending",
    "c recognise",
    "d not_recognise",
    "e not_recognise",
  ]);
  expect(shown(listUnits(rules({ cap: { value: 2, source: "" } }), entries, [set("a", "b")])).slice(0, 2)).toEqual([
    "a+b pending",
    "c recognise",
  ]);
});

test("equals of which not all fit are left to the council", () => {
  const entries = [entry("a", 1, 95), entry("b", 2, 90), entry("c", 2, 90), entry("d", 4, 80)];

  expect(shown(listUnits(rules({ cap: { value: 2, source: "" } }), entries, []))).toEqual([
    "a recognise",
    "b null",
    "c null",
    "d not_recognise",
  ]);
});

test("saying otherwise than proposed is a deviation, and so is every choice left to the council", () => {
  const proposed = { verdict: "recognise", tier: "gold", isTierOpen: false } as const;
  const is = (
    proposal: Parameters<typeof isDeviation>[0],
    verdict: "recognise" | "not_recognise",
    tier: string | null,
  ) => isDeviation(proposal, { verdict, tier });

  expect(is(proposed, "recognise", "gold")).toBe(false);
  expect(is(proposed, "recognise", "silver")).toBe(true);
  expect(is(proposed, "recognise", null)).toBe(true);
  expect(is(proposed, "not_recognise", null)).toBe(true);
  const tied = { verdict: null, tier: null, isTierOpen: false };
  expect([is(tied, "recognise", null), is(tied, "not_recognise", null)]).toEqual([true, true]);
  expect(is({ verdict: "recognise", tier: null, isTierOpen: true }, "recognise", "gold")).toBe(true);
  expect(is({ verdict: "not_recognise", tier: null, isTierOpen: false }, "not_recognise", null)).toBe(false);
});

test("no reason excuses more places than the cap or a tier has", () => {
  const gold = { code: "gold", name: "Vàng", nameEn: "Gold", from: null, count: 1, money: null };
  const limits = { cap: { value: 2, source: "" }, tiers: { value: [gold], source: "" } };
  const recognised = { verdict: "recognise", tier: null } as const;

  expect(faultOfList(limits, [recognised, recognised])).toBeNull();
  expect(faultOfList(limits, [recognised, recognised, { verdict: "not_recognise", tier: null }])).toBeNull();
  expect(faultOfList(limits, [recognised, recognised, { verdict: "pending", tier: null }])).toEqual({
    kind: "over_cap",
    seats: 3,
    cap: 2,
  });
  expect(
    faultOfList(
      { ...limits, cap: none },
      Array.from({ length: 9 }, () => recognised),
    ),
  ).toBeNull();
  expect(
    faultOfList(
      limits,
      [1, 2].map(() => ({ verdict: "recognise", tier: "gold" }) as const),
    ),
  ).toEqual({
    kind: "tier_full",
    code: "gold",
    entries: 2,
    count: 1,
  });
});
