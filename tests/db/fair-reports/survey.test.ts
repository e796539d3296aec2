import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { AFTERWARDS, aFinishedFair } from "#tests/factories/fair-reports";
import { contextOf, expect, test } from "#tests/support/database";
import { applications, fairs, surveyAnswers } from "~/db/schema";
import { answerAsExhibitor, answerAsVisitor } from "~/domain/fair-reports/answer-survey.server";
import { closeFair } from "~/domain/fair-reports/close-fair.server";
import { exhibitorSurvey } from "~/domain/fair-reports/exhibitor-survey.server";
import { surveyOf } from "~/domain/fair-reports/survey.server";

const answer = (whole: number, words: string | null = null) => ({
  ...{ formKey: randomUUID(), whole, running: 4, meeting: 5, comesAgain: whole > 2, words },
});

test("visitors answer without a name, each form once, and the agency reads sums", async ({ db }) => {
  const { fair, office } = await aFinishedFair(db);
  const visitor = contextOf(db, null, AFTERWARDS);
  const twice = answer(2, "Ít ghế nghỉ");
  for (const form of [answer(5), twice, twice, answer(5)]) await answerAsVisitor(visitor, fair.slug, form);

  const [exhibitors, visitors] = await surveyOf(office, fair.id);

  expect(exhibitors).toMatchObject({ part: "exhibitor", answers: 0, words: [] });
  expect(visitors).toMatchObject({
    part: "visitor",
    answers: 3,
    comesAgain: 2,
    marks: [
      { mark: "whole", counts: [0, 1, 0, 0, 2], mean: 400 },
      { mark: "running", counts: [0, 0, 0, 3, 0], mean: 400 },
      { mark: "meeting", counts: [0, 0, 0, 0, 3], mean: 500 },
    ],
    words: [{ words: "Ít ghế nghỉ" }],
  });
});

test("an exhibitor answers once, for its own application", async ({ db }) => {
  const { near, far, office, fair } = await aFinishedFair(db);
  const maker = contextOf(db, near.producer, AFTERWARDS);
  const form = answer(4);
  await answerAsExhibitor(maker, near.application.id, form);
  await answerAsExhibitor(maker, near.application.id, form);

  await expect(answerAsExhibitor(maker, near.application.id, answer(1))).rejects.toMatchObject({ code: "conflict" });
  await expect(answerAsExhibitor(maker, far.application.id, answer(1))).rejects.toMatchObject({ code: "not_found" });
  await expect(answerAsExhibitor(office, near.application.id, answer(1))).rejects.toMatchObject({ code: "not_found" });
  expect(await exhibitorSurvey(maker, near.application.id)).toMatchObject({ whyNot: expect.stringContaining("đã") });
  expect(await db.$count(surveyAnswers, eq(surveyAnswers.fairId, fair.id))).toBe(1);
});

test("the survey is open from the first day until closing, of a public fair, for who was accepted", async ({ db }) => {
  const { fair, office, near, far } = await aFinishedFair(db);
  const before = new Date("2026-12-03T20:00:00+07:00");
  await expect(answerAsVisitor(contextOf(db, null, before), fair.slug, answer(3))).rejects.toMatchObject({
    code: "closed",
  });
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, far.application.id));
  const gone = contextOf(db, far.producer, AFTERWARDS);
  await expect(answerAsExhibitor(gone, far.application.id, answer(3))).rejects.toMatchObject({ code: "closed" });
  await closeFair(office, fair.id);
  const visitor = contextOf(db, null, AFTERWARDS);
  await expect(answerAsVisitor(visitor, fair.slug, answer(3))).rejects.toMatchObject({ code: "closed" });
  const maker = contextOf(db, near.producer, AFTERWARDS);
  await expect(answerAsExhibitor(maker, near.application.id, answer(3))).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(answerAsVisitor(visitor, fair.slug, answer(3))).rejects.toMatchObject({ code: "not_found" });
});

test("an answer that is written while the report is settled waits for that, and is refused", async ({ db }) => {
  const { fair, near } = await aFinishedFair(db);
  const maker = contextOf(db, near.producer, AFTERWARDS);
  const answered = await db.transaction(async (tx) => {
    await tx.update(fairs).set({ closedAt: AFTERWARDS }).where(eq(fairs.id, fair.id));
    const answering = answerAsExhibitor(maker, near.application.id, answer(4));
    const done = answering.then(
      () => "kept",
      (error: unknown) => error,
    );
    await Promise.race([done, setTimeout(300)]);
    return { done };
  });
  expect(await answered.done).toMatchObject({ code: "closed" });
  expect(await db.$count(surveyAnswers, eq(surveyAnswers.fairId, fair.id))).toBe(0);
});

test("a form that was sent counts no other answer in its place, and says so", async ({ db }) => {
  const { fair, near } = await aFinishedFair(db);
  const visitor = contextOf(db, null, AFTERWARDS);
  const maker = contextOf(db, near.producer, AFTERWARDS);
  const [seen, own] = [answer(5), answer(4)];
  await answerAsVisitor(visitor, fair.slug, seen);
  await answerAsExhibitor(maker, near.application.id, own);
  await expect(answerAsVisitor(visitor, fair.slug, { ...seen, whole: 1 })).rejects.toMatchObject({ code: "conflict" });
  await expect(answerAsExhibitor(maker, near.application.id, { ...own, words: "Khác" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await db.$count(surveyAnswers, eq(surveyAnswers.fairId, fair.id))).toBe(2);
});
