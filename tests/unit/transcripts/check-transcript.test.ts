import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aTranscript,
  type DraftTranscript,
  OFFICE_KEY,
  signAnew,
  signWithOtherKey,
} from "#tests/factories/transcripts";
import { checkTranscript } from "~/domain/transcripts/check-transcript";
import { CHECKS, type TranscriptReport } from "~/domain/transcripts/checks";

const GOOD = JSON.stringify(aTranscript());
/** Every kind of row once or twice: quick to look through hundreds of times. */
const SMALL = JSON.stringify(aTranscript({ entries: 3, jurors: 2, criteria: 2, cap: 1 }));
const PATIENCE = { timeout: 60_000 };
const OPTIONS = { trusted: [{ publicKey: OFFICE_KEY }] };
const check = (file: DraftTranscript | string) =>
  checkTranscript(typeof file === "string" ? file : JSON.stringify(file), OPTIONS);
const changed = (change: (file: DraftTranscript) => void): DraftTranscript => {
  const file = JSON.parse(GOOD) as DraftTranscript;
  change(file);
  return file;
};
/** What failed, by its reason, with the first difference. */
const failures = ({ checks }: TranscriptReport) =>
  Object.fromEntries(
    checks.filter(({ state }) => state === "failed").map(({ name, reason, first }) => [name, [reason, first]]),
  );

test("a published file passes every check, in their order", async () => {
  const { ok, checks, about } = await check(GOOD);

  expect([ok, about?.size]).toEqual([true, 184]);
  expect(checks.map(({ name, state }) => [name, state])).toEqual(CHECKS.map((name) => [name, "ok"]));
  expect(checks.find(({ name }) => name === "result")?.figures).toEqual({ entries: 5, passed: 3, proposed: 2 });
});

test("without a key of one's own the key is said to be unknown, and nothing fails for it", async () => {
  const { ok, checks } = await checkTranscript(GOOD);

  expect(ok).toBe(true);
  expect(checks.filter(({ state }) => state !== "ok").map(({ name, reason }) => [name, reason])).toEqual([
    ["key", "not_pinned"],
  ]);
});

describe("without the signing key", () => {
  test("any one letter changed anywhere is found, unless it says the same", PATIENCE, async () => {
    const original = JSON.parse(SMALL) as unknown;
    const letters = fc.constantFrom(...'0123456789abcdefXYZ{}[]",:.-_ \n\\');
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(SMALL.length - 1), letters, async (at, letter) => {
        if (SMALL[at] === letter) return;
        const text = SMALL.slice(0, at) + letter + SMALL.slice(at + 1);
        if ((await check(text)).ok) expect(JSON.parse(text)).toEqual(original);
        else found += 1;
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(350);
  });

  test("every letter of a signature, a key and a digest matters", PATIENCE, async () => {
    const file = JSON.parse(SMALL) as DraftTranscript;
    const texts = [file.seal.signature, file.seal.digest, file.seal.publicKey, file.heads[0]!.signature];
    for (const text of texts) {
      for (const at of [0, text.length - 1]) {
        // The last letter of base64url has bits that carry nothing: they too must be as they were.
        const other = [..."abcdefghijABCDEFGHIJ0123456789"].filter((letter) => letter !== text[at]);
        for (const letter of other.slice(0, 4)) {
          const { ok } = await check(SMALL.replaceAll(text, text.slice(0, at) + letter + text.slice(at + 1)));
          expect(ok).toBe(false);
        }
      }
    }
  });

  test("changed points are named by entry, juror and criterion, with both values", async () => {
    const report = await check(
      changed(({ sheets }) => {
        sheets[4]!.points[2]!.points += 50;
      }),
    );

    expect(failures(report).sheets).toEqual([
      "point_differs",
      { entry: "LDG-0002", juror: "11111111", criterion: "I.3", file: "700", found: "650" },
    ]);
    expect(Object.keys(failures(report))).toEqual(["seal", "sheets", "points"]);
  });

  test("a dropped event is named by its place", async () => {
    const report = await check(changed(({ events }) => void events.splice(17, 1)));

    expect(failures(report).ledger).toEqual(["event_missing", { place: 17, file: "18", found: "17" }]);
  });

  test("events in another order are found, also where their places were written anew", async () => {
    const report = await check(
      changed((file) => {
        const [a, b] = [file.events[5]!, file.events[6]!];
        file.events[5] = { ...b, place: 5 };
        file.events[6] = { ...a, place: 6 };
      }),
    );

    expect(failures(report).ledger?.[0]).toBe("root_differs");
  });

  test("a file that breaks off is said to, and nothing else is claimed", async () => {
    for (const at of [1, 100, GOOD.length / 2, GOOD.length - 1]) {
      const { ok, checks, about } = await check(GOOD.slice(0, at));
      expect([ok, checks.map(({ name, reason }) => [name, reason]), about]).toEqual([
        false,
        [["format", "cut_off"]],
        null,
      ]);
    }
  });

  test("a damaged file is told by the place in it", async () => {
    const report = await check(
      changed(({ sheets }) => {
        (sheets[3] as { total: unknown }).total = "8250";
      }),
    );

    expect(report.checks).toMatchObject([{ name: "format", reason: "field", first: { field: "sheets[3].total" } }]);
    expect((await check("[]")).checks).toMatchObject([{ reason: "other_format" }]);
    expect((await check('{"format":"tinh-hoa-transcript-9"}')).checks).toMatchObject([
      { reason: "other_format", first: { file: "tinh-hoa-transcript-9" } },
    ]);
    expect((await check("bình chọn}")).checks).toMatchObject([{ reason: "not_json" }]);
  });
});

describe("by someone who holds a signing key", () => {
  const forged = (change: (file: DraftTranscript) => void) => check(signAnew(changed(change)));

  test("another key is found by whoever knows the office's, and is whole in itself to others", async () => {
    const file = JSON.stringify(signWithOtherKey(aTranscript()));

    expect(Object.keys(failures(await check(file)))).toEqual(["key"]);
    expect((await checkTranscript(file)).ok).toBe(true);
  });

  test("points that the ledger does not tell", async () => {
    const report = await forged(({ sheets }) => {
      sheets[4]!.points[2]!.points += 50;
      sheets[4]!.total += 50;
    });

    expect(Object.keys(failures(report))).toEqual(["sheets", "result", "tally"]);
  });

  test("a rank, a score, an outcome, a limit that do not follow from the sheets", async () => {
    const changes: ((row: DraftTranscript["result"][number]) => void)[] = [
      (row) => {
        row.rank = 2;
      },
      (row) => {
        row.score = "1/1";
      },
      (row) => {
        row.outcome = "not_passed";
      },
      (row) => {
        row.passed = false;
      },
      (row) => {
        row.tier = "a";
      },
      (row) => {
        row.limit = { kind: "cap", key: "", limit: 1, needed: null, seats: null };
      },
    ];
    for (const change of changes) {
      const report = await forged(({ result }) => change(result[0]!));
      expect(Object.keys(failures(report))).toEqual(["result"]);
    }
    expect(failures(await forged(({ result }) => void result.reverse())).result?.[1]).toMatchObject({ field: "order" });
  });

  test("a dropped event of scoring leaves the sheet it told of", async () => {
    const report = await forged(({ events }) => {
      events.splice(17, 1);
      for (const [place, event] of events.entries()) event.place = place;
    });

    expect(Object.keys(failures(report))).toEqual(["sheets"]);
  });

  test("other rules, maxima or a list that the decision does not name", async () => {
    const cap = await forged((file) => {
      (file.rules as { cap: { value: number } }).cap.value = 3;
    });
    const maximum = await forged(({ criteria }) => {
      criteria[0]!.maximum += 100;
    });
    const item = await forged(({ decisions, entries }) => {
      decisions[0]!.items[1]!.entry = entries[4]!.id;
    });

    expect(Object.keys(failures(cap))).toEqual(["rules", "result", "tally"]);
    expect(failures(maximum)).toMatchObject({ rules: ["criteria_differ", { criterion: "I.1" }] });
    expect(failures(item)).toMatchObject({ decision: ["items_differ", { entry: "LDG-0005" }] });
  });

  test("points above the maximum or off the step, though the ledger tells them", async () => {
    const points = async (value: number) =>
      failures(
        await forged(({ sheets, events }) => {
          const [sheet] = sheets;
          const [one] = sheet!.points;
          const event = events.find((told) => "payload" in told && told.payload.criterion === one!.criterion)!;
          const signature = events.find((told) => "payload" in told && told.payload.kind === "sheet_signed")!;
          if (!("payload" in event) || !("payload" in signature)) return;
          sheet!.total += value - one!.points;
          one!.points = value;
          Object.assign(event.payload, { points: value });
          Object.assign(signature.payload, { total: sheet!.total });
        }),
      ).points;

    expect(await points(9_900)).toMatchObject(["above_maximum", { entry: "LDG-0001", file: "9900" }]);
    expect(await points(101)).toMatchObject(["off_step", { entry: "LDG-0001", file: "101", found: "50" }]);
  });

  test("more recognised than the limits hold", async () => {
    const report = await forged(({ decisions }) => {
      const [decision] = decisions;
      decision!.items.push({ ...decision!.items[0]!, position: 3 });
    });

    expect(failures(report)).toMatchObject({ decision: ["items_differ", { field: "items", file: "3", found: "2" }] });
  });
});

test("an event of which only the hash is public hides no changed points, nor the rules", async () => {
  const hide = (kind: string) =>
    changed((file) => {
      const place = file.events.findIndex((event) => "payload" in event && event.payload.kind === kind);
      file.events[place] = { place, kind, leaf: "ab".repeat(32) };
    });

  const [point, rules] = [await check(signAnew(hide("point_recorded"))), await check(signAnew(hide("rules_frozen")))];

  expect(failures(point)).toMatchObject({ sheets: ["point_differs", { entry: "LDG-0001", file: "1500" }] });
  expect(failures(rules)).toEqual({ rules: ["no_rules_event", {}] });
});

test("a sheet opened again by an event nobody may read cannot be compared, and that is said", async () => {
  const report = await check(
    signAnew(
      changed((file) => {
        file.events.push({ place: file.events.length, kind: "sheet_reopened", leaf: "ab".repeat(32) });
        file.sheets.at(-1)!.signed = false;
      }),
    ),
  );

  expect(report.checks.find(({ name }) => name === "sheets")).toMatchObject({
    state: "unknown",
    reason: "events_hidden",
    figures: { hidden: 1 },
  });
});

test.each([
  ["compromised", { revoked: "2027-01-01T00:00:00Z" }, { state: "failed", reason: "key_compromised" }],
  ["ended before it", { expires: "2020-01-01T00:00:00Z" }, { state: "failed", reason: "key_ended" }],
  ["ended after it", { expires: "2100-01-01T00:00:00Z" }, { state: "ok" }],
] as const)("a file sealed by a key that is %s is judged by that", async (_, withdrawal, expected) => {
  const { checks } = await checkTranscript(SMALL, { trusted: [{ publicKey: OFFICE_KEY, ...withdrawal }] });
  expect(checks.find(({ name }) => name === "key")).toMatchObject(expected);
});
