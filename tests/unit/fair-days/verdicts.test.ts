import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decideScans,
  hoursOf,
  isClockOff,
  type PassScan,
  readCode,
  shownDay,
  timesOfScans,
} from "~/domain/fair-days/rules";
import type { PassKind } from "~/lib/vocabulary";

const MORNING = Date.parse("2026-12-04T08:00:00+07:00");
const ALL: readonly PassKind[] = ["exhibitor", "visitor", "guest", "staff", "organiser"];
const FAIR = { startsOn: "2026-12-04", endsOn: "2026-12-09" } as const;
const valid = { kind: "exhibitor", fair: FAIR, revokedAt: null } as const;

const scan = (nonce: string, minutes: number, direction: "in" | "out" = "in", admits = ALL): PassScan => ({
  nonce,
  at: MORNING + minutes * 60_000,
  direction,
  admits,
});

const verdicts = (pass: Parameters<typeof decideScans>[0], scans: readonly PassScan[]) =>
  Object.fromEntries([...decideScans(pass, scans)].map(([nonce, { verdict }]) => [nonce, verdict]));

test("a pass that is inside does not come in again, and tells which scan let it in", () => {
  expect(Object.fromEntries(decideScans(valid, [scan("b", 10), scan("a", 0), scan("c", 20)]))).toEqual({
    a: { verdict: "admitted", earlier: null },
    b: { verdict: "already_in", earlier: "a" },
    c: { verdict: "already_in", earlier: "a" },
  });
});

test("who left comes in again, and leaving is refused to nobody", () => {
  const scans = [scan("a", 0), scan("b", 5, "out"), scan("c", 10), scan("d", 15, "out"), scan("e", 16, "out", [])];
  expect(verdicts({ ...valid, revokedAt: MORNING + 12 * 60_000 }, scans)).toEqual({
    a: "admitted",
    b: "admitted",
    c: "admitted",
    d: "admitted",
    e: "admitted",
  });
});

test("a gate that does not admit its kind, and a revocation from its moment on, change nothing about who is inside", () => {
  const visitorsOnly = scan("b", 5, "in", ["visitor"]);
  expect(verdicts({ ...valid, revokedAt: MORNING + 20 * 60_000 }, [scan("a", 0), visitorsOnly, scan("c", 20)])).toEqual(
    {
      a: "admitted",
      b: "wrong_gate",
      c: "revoked",
    },
  );
});

test("every morning nobody is inside", () => {
  expect(verdicts(valid, [scan("a", 0), scan("b", 16 * 60)])).toEqual({ a: "admitted", b: "admitted" });
});

const anyScan = fc.record({
  minutes: fc.integer({ min: 0, max: 60 * 40 }),
  direction: fc.constantFrom("in" as const, "out" as const),
  admits: fc.constantFrom(ALL, ["visitor"] as readonly PassKind[]),
});

test("in whatever order the same scans arrive, the same holds of them in the end", () => {
  fc.assert(
    fc.property(
      fc.array(anyScan, { maxLength: 12 }).chain((scans) => {
        const named = scans.map(({ minutes, ...one }, place) => ({
          ...one,
          ...scan(`n${place}`, minutes, one.direction, one.admits),
        }));
        return fc.tuple(
          fc.constant(named),
          fc.shuffledSubarray(named, { minLength: named.length }),
          fc.option(fc.integer({ min: 0, max: 60 * 40 })),
        );
      }),
      ([scans, arrived, revoked]) => {
        const pass = { ...valid, revokedAt: revoked === null ? null : MORNING + revoked * 60_000 };
        const byNonce = (all: readonly PassScan[]) => [...decideScans(pass, all)].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(byNonce(arrived)).toEqual(byNonce(scans));
        // Between two that were let in, one was let out or a night passed.
        const days = new Map<string, boolean>();
        for (const one of scans.toSorted((a, b) => a.at - b.at || (a.nonce < b.nonce ? -1 : 1))) {
          const day = new Date(one.at + 7 * 3_600_000).toISOString().slice(0, 10);
          const { verdict } = decideScans(pass, scans).get(one.nonce)!;
          if (one.direction === "out") days.set(day, false);
          else if (verdict === "admitted") {
            expect(days.get(day) ?? false).toBe(false);
            days.set(day, true);
          } else if (verdict === "already_in") expect(days.get(day)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("who visits comes on the days of the fair, who works there also before and after", () => {
  const day = 24 * 60;
  const scans = [scan("before", -day), scan("first", 0), scan("last", 5 * day), scan("after", 6 * day)];
  const out = scan("after, out", 6 * day + 1, "out");
  const all = (kind: PassKind) => Object.values(verdicts({ ...valid, kind }, [...scans, out]));
  const visiting = ["wrong_day", "admitted", "admitted", "wrong_day", "admitted"];
  expect([all("visitor"), all("guest"), all("staff")]).toEqual([visiting, visiting, Array(5).fill("admitted")]);
});

const HOUR = 3_600_000;
const heard = { heardAt: MORNING, startsOn: "2026-12-04" };
/** By the server's clock, from the morning on. */
const times = (sent: readonly (readonly [deviceAt: number, offsetMs: number | null, deviceId?: string])[]) =>
  timesOfScans(
    sent.map(([deviceAt, offsetMs, deviceId = "máy 1"]) => ({ deviceId, deviceAt: MORNING + deviceAt, offsetMs })),
    heard,
  ).map(({ at, offsetMs }) => [at - MORNING, offsetMs]);

test("a wrong clock is corrected by how far it is off, and an impossible time is when it was heard of", () => {
  expect(times([[-1000, 0]])).toEqual([[-1000, 0]]);
  expect(times([[3 * HOUR - 1000, 3 * HOUR]])).toEqual([[-1000, 3 * HOUR]]);
  expect(times([[-9 * HOUR - 1000, -9 * HOUR]])).toEqual([[-1000, -9 * HOUR]]);
  expect(times([[-MORNING, null]])).toEqual([[0, null]]);
  expect(times([[-HOUR, null]])).toEqual([[-HOUR, null]]);
  expect([null, 0, 299_000, -301_000, 3 * HOUR].map(isClockOff)).toEqual([false, false, false, true, true]);
});

test("of a clock that is ahead and does not say so, order and distance stay", () => {
  expect(times([[2 * HOUR, null]])).toEqual([[0, 2 * HOUR]]);
  expect(
    times([
      [HOUR, null],
      [3 * HOUR, null],
      [-HOUR, null],
      [-HOUR, null, "máy 2"],
    ]),
  ).toEqual([
    [-2 * HOUR, 3 * HOUR],
    [0, 3 * HOUR],
    [-4 * HOUR, 3 * HOUR],
    [-HOUR, null],
  ]);
  // Its word was too small: the rest is put back with all that was said by it.
  expect(
    times([
      [HOUR, 30 * 60_000],
      [0, 30 * 60_000],
    ]),
  ).toEqual([
    [0, HOUR],
    [-HOUR, HOUR],
  ]);
});

test("one time of another century moves no other", () => {
  const century = 100 * 365 * 24 * HOUR;
  expect(
    times([
      [century, null],
      [-HOUR, null],
    ]),
  ).toEqual([
    [0, century],
    [-HOUR, null],
  ]);
});

test("a code is found in what a camera reads and in what a person types", () => {
  const texts = ["KX7PM2WQ4T", " kx7pm-2wq4t ", "https://tinhhoa.test/passes/KX7PM2WQ4T?lang=en", "", "x".repeat(90)];
  expect(texts.map(readCode)).toEqual(["KX7PM2WQ4T", "KX7PM2WQ4T", "KX7PM2WQ4T", "", "X".repeat(40)]);
});

test("hours run from the first busy one to the last", () => {
  const counts = [
    { gateId: "g", hour: 8, scanned: 2, counted: 1 },
    { gateId: "h", hour: 10, scanned: 0, counted: 4 },
    { gateId: "g", hour: 20, scanned: 0, counted: 0 },
  ];
  expect(hoursOf(counts).map(({ hour, byGate }) => [hour, Object.fromEntries(byGate)])).toEqual([
    [8, { g: 3 }],
    [9, {}],
    [10, { h: 4 }],
  ]);
  expect(hoursOf([])).toEqual([]);
});

test("a page opens with today, or the nearest day of the fair", () => {
  const fair = { startsOn: "2026-12-04", endsOn: "2026-12-09" };
  const shown = [
    shownDay(fair, "2026-12-06", "2026-12-05"),
    shownDay(fair, "2026-12-30", "2026-12-05"),
    shownDay(fair, null, "2026-11-01"),
    shownDay(fair, null, "2027-01-01"),
  ];
  expect(shown).toEqual(["2026-12-06", "2026-12-05", "2026-12-04", "2026-12-09"]);
});
