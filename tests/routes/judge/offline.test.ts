import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { expect, test } from "#tests/support/database";
import { waitingForLock } from "#tests/support/locks";
import { load, post } from "#tests/support/routes";
import { appointments, sessions, sheetPoints, sheets } from "~/db/schema";
import type { Pack } from "~/domain/sheets/pack";
import { readBody, respondJson } from "~/http/api.server";
import { loader as leaving, action as signOut } from "~/routes/_auth.logout";
import { loader as area } from "~/routes/judge";
import { loader as pack } from "~/routes/judge.rounds.$slug_.pack[.json]";
import { action as sync } from "~/routes/judge.sync";
import { loader as desk } from "~/routes/organiser.rounds_.$slug_.desk";

test("a pack names each of the juror's own sheets, and its key changes with the sheet alone", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [first, second, theirs] = await nominationsFor(db, round.id, 3);
  const mine = await aSheet(db, { round, juror: jurors[0]!, nomination: first! });
  const other = await aSheet(db, { round, juror: jurors[0]!, nomination: second! });
  await aSheet(db, { round, juror: jurors[1]!, nomination: theirs! });
  const ask = (as: { userId: string } | null) =>
    load(db, pack, { url: `/judge/rounds/${round.slug}/pack.json`, params: { slug: round.slug }, as });
  const keys = async () =>
    ((await ask(jurors[0]!.actor)).data as Pack).entries.map(({ sheetId, items }) => [sheetId, items[0]?.key]);

  const before = await keys();
  const operation = { operationId: randomUUID(), sheetId: mine.id, criterionId: round.leaves[0]!.id, points: 7.5 };
  const report = { deviceId: randomUUID(), kind: "phone", now: new Date().toISOString(), battery: null, rounds: [] };
  const json = { jurorId: jurors[0]!.actor.userId, report, operations: [operation] };
  const sent = await post(db, sync, { url: "/judge/sync", as: jurors[0]!.actor, json });
  const forged = await post(db, sync, { url: "/judge/sync", as: jurors[1]!.actor, json });
  const after = await keys();

  expect([sent.status, sent.data]).toMatchObject([200, { results: [{ result: "applied" }] }]);
  expect([forged.status, forged.data]).toMatchObject([409, { error: { code: "conflict" } }]);
  expect(await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, mine.id))).toHaveLength(1);
  expect(before.map(([id]) => id)).toEqual([mine.id, other.id]);
  expect(after[0]).not.toEqual(before[0]);
  expect(after[1]).toEqual(before[1]);
  expect([(await ask(await anActor(db))).status, (await ask(null)).status]).toEqual([404, 401]);
});

test("an answer says the time after all was written, however long a sheet was held", async ({ db }) => {
  const sheet = await aSheet(db);
  const operation = {
    operationId: randomUUID(),
    sheetId: sheet.id,
    criterionId: sheet.round.leaves[0]!.id,
    points: 7.5,
  };
  const json = { jurorId: sheet.juror.actor.userId, report: null, operations: [operation] };
  let letGo = 0;
  const answer = await db.transaction(async (tx) => {
    await tx.select().from(sheets).where(eq(sheets.id, sheet.id)).for("update");
    const sent = post(db, sync, { url: "/judge/sync", as: sheet.juror.actor, json });
    await waitingForLock(db);
    letGo = Date.now();
    return { sent };
  });

  const { status, data } = await answer.sent;
  expect([status, data]).toMatchObject([200, { results: [{ result: "applied" }] }]);
  expect(Date.parse((data as { at: string }).at)).toBeGreaterThanOrEqual(letGo);
});

test("what has a deadline is judged by the clock when all of it has come, not by when it began to", async ({ db }) => {
  const late = (args: ActionFunctionArgs) =>
    respondJson(args, async (ctx) => {
      await setTimeout(30);
      const before = new Date();
      await readBody(ctx, z.object({}));
      return { isRead: ctx.now >= before };
    });
  const { data } = await post(db, late, { url: "/judge/sync", json: {} });
  expect(data).toEqual({ isRead: true });
});

test("a juror is led to the page that asks their device before they are signed out; others leave at once", async ({
  db,
}) => {
  const { head } = await aJury(db, (await aRound(db)).id, 1);
  const other = await anActor(db);
  const leave = (as: { userId: string }, form: Record<string, string>) =>
    post(db, signOut, { url: "/logout", as, form });

  const plain = await leave(head.actor, {});
  const open = await db.select().from(sessions).where(eq(sessions.userId, head.actor.userId));
  const asked = await leave(head.actor, { device: "asked" });

  expect([plain.status, plain.location, open.length]).toEqual([303, "/logout", 1]);
  expect([asked.status, asked.location]).toEqual([303, "/"]);
  expect(asked.headers.getSetCookie().join()).toContain("judge=; Path=/; Max-Age=0");
  expect(await leave(other, {})).toMatchObject({ status: 303, location: "/" });
  expect(await load(db, leaving, { url: "/logout", as: head.actor })).toMatchObject({
    data: { jurorId: head.actor.userId },
  });
});

test("pages of a juror say whose they are, and no others do", async ({ db }) => {
  const { head } = await aJury(db, (await aRound(db)).id, 1);
  const juror = await load(db, area, { url: "/judge", as: head.actor });
  const visitor = await load(db, area, { url: "/judge" });

  expect(juror.headers.get("x-juror")).toBe(head.actor.userId);
  expect(juror.headers.getSetCookie().join()).toContain(`judge=${head.actor.userId}; Path=/; `);
  expect([visitor.headers.get("x-juror"), visitor.headers.getSetCookie()]).toEqual([null, []]);
});

test("a juror whose only seat has ended is still asked what their device did not send, on every page and at the end", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const head = sheet.juror;
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.userId, head.actor.userId));
  const as = head.actor;

  const page = await load(db, area, { url: "/judge", as });
  expect([page.headers.get("x-juror"), page.data]).toEqual([as.userId, { jurorId: as.userId, roundIds: [] }]);
  expect(await load(db, leaving, { url: "/logout", as })).toMatchObject({ data: { jurorId: as.userId } });
  expect(await post(db, signOut, { url: "/logout", as, form: {} })).toMatchObject({ status: 303, location: "/logout" });
  const [criterion] = sheet.round.leaves;
  const operation = { operationId: randomUUID(), sheetId: sheet.id, criterionId: criterion!.id, points: 5 };
  const json = { jurorId: as.userId, report: null, operations: [operation] };
  const told = await post(db, sync, { url: "/judge/sync", as, json });
  expect(told.data).toMatchObject({ results: [{ result: "refused", reason: expect.stringMatching(/./) }] });
});

test("the desk is for the agency and the head of the jury", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const ask = { url: `/organiser/rounds/${round.slug}/desk`, params: { slug: round.slug } };
  const people = [await anOrganiser(db, round.agencyId), jurors[0]!.actor, jurors[1]!.actor, await anActor(db)];
  const statuses = [];
  for (const as of people) statuses.push((await load(db, desk, { ...ask, as })).status);
  expect(statuses).toEqual([200, 200, 404, 404]);
  expect((await load(db, desk, ask)).location).toContain("/login");
});
