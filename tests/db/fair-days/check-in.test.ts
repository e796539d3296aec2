import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { anAgency } from "#tests/factories/agencies";
import { aGate, aGatekeeper, aPass } from "#tests/factories/fair-days";
import { aFair } from "#tests/factories/fairs";
import { anActor, anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import {
  applicationEvents,
  applications,
  checkIns,
  checkInVerdicts,
  fairs,
  gatekeepers,
  headCounts,
} from "~/db/schema";
import type { Actor } from "~/domain/context";
import { checkIn } from "~/domain/fair-days/check-in.server";
import { countHeads } from "~/domain/fair-days/count-heads.server";
import { gatePack } from "~/domain/fair-days/gate-pack.server";
import { unpackPasses } from "~/domain/fair-days/pack";
import { hashOfCode } from "~/domain/fair-days/pass-code.server";
import { renameGate } from "~/domain/fair-days/rename-gate.server";
import { retireGate } from "~/domain/fair-days/retire-gate.server";
import { passByCode } from "~/domain/fair-days/visitor-pass.server";
import { doubtfulScans, visitsByDay, visitsOn } from "~/domain/fair-days/visits.server";
import type { ScanDirection } from "~/lib/vocabulary";
import { aRunningFair } from "./hall";

const DAY = "2026-12-04";
const at = (clock: string) => new Date(`${DAY}T${clock}:00+07:00`);
const MINUTE = 60_000;

/** A fair with two gates, one for visitors alone, and a gatekeeper. */
async function aHall(db: Database) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id });
  const [north, south] = [
    await aGate(db, { fairId: fair.id, name: "Bắc" }),
    await aGate(db, { fairId: fair.id, name: "Nam" }),
  ];
  const visitorsOnly = await aGate(db, { fairId: fair.id, name: "Khách", admits: ["visitor"] });
  const keeper = await aGatekeeper(db, fair.id, organiser.userId);
  return { agency, organiser, fair, north, south, visitorsOnly, keeper };
}

interface Scanned {
  readonly code: string;
  readonly gate: { readonly id: string };
  readonly clock: string;
  readonly direction?: ScanDirection;
  readonly offsetMs?: number;
  readonly nonce?: string;
  readonly shown?: string;
}

const scan = ({ code, gate, clock, direction = "in", nonce = randomUUID(), ...rest }: Scanned) => ({
  nonce,
  code,
  gate: gate.id,
  direction,
  at: at(clock).toISOString(),
  deviceId: "máy 1",
  ...rest,
});

const send = (
  db: Database,
  actor: Actor,
  fairId: string,
  checkIns: readonly unknown[],
  clock = "20:00",
  sentAt?: Date,
) => checkIn(contextOf(db, actor, at(clock)), fairId, { checkIns, ...(sentAt && { sentAt: sentAt.getTime() }) });

/** What holds of all scans of a fair, in the order in which they happened. */
async function standing(db: Database, fairId: string) {
  const rows = await db
    .select({ nonce: checkIns.nonce, verdict: checkInVerdicts.verdict })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .where(eq(checkIns.fairId, fairId))
    .orderBy(asc(checkIns.at), asc(checkIns.nonce));
  return rows.map(({ verdict }) => verdict);
}

test("a scan is answered at once, and sent again it gets the same answer and is one scan", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id, kind: "staff", holder: "Trần Văn Điện" });
  const one = scan({ code: pass.code, gate: north, clock: "08:00" });

  const first = await send(db, keeper, fair.id, [one], "08:00");
  const again = await send(db, keeper, fair.id, [one, one], "09:00");

  const told = {
    nonce: one.nonce,
    verdict: "admitted",
    at: at("08:00"),
    kind: "staff",
    holder: "Trần Văn Điện",
    note: null,
    exhibitor: null,
    earlier: null,
  };
  expect(first).toEqual({ at: at("08:00"), clock: null, results: [{ ...told, result: "recorded", duplicate: false }] });
  expect(again.results).toEqual([
    { ...told, result: "duplicate", duplicate: true },
    { ...told, result: "duplicate", duplicate: true },
  ]);
  expect(await standing(db, fair.id)).toEqual(["admitted"]);
});

test("a pass scanned twice is told who let it in, when and where", async ({ db }) => {
  const { fair, north, south, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  await send(db, keeper, fair.id, [scan({ code: pass.code, gate: north, clock: "08:00" })], "08:00");

  const { results } = await send(
    db,
    keeper,
    fair.id,
    [scan({ code: pass.code, gate: south, clock: "08:10" })],
    "08:10",
  );

  expect(results).toMatchObject([
    { verdict: "already_in", holder: "Nguyễn Thị Khách", earlier: { at: at("08:00"), gate: "Bắc", by: keeper.name } },
  ]);
});

test("at the wrong gate, revoked and unknown are told apart, and each is kept", async ({ db }) => {
  const { fair, north, visitorsOnly, keeper } = await aHall(db);
  const [guest, revoked] = [
    await aPass(db, { fairId: fair.id }),
    await aPass(db, { fairId: fair.id, revokedAt: at("07:00"), revokedReason: "Mất vé" }),
  ];
  const elsewhere = await aPass(db, { fairId: (await aHall(db)).fair.id });

  const { results } = await send(db, keeper, fair.id, [
    scan({ code: guest.code, gate: visitorsOnly, clock: "08:00" }),
    scan({ code: revoked.code, gate: north, clock: "08:01" }),
    scan({ code: "ABCDEFGHJK", gate: north, clock: "08:02" }),
    scan({ code: elsewhere.code, gate: north, clock: "08:03" }),
  ]);

  expect(results.map(({ verdict }) => verdict)).toEqual(["wrong_gate", "revoked", "unknown", "unknown"]);
  expect(await standing(db, fair.id)).toEqual(["wrong_gate", "revoked", "unknown", "unknown"]);
});

test("two gates without a network: what arrives late decides anew what had arrived before", async ({ db }) => {
  const { fair, north, south, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id, kind: "visitor", holder: null });
  const late = scan({ code: pass.code, gate: south, clock: "08:00", shown: "admitted" });
  const early = scan({ code: pass.code, gate: north, clock: "08:05", shown: "admitted" });

  const first = await send(db, keeper, fair.id, [early], "09:00");
  const second = await send(db, keeper, fair.id, [late], "10:00");

  expect([first, second].map(({ results }) => results[0]!.verdict)).toEqual(["admitted", "admitted"]);
  expect(await standing(db, fair.id)).toEqual(["admitted", "already_in"]);
  expect(await visitsByDay(contextOf(db, keeper), fair.id)).toEqual([{ day: DAY, visitors: 1 }]);
  // Asked again, the first gate hears what it heard; the organiser sees that two were let in on one pass.
  expect((await send(db, keeper, fair.id, [early], "11:00")).results).toMatchObject([
    { verdict: "admitted", duplicate: true },
  ]);
  expect(await doubtfulScans(contextOf(db, keeper), fair.id, DAY)).toMatchObject([
    { gate: "Bắc", verdict: "already_in", shown: "admitted", earlierGate: "Nam", holder: null },
  ]);
});

test("a clock that is hours off is told and corrected, and refuses nothing", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const [ahead, behind, unsure] = [
    await aPass(db, { fairId: fair.id }),
    await aPass(db, { fairId: fair.id }),
    await aPass(db, { fairId: fair.id }),
  ];
  const threeHours = 180 * MINUTE;

  // Scanned at 08h00 by a clock that shows 11h00, and sent at 08h30 when it shows 11h30.
  const answer = await send(
    db,
    keeper,
    fair.id,
    [scan({ code: ahead.code, gate: north, clock: "11:00" })],
    "08:30",
    at("11:30"),
  );
  // The device knew that it was slow; since then somebody set its clock.
  await send(
    db,
    keeper,
    fair.id,
    [scan({ code: behind.code, gate: north, clock: "05:00", offsetMs: -threeHours })],
    "09:00",
    at("09:00"),
  );
  // In the future, and nobody knows by how much.
  await send(db, keeper, fair.id, [scan({ code: unsure.code, gate: north, clock: "23:00" })], "10:00");

  expect(answer.clock).toEqual({ offsetSeconds: 10_800, isOff: true });
  const times = await db
    .select({ at: checkIns.at, verdict: checkIns.verdict })
    .from(checkIns)
    .where(eq(checkIns.fairId, fair.id))
    .orderBy(asc(checkIns.recordedAt));
  expect(times).toEqual(["08:00", "08:00", "10:00"].map((clock) => ({ at: at(clock), verdict: "admitted" })));
  expect((await doubtfulScans(contextOf(db, keeper), fair.id, DAY)).map(({ offsetMs }) => offsetMs)).toEqual(
    expect.arrayContaining([threeHours, -threeHours]),
  );
});

test("one that cannot be read refuses no other", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  const good = scan({ code: pass.code, gate: north, clock: "08:00" });
  const sent = [
    { nonce: "x" },
    null,
    { ...good, nonce: randomUUID(), at: "gestern" },
    { ...good, nonce: randomUUID(), at: "0000-05-05T00:00:00Z" },
    { ...good, nonce: randomUUID(), at: "9999-12-31T23:59:59-14:00" },
    good,
    { ...good, nonce: randomUUID(), gate: "Đông" },
  ];

  const { results } = await send(db, keeper, fair.id, sent);

  expect(results.map(({ result }) => result)).toEqual([...Array<string>(5).fill("refused"), "recorded", "refused"]);
  expect(results[0]).toMatchObject({ nonce: "x", duplicate: false });
  expect(results[6]!.reason).toBe("Không có cổng này.");
});

test("gates are named by id or by name; the same nonce at another fair is no scan of it", async ({ db }) => {
  const { fair, keeper } = await aHall(db);
  const other = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  const one = scan({ code: pass.code, gate: { id: "bắc" }, clock: "08:00" });

  expect((await send(db, keeper, fair.id, [one])).results).toMatchObject([{ verdict: "admitted" }]);
  expect((await send(db, other.keeper, other.fair.id, [one])).results).toMatchObject([
    { result: "refused", reason: "Lượt quét này đã được ghi ở nơi khác." },
  ]);
});

test("a name that a gate had before goes on meaning it, for what was read then and while no other has it", async ({
  db,
}) => {
  const { fair, organiser, north, south, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id, kind: "staff" });
  const named = (clock: string, gate: string) => scan({ code: pass.code, gate: { id: gate }, clock, direction: "out" });
  const office = (clock: string) => contextOf(db, organiser, at(clock));
  await renameGate(office("09:00"), fair.id, north.id, { name: "Cổng chính" });
  const queued = named("08:00", "Bắc");
  const late = named("09:30", "BẮC");
  const own = named("09:40", "Cổng chính");
  await send(db, keeper, fair.id, [queued, late, own]);
  const heads = { nonce: randomUUID(), gate: "bắc", at: at("08:30").toISOString(), deviceId: "máy 1", people: 3 };
  const counting = contextOf(db, keeper, at("20:00"));
  expect(await countHeads(counting, fair.id, { counts: [heads] })).toMatchObject([{ result: "recorded" }]);

  // Another gate takes the name: from then on it means that one.
  await renameGate(office("10:00"), fair.id, south.id, { name: "Bắc" });
  const [before, after] = [named("08:10", "Bắc"), named("10:10", "Bắc")];
  // A gate that is closed keeps what was read while it was open, though a new one has its name.
  await retireGate(office("11:00"), fair.id, south.id);
  const third = await aGate(db, { fairId: fair.id, name: "Bắc" });
  const [closed, fresh] = [named("10:50", "Bắc"), named("11:10", "Bắc")];
  await send(db, keeper, fair.id, [before, after, closed, fresh]);

  const rows = await db.select({ nonce: checkIns.nonce, gateId: checkIns.gateId }).from(checkIns);
  const gates = [queued, late, own, before, after, closed, fresh].map(
    ({ nonce }) => rows.find((row) => row.nonce === nonce)?.gateId,
  );
  expect(gates).toEqual([north.id, north.id, north.id, north.id, south.id, south.id, third.id]);
  expect(await db.select({ gateId: headCounts.gateId }).from(headCounts)).toEqual([{ gateId: north.id }]);
});

test("a pass of another fair is told as such, and a code that is none is not", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const other = await aHall(db);
  const [pass, hidden] = [
    await aPass(db, { fairId: other.fair.id }),
    await aPass(db, { fairId: (await aFair(db, { agencyId: other.agency.id, publishedAt: null })).id }),
  ];
  const scans = [pass.code, hidden.code, "ABCDEFGHJK"].map((code) => scan({ code, gate: north, clock: "08:00" }));

  expect((await send(db, keeper, fair.id, scans)).results).toMatchObject([
    { verdict: "unknown", kind: null, holder: null, note: `Vé này của ${other.fair.name}, 04–09/12/2026.` },
    { verdict: "unknown", kind: null, holder: null, note: null },
    { verdict: "unknown", kind: null, holder: null, note: null },
  ]);
});

test("only the fair's gatekeepers and those who run it scan, from its publication on", async ({ db }) => {
  const { agency, organiser, fair, north, keeper } = await aHall(db);
  const one = [scan({ code: "ABCDEFGHJK", gate: north, clock: "08:00" })];
  const [stranger, support, otherKeeper] = [
    await anActor(db),
    await anOrganiser(db, agency.id, "support"),
    (await aHall(db)).keeper,
  ];
  for (const actor of [stranger, support, otherKeeper]) {
    await expect(send(db, actor, fair.id, one)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(send(db, stranger, randomUUID(), one)).rejects.toMatchObject({ code: "not_found" });
  expect((await send(db, organiser, fair.id, one)).results).toMatchObject([{ result: "recorded" }]);

  await db.update(fairs).set({ closedAt: null, publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(send(db, keeper, fair.id, one)).rejects.toMatchObject({ code: "closed" });
  await expect(send(db, stranger, fair.id, one)).rejects.toMatchObject({ code: "not_found" });
});

test("what was read before the report was settled is history when it comes late; what was read after is refused", async ({
  db,
}) => {
  const { fair, north, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  await db
    .update(fairs)
    .set({ closedAt: at("10:00") })
    .where(eq(fairs.id, fair.id));
  const ctx = contextOf(db, keeper, at("20:00"));
  const heads = (clock: string) => ({
    ...{ nonce: randomUUID(), gate: north.id, people: 3, at: at(clock).toISOString(), deviceId: "máy 1" },
  });

  const { results } = await send(db, keeper, fair.id, [
    scan({ code: pass.code, gate: north, clock: "11:00" }),
    scan({ code: pass.code, gate: north, clock: "09:00" }),
  ]);
  const counted = await countHeads(ctx, fair.id, { counts: [heads("11:00"), heads("09:00")] });

  expect([results, counted].map((all) => all.map(({ result, reason }) => [result, reason]))).toEqual(
    [1, 2].map(() => [
      ["refused", "Báo cáo của hội chợ đã chốt, không ghi thêm được nữa."],
      ["recorded", undefined],
    ]),
  );
});

test("who kept the gates before hands in what was read while the appointment held, and nothing else", async ({
  db,
}) => {
  const { fair, north, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  await db
    .update(gatekeepers)
    .set({ appointedAt: at("07:00"), endedAt: at("09:00") })
    .where(and(eq(gatekeepers.fairId, fair.id), eq(gatekeepers.userId, keeper.userId)));
  const clocks = ["06:59", "08:00", "09:01"];

  const { results } = await send(
    db,
    keeper,
    fair.id,
    clocks.map((clock) => scan({ code: pass.code, gate: north, clock })),
  );
  const counted = await countHeads(contextOf(db, keeper, at("20:00")), fair.id, {
    counts: clocks.map((clock) => ({
      ...{ nonce: randomUUID(), gate: north.id, people: 1, at: at(clock).toISOString(), deviceId: "máy 1" },
    })),
  });

  const refused = ["refused", "Lúc quét, bạn không được phân công soát vé ở hội chợ này."];
  expect([results, counted].map((all) => all.map(({ result, reason }) => [result, reason]))).toEqual(
    [1, 2].map(() => [refused, ["recorded", undefined], refused]),
  );
  await expect(gatePack(contextOf(db, keeper), fair.slug)).rejects.toMatchObject({ code: "forbidden" });
});

test("the staff of an exhibitor who withdrew no longer come in, with and without a network", async ({ db }) => {
  const { fair, application, organiser } = await aRunningFair(db);
  const gate = await aGate(db, { fairId: fair.id, name: "Bắc" });
  const pass = await aPass(db, { fairId: fair.id, kind: "exhibitor", applicationId: application.id });
  const ask = async (clock: string) =>
    (await send(db, organiser.actor!, fair.id, [scan({ code: pass.code, gate, clock })])).results[0]!;
  const kept = async () =>
    unpackPasses((await gatePack(organiser, fair.slug)).passes).get(hashOfCode(fair.id, pass.code))!.isRevoked;

  expect([(await ask("08:00")).verdict, await kept()]).toEqual(["admitted", false]);
  await db
    .insert(applicationEvents)
    .values({ applicationId: application.id, kind: "withdrawn", actorId: organiser.actor!.userId, at: at("12:00") });
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, application.id));

  expect(await ask("13:00")).toMatchObject({ verdict: "revoked", note: "Đơn vị này không còn tham gia hội chợ." });
  expect(await kept()).toBe(true);
  // What was right before stays so.
  expect(await standing(db, fair.id)).toEqual(["admitted", "revoked"]);
  expect((await passByCode(organiser, pass.code)).endedAt).toEqual(at("12:00"));
});

test("the organiser reads no code by which a visitor's page opens, of whatever fair", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const here = await aPass(db, { fairId: fair.id, kind: "visitor", revokedAt: at("07:00"), revokedReason: "Mất vé" });
  const elsewhere = await aPass(db, { fairId: (await aHall(db)).fair.id, kind: "visitor" });
  await send(
    db,
    keeper,
    fair.id,
    [here.code, elsewhere.code, "ABCDEFGHJK"].map((code) => scan({ code, gate: north, clock: "08:00" })),
  );
  const codes = (await doubtfulScans(contextOf(db, keeper), fair.id, DAY)).map(({ code }) => code);
  expect(codes.toSorted()).toEqual(["ABCDEFGHJK", null, null]);
});

test("a count of another fair is none of this one", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const other = await aHall(db);
  const count = (gate: { id: string }) => ({
    ...{ nonce, gate: gate.id, people: 2, at: at("08:00").toISOString(), deviceId: "máy 1" },
  });
  const nonce = randomUUID();
  const now = at("09:00");
  await countHeads(contextOf(db, keeper, now), fair.id, { counts: [count(north)] });
  expect(await countHeads(contextOf(db, other.keeper, now), other.fair.id, { counts: [count(other.north)] })).toEqual([
    { nonce, result: "refused", reason: "Lượt quét này đã được ghi ở nơi khác." },
  ]);
});

test("in whatever order and batches two gates send the same scans, the same holds in the end", async ({ db }) => {
  const { north, south, visitorsOnly, keeper, agency } = await aHall(db);
  const gates = [north, south, visitorsOnly];
  const anyScan = fc.record({
    pass: fc.integer({ min: 0, max: 2 }),
    gate: fc.integer({ min: 0, max: 2 }),
    minute: fc.integer({ min: 0, max: 59 }),
    direction: fc.constantFrom("in" as const, "out" as const),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyScan, { minLength: 1, maxLength: 10 }),
      fc.infiniteStream(fc.nat()),
      async (made, order) => {
        const outcomes = [];
        for (const shuffled of [false, true]) {
          const fair = await aFair(db, { agencyId: agency.id });
          const own: Awaited<ReturnType<typeof aGate>>[] = [];
          for (const { name, admits } of gates) own.push(await aGate(db, { fairId: fair.id, name, admits }));
          const gatekeeper = await aGatekeeper(db, fair.id, keeper.userId);
          const passes = [
            await aPass(db, { fairId: fair.id, kind: "visitor" }),
            await aPass(db, { fairId: fair.id, revokedAt: at("08:30"), revokedReason: "Mất vé" }),
            await aPass(db, { fairId: fair.id }),
          ];
          // A moment each, so that nonces decide nothing.
          const scans = made.map(({ pass, gate, minute, direction }, place) => ({
            ...scan({ code: passes[pass]!.code, gate: own[gate]!, clock: "08:00", direction }),
            at: new Date(at("08:00").getTime() + minute * MINUTE + place).toISOString(),
          }));
          const sent = shuffled
            ? scans
                .map((one) => ({ one, key: order.next().value! }))
                .sort((a, b) => a.key - b.key)
                .map(({ one }) => one)
            : scans;
          const size = shuffled ? 1 + (order.next().value! % 4) : scans.length;
          for (let from = 0; from < sent.length; from += size)
            await send(db, gatekeeper, fair.id, sent.slice(from, from + size));
          // Everything once more, as a device does that missed the answer.
          if (shuffled) await send(db, gatekeeper, fair.id, sent.toReversed());
          const visits = await visitsOn(contextOf(db, gatekeeper, at("20:00")), fair.id, DAY);
          const pack = unpackPasses((await gatePack(contextOf(db, gatekeeper, at("20:00")), fair.slug)).passes);
          outcomes.push({
            verdicts: await standing(db, fair.id),
            visits: visits
              .map(({ gateId, hour, scanned }) => [own.findIndex(({ id }) => id === gateId), hour, scanned])
              .sort(),
            inside: passes.map(({ code }) => pack.get(hashOfCode(fair.id, code))!.isInside),
          });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test("twenty scans of one pass at the same moment from two gates let one in", async ({ db }) => {
  const { fair, north, south, keeper } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id });
  const nonce = randomUUID();
  const scans = Array.from({ length: 20 }, (_, place) =>
    scan({
      code: pass.code,
      gate: place % 2 ? north : south,
      clock: "08:00",
      ...(place < 4 && { nonce, gate: north }),
    }),
  );

  await Promise.all(scans.map((one) => send(db, keeper, fair.id, [one])));

  const verdicts = await standing(db, fair.id);
  expect([verdicts.length, verdicts.filter((one) => one === "admitted").length]).toEqual([17, 1]);
});

test("answering costs as many queries for one scan as for thirty", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const costs = [];
  for (const count of [1, 30]) {
    const scans: ReturnType<typeof scan>[] = [];
    for (let made = 0; made < count; made += 1) {
      const pass = await aPass(db, { fairId: fair.id });
      scans.push(scan({ code: pass.code, gate: north, clock: "08:00" }));
    }
    const { queries } = await countingQueries(db, (counted) => send(counted, keeper, fair.id, scans));
    costs.push(queries);
  }
  expect(costs[1]).toBe(costs[0]);
});

test("a scan stays as it came", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  await send(db, keeper, fair.id, [scan({ code: "ABCDEFGHJK", gate: north, clock: "08:00" })]);
  for (const change of [sql`update check_ins set code = 'x'`, sql`delete from check_ins`, sql`truncate head_counts`]) {
    await expect(db.execute(change)).rejects.toThrow();
  }
});

test("heads are counted once by their nonce, and a mistake is counted back", async ({ db }) => {
  const { fair, north, keeper } = await aHall(db);
  const count = (people: number, nonce = randomUUID(), gate = north.id) => ({
    nonce,
    gate,
    people,
    at: at("08:10").toISOString(),
    deviceId: "máy 1",
  });
  const five = count(5);
  const ctx = contextOf(db, keeper, at("09:00"));

  const told = await countHeads(ctx, fair.id, {
    counts: [five, count(-1), five, count(0), count(1, randomUUID(), randomUUID())],
  });
  const again = await countHeads(ctx, fair.id, { counts: [five] });

  expect(told.map(({ result }) => result)).toEqual(["recorded", "recorded", "duplicate", "refused", "refused"]);
  expect(again).toEqual([{ nonce: five.nonce, result: "duplicate" }]);
  expect(await db.select({ people: headCounts.people }).from(headCounts).where(eq(headCounts.fairId, fair.id))).toEqual(
    [{ people: 5 }, { people: -1 }],
  );
  expect(await visitsOn(ctx, fair.id, DAY)).toEqual([{ gateId: north.id, hour: 8, scanned: 0, counted: 4 }]);
  await expect(countHeads(contextOf(db, await anActor(db)), fair.id, { counts: [five] })).rejects.toMatchObject({
    code: "forbidden",
  });
});
