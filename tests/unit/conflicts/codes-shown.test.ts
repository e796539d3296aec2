import { expect, test } from "vitest";
import { type GivenEntry, wereCodesShown } from "~/domain/conflicts/rules";

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 8, minute));
const SCORING = at(30);

const entry = (values: Partial<GivenEntry> = {}): GivenEntry => ({
  assignedAt: at(0),
  endedAt: null,
  answeredAt: at(10),
  signedAt: null,
  ...values,
});
const open = (values: Partial<GivenEntry> = {}) => entry({ answeredAt: null, ...values });

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
  ["a signed sheet asks nothing", [entry(), open({ signedAt: at(45) })], SCORING, true],
  ["nothing is fixed that was not answered", [open(), entry()], SCORING, false],
])("%s", (_, given, scoringSince, shown) => {
  expect(wereCodesShown(given, given[0]!, scoringSince)).toBe(shown);
});
