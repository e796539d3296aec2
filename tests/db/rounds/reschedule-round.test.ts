import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { aDatedRound, moveForm, roundForm, TIMETABLE_FIELDS } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import type { TimetableForm } from "~/domain/rounds/forms";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { roundById } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { spansKey } from "~/domain/rounds/rules";

const BEFORE = new Date("2026-02-01T03:00:00Z");
const DURING = new Date("2026-03-10T03:00:00Z");

async function aDraft(db: Database) {
  const agency = await anAgency(db);
  const actor = await anOrganiser(db, agency.id);
  const ctx = contextOf(db, actor, BEFORE);
  const { id } = await aDatedRound(ctx, roundForm(agency.id, await aScheme(db)));
  return { ctx, during: { ...ctx, now: DURING }, id, agency };
}

/** As a person who has just looked sends it. */
async function reschedule(ctx: Parameters<typeof roundById>[0], id: string, form: TimetableForm) {
  await rescheduleRound(ctx, id, { ...form, seen: spansKey((await roundById(ctx, id)).phases) });
}

const spans = async (ctx: Parameters<typeof roundById>[0], id: string) =>
  (await roundById(ctx, id)).phases.map(({ kind, opensAt, closesAt }) => [
    kind,
    opensAt.toISOString(),
    closesAt?.toISOString() ?? null,
  ]);

test("a draft takes new dates and drops those left empty", async ({ db }) => {
  const { ctx, id } = await aDraft(db);

  await reschedule(ctx, id, {
    ...TIMETABLE_FIELDS,
    nominationOpensOn: "2026-02-15",
    scoringOn: undefined,
    councilOn: "2026-05-20",
  });

  expect(await spans(ctx, id)).toEqual([
    ["nomination", "2026-02-14T17:00:00.000Z", "2026-03-31T10:00:00.000Z"],
    ["screening", "2026-03-31T10:00:00.000Z", null],
    ["council", "2026-05-19T17:00:00.000Z", "2026-05-19T17:00:00.000Z"],
    ["decision", "2026-05-31T17:00:00.000Z", "2026-05-31T17:00:00.000Z"],
  ]);
});

test("an open round extends its nominations; what has happened keeps its instant", async ({ db }) => {
  const { ctx, during, id } = await aDraft(db);
  await openRound(ctx, id);

  await reschedule(during, id, {
    ...TIMETABLE_FIELDS,
    nominationOpensOn: "2026-03-05",
    nominationClosesOn: "2026-04-15",
    reason: "Nhiều cơ sở đề nghị gia hạn",
  });

  expect(await spans(during, id)).toEqual([
    ["call", BEFORE.toISOString(), "2026-02-28T17:00:00.000Z"],
    ["nomination", "2026-02-28T17:00:00.000Z", "2026-04-15T10:00:00.000Z"],
    ["screening", "2026-04-15T10:00:00.000Z", null],
    ["scoring", "2026-05-09T17:00:00.000Z", "2026-05-09T17:00:00.000Z"],
    ["decision", "2026-05-31T17:00:00.000Z", "2026-05-31T17:00:00.000Z"],
  ]);
});

test("opening nominations later moves the end of the call with it", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  await openRound(ctx, id);

  await reschedule(ctx, id, { ...TIMETABLE_FIELDS, nominationOpensOn: "2026-03-05", reason: "Dời một tuần" });

  expect((await spans(ctx, id)).slice(0, 2)).toEqual([
    ["call", BEFORE.toISOString(), "2026-03-04T17:00:00.000Z"],
    ["nomination", "2026-03-04T17:00:00.000Z", "2026-03-31T10:00:00.000Z"],
  ]);
});

test("a phase that was moved by hand is left as it happened", async ({ db }) => {
  const { ctx, during, id } = await aDraft(db);
  await openRound(ctx, id);
  await movePhase(during, id, moveForm("nomination", "screening"));
  const later = { ...during, now: new Date("2026-03-12T00:00:00Z") };

  await reschedule(later, id, { ...TIMETABLE_FIELDS, scoringOn: "2026-05-15", reason: "Đổi ngày chấm" });

  expect(await spans(later, id)).toEqual([
    ["call", BEFORE.toISOString(), "2026-02-28T17:00:00.000Z"],
    ["nomination", "2026-02-28T17:00:00.000Z", DURING.toISOString()],
    ["screening", DURING.toISOString(), null],
    ["scoring", "2026-05-14T17:00:00.000Z", "2026-05-14T17:00:00.000Z"],
    ["decision", "2026-05-31T17:00:00.000Z", "2026-05-31T17:00:00.000Z"],
  ]);
});

test("what rescheduleRound refuses", async ({ db }) => {
  const { ctx, during, id, agency } = await aDraft(db);
  const refusal = (changes: Partial<typeof TIMETABLE_FIELDS>) =>
    reschedule(during, id, { ...TIMETABLE_FIELDS, reason: "Lý do", ...changes }).catch((error) => [
      error.code,
      Object.keys(error.fields ?? {}),
    ]);

  expect(await refusal({ nominationClosesOn: "2026-02-01" })).toEqual(["invalid", ["nominationClosesOn"]]);
  await openRound(ctx, id);
  expect(await refusal({ nominationClosesOn: "2026-03-09" })).toEqual(["invalid", ["nominationClosesOn"]]);
  expect(await refusal({ scoringOn: "2026-03-20" })).toEqual(["invalid", ["scoringOn"]]);
  expect(await refusal({ reason: undefined })).toEqual(["invalid", ["reason"]]);
  const secretary = contextOf(db, await anOrganiser(db, agency.id, "secretary"), DURING);
  await expect(reschedule(secretary, id, TIMETABLE_FIELDS)).rejects.toMatchObject({ code: "forbidden" });
});

test("dates that somebody changed since, or moved the round by, are not undone by an older page", async ({ db }) => {
  const { ctx, during, id } = await aDraft(db);
  const drafted = spansKey((await roundById(ctx, id)).phases);
  const conflict = { code: "conflict", message: /Lịch hoặc giai đoạn của kỳ đã thay đổi/ };
  await expect(rescheduleRound(ctx, id, TIMETABLE_FIELDS)).rejects.toMatchObject(conflict);
  await openRound(ctx, id);
  await expect(rescheduleRound(ctx, id, { ...TIMETABLE_FIELDS, seen: drafted })).rejects.toMatchObject(conflict);

  const seen = spansKey((await roundById(ctx, id)).phases);
  const ill = { ...TIMETABLE_FIELDS, seen, scoringOn: "2026-05-20", reason: "Giám khảo ốm" };
  await rescheduleRound(ctx, id, ill);
  const announced = await spans(ctx, id);
  const stale = { ...TIMETABLE_FIELDS, seen, decisionOn: "2026-06-02", reason: "Sửa ngày quyết định" };
  await expect(rescheduleRound(ctx, id, stale)).rejects.toMatchObject(conflict);
  expect(await spans(ctx, id)).toEqual(announced);

  const before = spansKey((await roundById(during, id)).phases);
  await movePhase(during, id, moveForm("nomination", "screening"));
  await expect(rescheduleRound(during, id, { ...stale, seen: before })).rejects.toMatchObject(conflict);
});
