import { and, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { anActor, anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { appointments, assignmentPlans, conflictAnswers, nominations, recusals, sheets } from "~/db/schema";
import { planAssignments } from "~/domain/panels/plan-assignments.server";
import { reviewPlan } from "~/domain/panels/review-plan.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { aJuryAtWork, assignedEvents, givenTo, plan, sheetsOf } from "./support";

test("a plan is looked at without being written, and is written as it was looked at", async ({ db }) => {
  const world = await aJuryAtWork(db, { jurors: 5, entries: 5 });
  const { ctx, round } = world;

  const reviewed = await reviewPlan(ctx, round.id, { way: "balanced", perEntry: 3 });
  expect(await givenTo(db, world)).toEqual({});
  expect(reviewed).toMatchObject({ kept: 0, given: { length: 15 }, takenBack: [], whyNot: null });
  expect(reviewed.explanation).toEqual({
    assignments: 15,
    load: { least: 3, most: 3 },
    strangers: 0,
    unmet: 0,
    parts: 1,
    short: [],
    beyond: [],
    price: 0,
    bound: 0,
  });
  const { way, perEntry, version } = reviewed;
  await planAssignments(ctx, round.id, { way, perEntry: perEntry!, version, plan: reviewed.plan });

  const given = await givenTo(db, world);
  expect(Object.values(given).map((entries) => entries.length)).toEqual([3, 3, 3, 3, 3]);
  const [kept] = await db.select().from(assignmentPlans).where(eq(assignmentPlans.roundId, round.id));
  expect(kept).toMatchObject({ way: "balanced", perEntry: 3, explanation: reviewed.explanation });
  const [event] = await assignedEvents(db, round.id);
  expect(event).toMatchObject({ plan: kept!.id, way: "balanced", takenBack: {} });
  expect(Object.keys(event!.given as object).sort()).toEqual(
    world.jury.jurors.map((juror) => juror.appointmentId).sort(),
  );
});

test("all gives everything but what was recused or is in conflict; by group only what a juror knows", async ({
  db,
}) => {
  const world = await aJuryAtWork(db);
  const { ctx, round, jury, entries } = world;
  for (const [at, groupCode] of ["A", "A", "C"].entries()) {
    await db.update(nominations).set({ groupCode }).where(eq(nominations.id, entries[at]!.id));
  }
  const [first, second, third] = jury.jurors.map((juror) => juror.appointmentId);
  await db
    .update(appointments)
    .set({ expertise: ["B", "C"] })
    .where(eq(appointments.id, third!));
  await db.insert(recusals).values({ appointmentId: first!, nominationId: entries[0]!.id, reason: "Người nhà" });
  const conflict = {
    appointmentId: second!,
    nominationId: entries[1]!.id,
    answer: "conflict",
    reason: "Cổ đông",
  } as const;
  await db.insert(conflictAnswers).values(conflict);

  await plan(ctx, round.id, { way: "all" });
  expect(await givenTo(db, world)).toEqual({ 0: [1, 2], 1: [0, 2], 2: [0, 1, 2] });

  await plan(ctx, round.id, { way: "by_group" });
  expect(await givenTo(db, world)).toEqual({ 0: [1, 2], 1: [0, 2], 2: [2] });
  expect((await assignedEvents(db, round.id))[1]).toMatchObject({
    way: "by_group",
    given: {},
    takenBack: { [third!]: [entries[0]!.id, entries[1]!.id].sort() },
  });
});

test("scoring begins with the plan: its sheets and no others; without a plan everybody scores everything", async ({
  db,
}) => {
  const planned = await aJuryAtWork(db, { jurors: 5, entries: 5 });
  await plan(planned.ctx, planned.round.id, { way: "balanced", perEntry: 3 });
  const free = await aJuryAtWork(db, { jurors: 5 });

  const move = { from: "screening", to: "scoring", reason: "Đủ hồ sơ" } as const;
  // Three sheets are fewer than the rules ask for: said, and gone past.
  await expect(movePhase(planned.ctx, planned.round.id, move)).rejects.toMatchObject({ code: "closed" });
  await movePhase(planned.ctx, planned.round.id, { ...move, override: true });
  await movePhase(free.ctx, free.round.id, move);

  for (const { appointmentId } of planned.jury.jurors) expect(await sheetsOf(db, appointmentId)).toHaveLength(3);
  for (const { appointmentId } of free.jury.jurors) expect(await sheetsOf(db, appointmentId)).toHaveLength(3);
  expect((await assignedEvents(db, planned.round.id)).map((event) => event.way)).toEqual(["balanced"]);
  const [made] = await db.select().from(assignmentPlans).where(eq(assignmentPlans.roundId, free.round.id));
  expect(made).toMatchObject({ way: "all", perEntry: null, madeBy: free.ctx.actor!.userId });
  expect(await assignedEvents(db, free.round.id)).toMatchObject([{ way: "all", plan: made!.id }]);
});

test("an entry admitted after a plan of all goes to everybody when scoring begins", async ({ db }) => {
  const world = await aJuryAtWork(db, { jurors: 5, entries: 1 });
  const { ctx, round, jury } = world;
  await plan(ctx, round.id, { way: "all" });
  const late = await aNomination(db, { roundId: round.id });

  await movePhase(ctx, round.id, { from: "screening", to: "scoring", reason: "Đủ hồ sơ" });

  for (const { appointmentId } of jury.jurors) expect(await sheetsOf(db, appointmentId)).toContain(late.id);
});

test("while the jury scores, a new plan makes and removes sheets at once and leaves what was begun", async ({ db }) => {
  const world = await aJuryAtWork(db, { phase: "scoring", jurors: 3, entries: 3 });
  const { ctx, round, jury, entries } = world;
  await plan(ctx, round.id, { way: "all" });
  const [first] = jury.jurors;
  const begun = await sheetsOf(db, first!.appointmentId);
  expect(begun).toHaveLength(3);
  await db
    .update(sheets)
    .set({ remarks: "Mẫu đẹp" })
    .where(and(eq(sheets.appointmentId, first!.appointmentId), eq(sheets.nominationId, entries[0]!.id)));

  await plan(ctx, round.id, { way: "balanced", perEntry: 1 });

  const given = await givenTo(db, world);
  expect(given[0]).toContain(0);
  expect(Object.values(given).flat().sort()).toEqual([0, 1, 2]);
  for (const [at, juror] of jury.jurors.entries()) {
    expect(await sheetsOf(db, juror.appointmentId)).toEqual((given[at] ?? []).map((one) => entries[one]!.id).sort());
  }
});

test("a plan over what has changed since is refused, and so is one that was tampered with", async ({ db }) => {
  const world = await aJuryAtWork(db, { jurors: 3, entries: 2 });
  const { ctx, round } = world;
  const reviewed = await reviewPlan(ctx, round.id, { way: "balanced", perEntry: 2 });
  const form = { way: "balanced" as const, perEntry: 2, version: reviewed.version, plan: reviewed.plan };

  for (const plan of ["7.7", "", "3", "3.g"]) {
    await expect(planAssignments(ctx, round.id, { ...form, plan })).rejects.toMatchObject({ code: "invalid" });
  }
  const { perEntry: _, ...without } = form;
  await expect(planAssignments(ctx, round.id, without)).rejects.toMatchObject({ code: "invalid" });
  await aNomination(db, { roundId: round.id });
  await expect(planAssignments(ctx, round.id, form)).rejects.toMatchObject({ code: "conflict" });
  expect(await givenTo(db, world)).toEqual({});
});

test("of two plans confirmed at once the first holds, and the second is told", async ({ db }) => {
  const world = await aJuryAtWork(db, { jurors: 3, entries: 3 });
  const { ctx, round } = world;
  const forms = await Promise.all(
    ([{ way: "all" }, { way: "balanced", perEntry: 1 }] as const).map(async (query) => {
      const { way, perEntry, version, plan } = await reviewPlan(ctx, round.id, query);
      return { way, perEntry: perEntry ?? undefined, version, plan };
    }),
  );

  const results = await Promise.allSettled(forms.map((form) => planAssignments(ctx, round.id, form)));

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")!.reason).toMatchObject({ code: "conflict" });
  const given = Object.values(await givenTo(db, world)).flat();
  expect(given).toHaveLength(results[0]!.status === "fulfilled" ? 9 : 3);
  expect(await assignedEvents(db, round.id)).toHaveLength(1);
});

test("without jurors or entries there is nothing to plan", async ({ db }) => {
  const { ctx, round } = await aJuryAtWork(db, { entries: 0 });

  const { whyNot, version } = await reviewPlan(ctx, round.id, { way: "all" });

  expect(whyNot).toBe("Chưa có hồ sơ nào được tiếp nhận để phân công.");
  await expect(planAssignments(ctx, round.id, { way: "all", version, plan: "" })).rejects.toMatchObject({
    code: "closed",
    message: whyNot,
  });
});

test("only organiser and secretary of the agency plan, and only until the jury is done", async ({ db }) => {
  const { ctx, round, agencyId, jury } = await aJuryAtWork(db);
  const { version } = await reviewPlan(ctx, round.id, { way: "all" });
  const form = { way: "all" as const, version, plan: "" };
  const support = await anOrganiser(db, agencyId, "support");
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  for (const actor of [null, await anActor(db), support, stranger, jury.head.actor]) {
    const other = contextOf(db, actor);
    await expect(reviewPlan(other, round.id, { way: "all" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(planAssignments(other, round.id, form)).rejects.toMatchObject({ code: "forbidden" });
  }

  const late = await aJuryAtWork(db, { phase: "council" });
  await expect(planAssignments(late.ctx, late.round.id, form)).rejects.toMatchObject({ code: "closed" });
});
