import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aFinishedFair } from "#tests/factories/fair-reports";
import { anActor } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { fairs, surveyAnswers } from "~/db/schema";
import { addressKey, limiter } from "~/http/rate-limit.server";
import { action as sendSurvey, loader as survey } from "~/routes/_public.fairs.$slug_.survey";
import { loader as report, action as write } from "~/routes/organiser.fairs_.$slug_.report/route";
import { loader as file } from "~/routes/organiser.fairs_.$slug_.report_.file.$format";

test("the report is its agency's, and its files are too", async ({ db }) => {
  const { fair, organiser } = await aFinishedFair(db);
  const stranger = await anActor(db);
  const ask = { url: `/organiser/fairs/${fair.slug}/report`, params: { slug: fair.slug } };

  const page = await load(db, report, { ...ask, as: organiser });
  expect(page.data).toMatchObject({ figures: { establishments: 2, visits: { counted: 253 } }, mayClose: true });
  expect((await load(db, report, { ...ask, as: stranger })).status).toBe(403);
  for (const format of ["xlsx", "docx"]) {
    const params = { ...ask.params, format };
    const mine = await load(db, file, { ...ask, params, as: organiser });
    expect([mine.status, mine.headers.get("content-disposition")]).toEqual([
      200,
      expect.stringContaining(`${fair.slug}-bao-cao.${format}`),
    ]);
    expect((await load(db, file, { ...ask, params, as: stranger })).status).toBe(403);
  }
  expect((await load(db, file, { ...ask, params: { ...ask.params, format: "pdf" }, as: organiser })).status).toBe(404);
});

test("what is wrong with the words of a report is said beside its field, and what was typed stays", async ({ db }) => {
  const { fair, organiser } = await aFinishedFair(db);

  const answer = await post(db, write, {
    url: `/organiser/fairs/${fair.slug}/report`,
    params: { slug: fair.slug },
    as: organiser,
    form: { version: "0", otherVisits: "500", results: "Tốt" },
  });

  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({
    result: { error: { otherVisitsSource: [expect.any(String)] }, initialValue: { results: "Tốt" } },
  });
});

test("a visitor without an account answers the survey, or is told what is missing", async ({ db }) => {
  const { fair } = await aFinishedFair(db);
  await db.update(fairs).set({ startsOn: "2026-01-05" }).where(eq(fairs.id, fair.id));
  const ask = { url: `/fairs/${fair.slug}/survey`, params: { slug: fair.slug } };
  const form = { formKey: randomUUID(), whole: "5", running: "4", meeting: "4", comesAgain: "yes", words: "" };

  expect((await load(db, survey, ask)).status).toBe(200);
  const { whole: _, ...incomplete } = form;
  expect((await post(db, sendSurvey, { ...ask, form: incomplete })).status).toBe(422);
  expect((await post(db, sendSurvey, { ...ask, form })).status).toBe(303);
  expect(await db.$count(surveyAnswers, eq(surveyAnswers.fairId, fair.id))).toBe(1);
});

test("one address does not answer the survey without end, and machines do not at all", async ({ db }) => {
  const { fair } = await aFinishedFair(db);
  await db.update(fairs).set({ startsOn: "2026-01-05" }).where(eq(fairs.id, fair.id));
  const ask = { url: `/fairs/${fair.slug}/survey`, params: { slug: fair.slug }, address: "10.9.8.6" };
  const form = { formKey: randomUUID(), whole: "5", running: "4", meeting: "4", comesAgain: "yes", words: "Tốt" };
  expect((await post(db, sendSurvey, { ...ask, form: { ...form, website: "http://x" } })).status).toBe(422);
  await limiter(db, "visitor_survey").penalty(addressKey("10.9.8.6"), 120);
  const refused = await post(db, sendSurvey, { ...ask, form });
  expect([refused.status, refused.data]).toMatchObject([429, { result: { initialValue: { words: "Tốt" } } }]);
  expect(await db.$count(surveyAnswers, eq(surveyAnswers.fairId, fair.id))).toBe(0);
});
