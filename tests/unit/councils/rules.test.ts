import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countVotes,
  hasQuorum,
  isCarried,
  isSizeAllowed,
  quorumOf,
  sizesOf,
  votesNeeded,
} from "~/domain/councils/rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";

const TWO_THIRDS = { numerator: 2, denominator: 3 };
const HALF_PRESENT = { numerator: 1, denominator: 2, of: "present" } as const;
const HALF_MEMBERS = { numerator: 1, denominator: 2, of: "members" } as const;

test("a quorum of two thirds is 5 of 7, 6 of 9, 8 of 11 and 9 of 13", () => {
  expect([7, 9, 11, 13].map((members) => quorumOf(TWO_THIRDS, members))).toEqual([5, 6, 8, 9]);
  expect(hasQuorum(TWO_THIRDS, { members: 9, present: 6 })).toBe(true);
  expect(hasQuorum(TWO_THIRDS, { members: 9, present: 5 })).toBe(false);
  expect(hasQuorum(TWO_THIRDS, { members: 0, present: 0 })).toBe(false);
});

test("exactly half carries nothing, one vote more does", () => {
  const body = { members: 9, present: 8 };

  expect(isCarried(HALF_PRESENT, 4, body)).toBe(false);
  expect(isCarried(HALF_PRESENT, 5, body)).toBe(true);
  expect(isCarried(HALF_MEMBERS, 4, body)).toBe(false);
  expect(isCarried(HALF_MEMBERS, 5, body)).toBe(true);
  // 4 of 7 who are there, of 9 members: enough of those present, not of all.
  expect(isCarried(HALF_PRESENT, 4, { members: 9, present: 7 })).toBe(true);
  expect(isCarried(HALF_MEMBERS, 4, { members: 9, present: 7 })).toBe(false);
});

test("two thirds of 9 are 6, and more than that is 7", () => {
  const rule = { ...TWO_THIRDS, of: "members" } as const;

  expect(isCarried(rule, 6, { members: 9, present: 9 })).toBe(false);
  expect(isCarried(rule, 7, { members: 9, present: 9 })).toBe(true);
  expect(votesNeeded(rule, { members: 9, present: 9 })).toBe(7);
});

test("the votes needed are the fewest that carry, and the quorum the fewest that are enough", () => {
  const share = fc.record({
    numerator: fc.integer({ min: 1, max: 99 }),
    denominator: fc.integer({ min: 1, max: 100 }),
  });
  const body = fc.record({ members: fc.integer({ min: 1, max: 60 }), present: fc.integer({ min: 0, max: 60 }) });

  fc.assert(
    fc.property(
      share,
      body,
      fc.constantFrom("present" as const, "members" as const),
      (part, { members, present }, of) => {
        fc.pre(part.numerator < part.denominator && present <= members);
        const rule = { ...part, of };
        const needed = votesNeeded(rule, { members, present });
        expect(isCarried(rule, needed, { members, present })).toBe(true);
        expect(isCarried(rule, needed - 1, { members, present })).toBe(false);
        const quorum = quorumOf(part, members);
        expect(hasQuorum(part, { members, present: quorum })).toBe(true);
        expect(hasQuorum(part, { members, present: quorum - 1 })).toBe(false);
      },
    ),
  );
});

test("votes are counted by what they say", () => {
  expect(countVotes([])).toEqual({ votesFor: 0, votesAgainst: 0, abstentions: 0 });
  expect(countVotes(["for", "against", "for", "abstain", "for"])).toEqual({
    votesFor: 3,
    votesAgainst: 1,
    abstentions: 1,
  });
});

test("the sizes of a council are those of its level; a level without any takes all", () => {
  expect(sizesOf(CNNTTB.rules, "province")).toEqual([7, 9]);
  expect([6, 7, 8, 9].map((seats) => isSizeAllowed(CNNTTB.rules, "province", seats))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(isSizeAllowed({ levels: { value: [], source: "" } }, "province", 4)).toBe(true);
});
