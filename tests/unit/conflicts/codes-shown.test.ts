import { expect, test } from "vitest";
import { type GivenEntry, standingWith } from "~/domain/conflicts/rules";

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 8, minute));
const SCORING = at(30);

const entry = (values: Partial<GivenEntry> = {}): GivenEntry => ({
  assignedAt: at(0),
  endedAt: null,
  answer: "none",
  answeredAt: at(10),
  signedAt: null,
  ...values,
});
const open = (values: Partial<GivenEntry> = {}) => entry({ answer: null, answeredAt: null, ...values });

test.each<[string, readonly GivenEntry[], Date | null, boolean]>([
  ["nothing is shown before scoring begins", [entry()], null, false],
  ["from then on, to who has answered everything", [entry(), entry()], SCORING, true],
  ["not while an answer is missing", [entry(), open()], SCORING, false],
  ["not while one is missing that came with scoring", [entry(), open({ assignedAt: SCORING })], SCORING, false],
  ["what came after they were shown hides nothing again", [entry(), open({ assignedAt: at(40) })], SCORING, true],
  [
    "an answer for what came later is open while another one is missing",
    [entry({ assignedAt: at(40), answeredAt: at(50) }), open({ assignedAt: at(40) }), entry()],
    SCORING,
    false,
  ],
  ["what was taken back is not waited for", [entry(), open({ endedAt: at(20) })], SCORING, true],
  ["they are shown when what was waited for is taken back", [entry(), open({ endedAt: at(40) })], SCORING, true],
  ["a signed sheet asks nothing", [entry(), open({ signedAt: at(45) })], SCORING, true],
  ["nothing is fixed that was not answered", [open(), entry()], SCORING, false],
  [
    "one entry after the other was missing, and never none",
    [entry(), entry({ answeredAt: at(40) }), open({ assignedAt: at(35) })],
    SCORING,
    false,
  ],
])("%s", (_, given, scoringSince, shown) => {
  expect(standingWith(given.slice(0, 1), given, scoringSince).hasSeenCodes).toBe(shown);
});

test("an establishment is fixed by the first answer for any of its entries, one taken back included", () => {
  const takenBack = entry({ endedAt: at(50) });
  const inherited = entry({ assignedAt: at(50), answeredAt: at(50) });
  const given = [takenBack, inherited, open({ assignedAt: at(50) })];

  expect(standingWith([inherited], given, SCORING).hasSeenCodes).toBe(false);
  expect(standingWith([takenBack, inherited], given, SCORING)).toEqual({
    answer: "none",
    isAsked: false,
    hasSeenCodes: true,
  });
});

test("the stronger answer stands, and an entry that was taken back asks nothing", () => {
  const named = entry({ answer: "conflict" });
  expect(standingWith([entry(), named, open()], [open()], null)).toMatchObject({ answer: "conflict", isAsked: true });
  expect(standingWith([open({ endedAt: at(5) })], [], null)).toMatchObject({ answer: null, isAsked: false });
});
