import { eq } from "drizzle-orm";
import { aBlindJuror, aJuryBeforeAnswers, keysFor, NONE, relative } from "#tests/db/conflicts/support";
import { aNomination } from "#tests/factories/nominations";
import { anAssignment } from "#tests/factories/panels";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { conflictAnswers, recusals } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { action as answer, loader as page } from "~/routes/judge.rounds.$slug_.conflicts";
import { action as confirm, loader as rest } from "~/routes/judge.rounds.$slug_.conflicts_.rest";
import { loader as sheetPage } from "~/routes/judge.sheets.$id/route";
import { loader as recusal } from "~/routes/judge.sheets.$id_.recusal";
import { loader as signature } from "~/routes/judge.sheets.$id_.signature";
import { action as lift, loader as lifting } from "~/routes/organiser.rounds_.$slug_.conflicts_.$seat_.$entry_.lifting";

test("every page of a sheet leads to the questions first, with a sentence", async ({ db }) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db);
  const juror = jurors[0]!;
  const id = sheetOf(juror, entries[0]!);

  for (const loader of [sheetPage, recusal, signature]) {
    const { status, location, headers } = await load(db, loader, {
      url: `/judge/sheets/${id}`,
      params: { id },
      as: juror.actor,
    });
    expect([status, location]).toEqual([303, `/judge/rounds/${round.slug}/conflicts`]);
    expect(headers.get("set-cookie")).toContain("notice=");
  }
});

test("one connection is typed, the others are answered by one confirmation, and the list opens", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db);
  const juror = jurors[0]!;
  const [first, ...others] = await keysFor(db, juror, round.id, entries);
  const url = `/judge/rounds/${round.slug}/conflicts`;
  const ask = { url, params: { slug: round.slug }, as: juror.actor };
  const typed = { [`answers.${first}.answer`]: "conflict", after: "rest" };

  const short = await post(db, answer, { ...ask, form: { ...typed, [`answers.${first}.reason`]: "Họ hàng" } });
  expect([short.status, short.data]).toEqual([
    422,
    {
      result: expect.objectContaining({
        initialValue: expect.objectContaining({ answers: { [first!]: { answer: "conflict", reason: "Họ hàng" } } }),
        error: { [`answers.${first}.reason`]: ["Hãy viết rõ liên quan thế nào, ít nhất 10 ký tự."] },
      }),
    },
  ]);
  const saved = await post(db, answer, {
    ...ask,
    form: { ...typed, [`answers.${first}.reason`]: "Chủ cơ sở là em ruột tôi" },
  });
  expect([saved.status, saved.location]).toEqual([303, `${url}/rest`]);

  const asked = await load(db, rest, { ...ask, url: `${url}/rest` });
  const named = (asked.data as { rest: { key: string }[] }).rest.map((one) => one.key);
  expect(named.toSorted()).toEqual(others.toSorted());
  // Given to the juror while the page was open: it is not answered by it.
  await anAssignment(db, juror, (await aNomination(db, { roundId: round.id })).id, { answered: false });
  const form = new FormData();
  for (const key of named) form.append("entries", key);
  const confirmed = await post(db, confirm, { ...ask, url: `${url}/rest`, form });
  expect([confirmed.status, confirmed.location]).toEqual([303, url]);
  const left = (await load(db, page, ask)).data as { missing: number; entries: { key: string; isMissing: boolean }[] };
  expect(left.missing).toBe(1);
  const last = left.entries.find((one) => one.isMissing)!.key;
  const done = await post(db, answer, { ...ask, form: { [`answers.${last}.answer`]: "none" } });
  expect([done.status, done.location]).toEqual([303, `/judge/rounds/${round.slug}`]);
  const answers = await db.select().from(conflictAnswers).where(eq(conflictAnswers.appointmentId, juror.appointmentId));
  expect(answers.map((one) => one.answer).toSorted()).toEqual(["conflict", "none", "none", "none"]);
  expect((await load(db, rest, { ...ask, url: `${url}/rest` })).location).toBe(url);
});

test("an empty form, and a form of fields that are none, change nothing", async ({ db }) => {
  const { round, jurors } = await aJuryBeforeAnswers(db);
  const ask = { url: `/judge/rounds/${round.slug}/conflicts`, params: { slug: round.slug }, as: jurors[0]!.actor };

  const empty = await post(db, answer, { ...ask, form: {} });
  const odd = await post(db, answer, { ...ask, form: { "answers.LD-001.answer": "none" } });
  const forged = await post(db, answer, { ...ask, form: { [`answers.${"0".repeat(32)}.answer`]: "none" } });
  const noOne = await post(db, confirm, { ...ask, url: `${ask.url}/rest`, form: {} });

  expect([empty.status, empty.location]).toEqual([303, ask.url]);
  expect([odd.status, forged.status, noOne.status]).toEqual([422, 409, 422]);
  expect(await db.$count(conflictAnswers, eq(conflictAnswers.appointmentId, jurors[0]!.appointmentId))).toBe(0);
});

test("in a blind round one confirmation answers for the establishments left, and then no form changes an answer", async ({
  db,
}) => {
  const { round, juror, keys } = await aBlindJuror(db);
  const url = `/judge/rounds/${round.slug}/conflicts`;
  const ask = { url, params: { slug: round.slug }, as: juror.actor };
  await post(db, answer, { ...ask, form: { [`answers.${keys.binhAn}.answer`]: "none" } });

  const named = (await load(db, rest, { ...ask, url: `${url}/rest` })).data as { rest: { key: string }[] };
  expect(named.rest.map((one) => one.key)).toEqual([keys.camTu]);
  const form = new FormData();
  form.append("entries", keys.camTu);
  expect((await post(db, confirm, { ...ask, url: `${url}/rest`, form })).location).toBe(`/judge/rounds/${round.slug}`);

  const late = {
    [`answers.${keys.binhAn}.answer`]: "conflict",
    [`answers.${keys.binhAn}.reason`]: "Chủ cơ sở là em ruột tôi",
  };
  const refused = await post(db, answer, { ...ask, form: late });
  expect(refused.status).toBe(409);
  expect(refused.data).toMatchObject({
    result: { error: { [`answers.${keys.binhAn}.answer`]: [expect.any(String)] } },
  });
  const answers = await db.select().from(conflictAnswers).where(eq(conflictAnswers.appointmentId, juror.appointmentId));
  expect(answers.map((one) => one.answer)).toEqual(["none", "none", "none"]);
});

test("the page of lifting says why an entry of a blind round is not given back, and its form is refused", async ({
  db,
}) => {
  const { round, juror, entries, ctx, keys, secretary } = await aBlindJuror(db);
  await answerConflicts(ctx, round.id, { [keys.binhAn]: relative(), [keys.camTu]: NONE });
  const params = { slug: round.slug, seat: juror.appointmentId, entry: entries[0]!.id };
  const url = `/organiser/rounds/${round.slug}/conflicts/${params.seat}/${params.entry}/lifting`;

  const page = await load(db, lifting, { url, params, as: secretary.actor });
  expect(page.data).toMatchObject({ isBlind: true, whyNot: expect.stringContaining("Kỳ chấm ẩn danh") });
  const sent = await post(db, lift, { url, params, as: secretary.actor, form: { reason: "Giám khảo báo nhầm cơ sở" } });
  expect(sent.status).toBe(409);
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(2);
});
