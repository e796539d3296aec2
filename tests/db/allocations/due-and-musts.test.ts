import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aRowCalled, runOf } from "#tests/factories/allocation-runs";
import { anApplicant, minutesLater, standing } from "#tests/factories/booths";
import { aFair } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applications, booths } from "~/db/schema";
import { adoptRun } from "~/domain/allocations/adopt-run.server";
import { choosable } from "~/domain/allocations/choices.server";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { allocationDesk, allocationRun, pairsOfFair } from "~/domain/allocations/queries.server";
import { readInput } from "~/domain/allocations/read-input.server";
import { requestRun } from "~/domain/allocations/request-run.server";
import { AllocationInput, USUAL_SETTINGS } from "~/domain/allocations/rules";
import { setPair } from "~/domain/allocations/set-pair.server";
import { solveRun } from "~/domain/allocations/solve-run.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import type { Actor } from "~/domain/context";
import { unheldMusts } from "~/ui/allocations/unheld-musts";

/** A fair with a row of as many booths, B1 to B<count>, and an organiser; `as` is some minutes after the first. */
async function aRow(db: Database, count: number) {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await db.update(booths).set({ blockedReason: "Lối thoát hiểm" }).where(eq(booths.fairId, fair.id));
  const codes = Array.from({ length: count }, (_, at) => `B${at + 1}`);
  const row = await aRowCalled(db, fair.id, codes);
  const organiser = await anOrganiser(db, agencyId);
  const as = (actor: Actor | null) => contextOf(db, actor, minutesLater(0));
  const ctx = as(organiser);
  const plan = async () => {
    const number = await requestRun(ctx, fair.id, USUAL_SETTINGS);
    await solveRun(as(null), (await runOf(db, fair.id, number)).id);
    return (await allocationRun(ctx, fair.slug, number)).plan!.applications;
  };
  return { fair, row, as, ctx, plan };
}

test("a plan places what is due: what an exhibitor said no to is not given again, and the page says both numbers", async ({
  db,
}) => {
  const { fair, row, as, ctx, plan } = await aRow(db, 4);
  const { application, producer } = await anApplicant(db, fair, { granted: 3, number: "HC-301" });
  const [one, two] = [
    await reserveBooth(ctx, row.B1!, { application: application.id }),
    await reserveBooth(ctx, row.B2!, { application: application.id }),
  ];
  await confirmBooth(as(producer), one);
  await declineBooth(as(producer), two, { reason: "Chỉ cần hai gian" });

  const [placed] = await plan();

  expect([placed!.booths.length, placed!.missing]).toEqual([2, 0]);
  expect((await allocationDesk(ctx, fair.slug)).counts).toEqual({ booths: 4, applications: 1, granted: 3, due: 2 });
  expect((await choosable(ctx, fair.id)).applications).toMatchObject([{ number: "HC-301", due: 2 }]);
});

test("no booth is kept by hand for what was given back", async ({ db }) => {
  const { fair, row, as, ctx } = await aRow(db, 3);
  const { application, producer } = await anApplicant(db, fair, { granted: 2, number: "HC-302" });
  const claimId = await reserveBooth(ctx, row.B1!, { application: application.id });
  await declineBooth(as(producer), claimId, { reason: "Chỉ cần một gian" });
  await lockBooth(ctx, fair.id, { booth: "B2", application: "HC-302" });

  await expect(lockBooth(ctx, fair.id, { booth: "B3", application: "HC-302" })).rejects.toMatchObject({
    code: "conflict",
    fields: { application: ["Đơn HC-302 được 1 gian loại này, và các gian đã khóa hay đã xác nhận của đơn đủ số đó."] },
  });
});

test("a booth that was confirmed is one of those that are due", async ({ db }) => {
  const { fair, row, as, ctx } = await aRow(db, 3);
  const { application, producer } = await anApplicant(db, fair, { granted: 2, number: "HC-305" });
  const [one, two] = [
    await reserveBooth(ctx, row.B1!, { application: application.id }),
    await reserveBooth(ctx, row.B2!, { application: application.id }),
  ];
  await confirmBooth(as(producer), one);
  await declineBooth(as(producer), two, { reason: "Chỉ cần một gian" });

  await expect(lockBooth(ctx, fair.id, { booth: "B3", application: "HC-305" })).rejects.toMatchObject({
    code: "conflict",
  });
  await lockBooth(ctx, fair.id, { booth: "B1", application: "HC-305" });
});

test("a plan that is taken over leaves out whom another's lock keeps from a place", async ({ db }) => {
  const { fair, ctx, plan } = await aRow(db, 3);
  const kept = await anApplicant(db, fair, { granted: 1, number: "HC-303" });
  await anApplicant(db, fair, { granted: 1, number: "HC-304" });
  const placed = await plan();
  const [run] = await allocationDesk(ctx, fair.slug).then(({ runs }) => runs);
  const place = placed.find(({ number }) => number === "HC-304")!.booths[0]!;
  await lockBooth(ctx, fair.id, { booth: place, application: kept.application.number! });

  const adopted = await adoptRun(ctx, fair.id, run!.number, { despiteChanges: true });

  expect(adopted.leftOut).toContain("HC-304");
  expect(await standing(db, fair)).not.toContainEqual(expect.stringContaining(`${place} reserved`));
});

test("ground that is granted in part needs its part of the area", async ({ db }) => {
  const { fair, ctx } = await aRow(db, 2);
  const { application } = await anApplicant(db, fair, { granted: 4 });
  await db.execute(
    `update application_asks set kind = 'raw', area = 90, granted = 1 where application_id = '${application.id}'`,
  );

  const { applications: read } = await readInput(ctx, fair.id, USUAL_SETTINGS);

  expect(read.map((one) => one.granted)).toEqual([[{ kind: "raw", booths: 1, area: 23 }]]);
});

test("a must is kept with its pair, read by plans, and told in the audit; a pair without a word of it is none", async ({
  db,
}) => {
  const { fair, ctx } = await aRow(db, 2);
  const [a, b] = [await anApplicant(db, fair), await anApplicant(db, fair)];
  const pair = { first: a.application.id, second: b.application.id, kind: "apart" as const };

  await setPair(ctx, fair.id, { ...pair, force: "must" });

  expect(await pairsOfFair(ctx, fair.id)).toMatchObject([{ kind: "apart", isMust: true, isCounted: true }]);
  expect((await readInput(ctx, fair.id, USUAL_SETTINGS)).pairs).toMatchObject([{ kind: "apart", isMust: true }]);
  expect((await auditOf(db, fair.id, { details: true })).at(-1)).toMatchObject({
    act: "allocations.pair_set",
    after: { kind: "apart", isMust: true },
  });
  await setPair(ctx, fair.id, pair);
  expect(await pairsOfFair(ctx, fair.id)).toMatchObject([{ isMust: false }]);

  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, b.application.id));
  expect(await pairsOfFair(ctx, fair.id)).toMatchObject([{ isCounted: false }]);
  expect((await readInput(ctx, fair.id, USUAL_SETTINGS)).pairs).toEqual([]);
});

test("a must that cannot be held is told by the plan, with the pair and why", async ({ db }) => {
  const { fair, ctx, plan, as, row } = await aRow(db, 2);
  const a = await anApplicant(db, fair, { number: "HC-501", priority: 9 });
  const b = await anApplicant(db, fair, { number: "HC-502" });
  const pair = { first: a.application.id, second: b.application.id, kind: "apart" as const, force: "must" as const };
  await setPair(ctx, fair.id, pair);

  expect(unheldMusts(await plan())).toEqual([
    expect.stringMatching(/^HC-502 chưa có chỗ: gian trống phù hợp nào cũng gần HC-501 \(gian B[12]\)/),
  ]);

  await confirmBooth(as(a.producer), await reserveBooth(ctx, row.B1!, { application: a.application.id }));
  await confirmBooth(as(b.producer), await reserveBooth(ctx, row.B2!, { application: b.application.id }));
  expect(unheldMusts(await plan())).toEqual([
    "HC-501 (gian B1) và HC-502 (gian B2) bắt buộc xa nhau nhưng cả hai đều ở yên chỗ đã có. Muốn giữ cặp này, hãy chuyển một bên hoặc cho phép dời gian đã xác nhận.",
  ]);
});

test("where two must be near, something has to count as near", async ({ db }) => {
  const { fair, ctx } = await aRow(db, 2);
  const [a, b] = [await anApplicant(db, fair), await anApplicant(db, fair)];
  await setPair(ctx, fair.id, { first: a.application.id, second: b.application.id, kind: "near", force: "must" });

  await expect(requestRun(ctx, fair.id, { ...USUAL_SETTINGS, nearness: 0 })).rejects.toMatchObject({
    code: "invalid",
    fields: { metres: [expect.stringContaining("phải lớn hơn 0 m")] },
  });
});

test("a run that was asked for before there were musts is read as one without", async ({ db }) => {
  const { fair, ctx } = await aRow(db, 2);
  const [a, b] = [await anApplicant(db, fair), await anApplicant(db, fair)];
  await setPair(ctx, fair.id, { first: a.application.id, second: b.application.id, kind: "near" });
  const input = await readInput(ctx, fair.id, USUAL_SETTINGS);
  const kept = { ...input, pairs: input.pairs.map(({ isMust: _, ...pair }) => pair) };

  expect(AllocationInput.parse(kept)).toEqual(input);
});
