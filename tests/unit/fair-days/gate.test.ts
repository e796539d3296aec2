import { expect, test } from "vitest";
import { type GatePack, packPass, unpackPasses, verdictOnDevice } from "~/domain/fair-days/pack";
import { hashOfCode } from "~/domain/fair-days/pass-code.server";
import { PASS_KINDS } from "~/lib/vocabulary";
import { hashOnDevice } from "~/offline/gate-device";
import { type GateEntry, isForgotten, lastPassage, peopleBeyond } from "~/offline/gate-entry";
import { GateLog, type GateSent } from "~/offline/gate-log";
import { memoryGateStore } from "~/offline/gate-store";
import { verdictHere } from "~/offline/gate-verdict";

const HASH = hashOfCode("fair", "KX7PM2WQ4T");
const AT = "2026-12-04T01:00:00.000Z";
const DAYS = { startsOn: "2026-12-04", endsOn: "2026-12-09" };

const scan = (nonce: string, more: Partial<GateEntry> = {}): GateEntry => ({
  nonce,
  keeperId: "k",
  slug: "hoi-cho",
  gate: "g",
  at: AT,
  offsetMs: null,
  deviceId: "máy",
  what: { kind: "scan", code: "KX7PM2WQ4T", hash: HASH, tail: "Q4T", direction: "in", shown: "admitted" },
  state: { kind: "waiting" },
  ...more,
});

test("a packed pass is what it was, and its hash is the same on the device", async () => {
  const hash = hashOfCode("fair", "KX7PM2WQ4T");
  expect(await hashOnDevice("fair", "KX7PM2WQ4T")).toBe(hash);
  expect(hashOfCode("another", "KX7PM2WQ4T")).not.toBe(hash);
  for (const kind of PASS_KINDS) {
    for (const [isRevoked, isInside] of [
      [false, false],
      [true, false],
      [false, true],
    ] as const) {
      const pass = { kind, isRevoked, isInside };
      expect(unpackPasses([packPass(hash, pass)])).toEqual(new Map([[hash, pass]]));
    }
  }
});

test("what another version kept of passes is in no list", () => {
  expect(unpackPasses(["0123456789ab0", "0123456789ab0r", "0123456780", "0123456784i"])).toEqual(
    new Map([["012345678", { kind: PASS_KINDS[4], isRevoked: false, isInside: true }]]),
  );
});

test("a gate without a network says what it can know", () => {
  const gate = { admits: ["visitor"], fair: DAYS, today: "2026-12-04" } as const;
  const pass = { kind: "visitor", isRevoked: false, isInside: false } as const;
  expect([
    verdictOnDevice(undefined, gate, "in", null),
    verdictOnDevice(pass, gate, "in", null),
    verdictOnDevice({ ...pass, isInside: true }, gate, "in", null),
    verdictOnDevice({ ...pass, isInside: true }, gate, "in", "out"),
    verdictOnDevice(pass, gate, "in", "in"),
    verdictOnDevice({ ...pass, isRevoked: true }, gate, "in", null),
    verdictOnDevice({ ...pass, isRevoked: true }, gate, "out", null),
    verdictOnDevice({ ...pass, kind: "guest" }, gate, "in", null),
    verdictOnDevice(pass, { ...gate, today: "2026-12-03" }, "in", null),
  ]).toEqual([
    ...["unknown", "admitted", "already_in", "admitted", "already_in", "revoked", "admitted", "wrong_gate"],
    "wrong_day",
  ]);
});

test("the last passage is one that was let through, by the server where it has answered, after the list was made", () => {
  const answered = (verdict: "admitted" | "already_in") =>
    ({ kind: "sent", answer: { verdict, holder: null, exhibitor: null, earlier: null } }) as const;
  const since = Date.parse(AT);
  expect([
    lastPassage([scan("a")], HASH, since),
    lastPassage([scan("a")], HASH, since + 1),
    lastPassage([scan("a")], hashOfCode("fair", "ABCDEFGHJK"), since),
    lastPassage([scan("a", { state: answered("already_in") })], HASH, since),
    // Its clock was an hour slow: by the server's it happened later.
    lastPassage([scan("a", { offsetMs: -3_600_000 })], HASH, since + 1),
  ]).toEqual(["in", null, null, null, "in"]);
});

test("a list of yesterday says nothing of who is inside, and without a list nothing is said", () => {
  const hash = hashOfCode("fair", "KX7PM2WQ4T");
  const gates = [{ id: "g", name: "Bắc", admits: ["guest"] }] as const;
  const passes = [packPass(hash, { kind: "guest", isRevoked: false, isInside: true })];
  const asked = { hash, gateId: "g", direction: "in" } as const;
  const at = (pack: { at: string } | null, deviceNow: string, offsetMs: number | null = null) =>
    verdictHere(
      { pack: pack && { ...pack, fairId: "fair", fair: DAYS, gates, passes }, entries: [], offsetMs },
      asked,
      Date.parse(deviceNow),
    );
  expect([
    at({ at: AT }, "2026-12-04T09:00:00+07:00"),
    at({ at: AT }, "2026-12-05T08:00:00+07:00"),
    // The clock is a day fast, and the device knows.
    at({ at: AT }, "2026-12-05T08:00:00+07:00", 86_400_000),
    at(null, "2026-12-04T09:00:00+07:00"),
  ]).toEqual(["already_in", "admitted", "already_in", null]);
});

test("heads count beyond what the page says while they wait, and once sent where they came after it", () => {
  const count = (nonce: string, people: number, more: Partial<GateEntry> = {}) =>
    scan(nonce, { what: { kind: "count", people }, ...more });
  const sent = { state: { kind: "sent", answer: null } } as const;
  const refused = { state: { kind: "refused", reason: "" } } as const;
  const entries = [
    count("a", 5),
    count("b", -1, sent),
    count("c", 9, { ...refused }),
    count("d", 7, { gate: "h" }),
    scan("e"),
  ];
  expect([Date.parse(AT), Date.parse(AT) + 1].map((knownAt) => peopleBeyond(entries, "g", knownAt))).toEqual([4, 5]);
});

/** A log over a store that outlives it, and a server that says what it is told to. */
function aDevice(store = memoryGateStore(true), isBroken = false) {
  const asked: string[][] = [];
  const answers: GateSent[] = [];
  const packs: (GatePack | "refused")[] = [];
  let offset: number | null = null;
  const log = new GateLog({
    store: isBroken ? Promise.reject(new Error("no database")) : Promise.resolve(store),
    async send(entries) {
      asked.push(entries.map(({ nonce }) => nonce));
      const told = answers.shift();
      if (told) return told;
      const results = entries.map(({ nonce }) => ({ nonce, reason: null, answer: null }));
      return { kind: "answered", offsetMs: 250, results };
    },
    fetchPack: async () => packs.shift() ?? null,
    alone: (work) => work(),
    offset: {
      read: () => offset,
      write: (ms) => {
        offset = ms;
      },
    },
  });
  return { log, asked, answers, packs, store };
}

const states = (log: GateLog) => log.state.entries.map(({ nonce, state }) => [nonce, state.kind]);

test("a scan waits through failures and a closed window until the server has answered for it", async () => {
  const first = aDevice();
  first.answers.push({ kind: "failed", reason: "no_contact" }, { kind: "failed", reason: "no_contact" });
  await first.log.add(scan("a"));
  await first.log.flush();
  expect([states(first.log), first.log.state.failure]).toEqual([[["a", "waiting"]], "no_contact"]);

  // Another window over the same store, later.
  const second = aDevice(first.store);
  await second.log.ready;
  expect(states(second.log)).toEqual([["a", "waiting"]]);
  await second.log.flush();

  expect([states(second.log), second.asked, second.log.state.activity]).toEqual([[["a", "sent"]], [["a"]], "idle"]);
  expect(second.log.state.offsetMs).toBe(250);
});

test("an answer for other scans than those that were sent is none", async () => {
  const { log, answers } = aDevice();
  answers.push({ kind: "answered", offsetMs: 0, results: [{ nonce: "b", reason: null, answer: null }] });
  await log.add(scan("a"));
  await log.flush();
  expect([states(log), log.state.failure]).toEqual([[["a", "waiting"]], "trouble"]);
});

test("what is refused says why and holds up nothing", async () => {
  const { log, answers } = aDevice();
  answers.push({
    kind: "answered",
    offsetMs: 0,
    results: [{ nonce: "a", reason: "Không có cổng này.", answer: null }],
  });
  await log.add(scan("a"));
  await log.flush();
  await log.add(scan("b"));
  await log.flush();
  expect(log.state.entries.map(({ state }) => state)).toEqual([
    { kind: "refused", reason: "Không có cổng này." },
    { kind: "sent", answer: null },
  ]);
});

test("the same scan twice is one, and a hundred and fifty go in two batches in their order", async () => {
  const { log, asked, answers } = aDevice();
  answers.push({ kind: "failed", reason: "no_contact" });
  const store = memoryGateStore(true);
  for (let made = 0; made < 150; made += 1) await store.append(scan(`n${made}`));
  await store.append(scan("n0"));
  const device = aDevice(store);
  await device.log.flush();
  expect(device.asked.filter((batch) => batch.length > 0).map((batch) => [batch.length, batch[0]])).toEqual([
    [100, "n0"],
    [50, "n100"],
  ]);
  await log.flush();
  expect(asked).toEqual([[]]);
});

test("what the device does not store is told, kept in the page and sent all the same", async () => {
  const { log, asked, answers } = aDevice(undefined, true);
  answers.push({ kind: "failed", reason: "no_contact" });
  expect(await log.add(scan("a"))).toBe(false);
  expect([states(log), log.state.isDurable]).toEqual([[["a", "waiting"]], false]);
  await log.flush();
  await log.flush();
  expect([asked.filter((batch) => batch.length > 0), states(log)]).toEqual([[["a"], ["a"]], [["a", "sent"]]]);
});

test("a server that will take nothing of this person is asked once; what was read stays, and is sent when asked to", async () => {
  const { log, asked, answers } = aDevice();
  answers.push({ kind: "refused", reason: "Không được phân công." });
  await log.add(scan("a"));
  await log.flush();
  await log.flush();
  expect(log.state.entries.map(({ state }) => state)).toEqual([{ kind: "refused", reason: "Không được phân công." }]);
  expect(asked.filter((batch) => batch.length > 0)).toEqual([["a"]]);
  const aWeek = Date.parse(AT) + 7 * 86_400_000;
  expect(log.state.entries.map((entry) => isForgotten(entry, aWeek))).toEqual([false]);

  await log.sendRefused();
  expect(states(log)).toEqual([["a", "sent"]]);
});

test("of a scan that the server has, the device keeps no code", async () => {
  const { log } = aDevice();
  await log.add(scan("a"));
  await log.flush();
  expect(log.state.entries.map(({ what }) => what)).toEqual([
    { kind: "scan", code: null, hash: HASH, tail: "Q4T", direction: "in", shown: "admitted" },
  ]);
});

test("what the server says of a person is told on the page and lies nowhere on the device", async () => {
  const { log, answers, store } = aDevice();
  const earlier = { at: AT, gate: "Bắc", by: "Lê Văn Gác" };
  const answer = {
    verdict: "already_in",
    holder: "Trần Thị Bán",
    exhibitor: "Rượu cần",
    note: "Lưu ý",
    earlier,
  } as const;
  answers.push({ kind: "answered", offsetMs: 0, results: [{ nonce: "a", reason: null, answer }] });
  await log.add(scan("a"));
  await log.flush();

  expect(log.state.entries.map(({ state }) => state)).toEqual([{ kind: "sent", answer }]);
  const nobody = { holder: null, exhibitor: null, note: null, earlier: null };
  expect((await store.all()).map(({ state }) => state)).toEqual([
    { kind: "sent", answer: { verdict: "already_in", ...nobody } },
  ]);
});

test("the list of passes goes once it is refused to its gatekeeper, and stays while another is signed in or no server answers", async () => {
  const pack: GatePack = { fairId: "fair", fair: DAYS, gates: [], at: AT, passes: [] };
  const { log, answers, packs, store } = aDevice();
  const kept = async () => [log.state.pack, await store.pack()];
  packs.push(pack);
  await log.refresh();
  expect(await kept()).toEqual([pack, pack]);
  for (const reason of ["other", "no_contact", "signed_out", "trouble"] as const) {
    packs.push("refused");
    answers.push({ kind: "failed", reason });
    await log.refresh();
    expect(await kept()).toEqual([pack, pack]);
  }
  packs.push("refused");
  await log.refresh();
  expect(await kept()).toEqual([null, null]);
});
