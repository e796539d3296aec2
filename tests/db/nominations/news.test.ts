import { anOrganiser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { assignNomination } from "~/domain/nominations/assign-nomination.server";
import { noticesOfProducer } from "~/domain/nominations/notices.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { aSubmitted, dayFrom, lastMail } from "./steps";

test("the producer finds what the agency did among the news, and not their own acts or others' entries", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  await aSubmitted(db);
  expect(await noticesOfProducer(ctx)).toEqual([]);

  await askForMore(staff, id, { note: "Thêm nhãn", dueOn: dayFrom(staff.now, 4) });
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B" });

  expect((await noticesOfProducer(ctx)).map(({ kind, note, dueOn }) => [kind, note, dueOn])).toEqual([
    ["admitted", null, null],
    ["more_asked", "Thêm nhãn", dayFrom(staff.now, 4)],
  ]);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 61 * 86_400_000) };
  expect(await noticesOfProducer(later)).toEqual([]);
  expect(await noticesOfProducer(staff)).toEqual([]);
});

test("the officer of a dossier is told when it comes back", async ({ db }) => {
  const { id, staff, ctx, round } = await aSubmitted(db);
  const officer = await anOrganiser(db, round.agencyId);
  await assignNomination(staff, id, { assigneeId: officer.userId });
  await askForMore(staff, id, { note: "Thêm nhãn" });

  await submitNomination(ctx, id, { declared: true });

  expect(await lastMail(db, officer.email)).toMatchObject({ purpose: "nomination_resubmitted" });
});
