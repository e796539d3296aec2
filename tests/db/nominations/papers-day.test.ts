import { eq } from "drizzle-orm";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { dossierSnapshots } from "~/db/schema";
import { addPendingPaper } from "~/domain/nominations/add-pending-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { movePapersDay } from "~/domain/nominations/move-papers-day.server";
import { noticesOfProducer } from "~/domain/nominations/notices.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { formatDate } from "~/i18n/formats";
import { aSubmitted, belonging, dayFrom, lastMail, outsiders } from "./steps";

const REASON = "Cơ quan cấp giấy trả kết quả chậm";

/** An entry admitted until three days from now without a paper. */
async function onCondition(db: Database) {
  const made = await aSubmitted(db);
  const papersDueOn = dayFrom(made.staff.now, 3);
  await admitNomination(made.staff, made.id, { groupCode: "B", pending: ["quality"], papersDueOn });
  return { ...made, papersDueOn };
}

test("a later day for pending papers is told to the producer with its reason, and papers come until then", async ({
  db,
}) => {
  const { id, staff, ctx, papersDueOn } = await onCondition(db);
  const sealed = () => db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, id));
  const before = await sealed();
  const later = (days: number) => new Date(staff.now.getTime() + days * 86_400_000);
  const { seen } = await screeningOf(staff, id);
  const moved = dayFrom(staff.now, 20);

  await movePapersDay({ ...staff, now: later(5) }, id, { papersDueOn: moved, reason: REASON, seen });

  const after = await nominationById(ctx, id);
  expect(after).toMatchObject({ state: "admitted", papersDueOn: moved, papersCompletedAt: null });
  expect(after.steps.at(-1)).toMatchObject({ kind: "papers_day_moved", note: REASON, dueOn: moved });
  expect(await sealed()).toEqual(before);
  const mail = await lastMail(db, ctx.actor!.email);
  expect(mail).toMatchObject({ purpose: "nomination_papers_day_moved" });
  expect(mail!.body).toContain(formatDate(moved));
  expect(mail!.body).toContain(REASON);
  expect((await noticesOfProducer({ ...ctx, now: later(6) }))[0]).toMatchObject({
    kind: "papers_day_moved",
    note: REASON,
    dueOn: moved,
  });
  expect((await auditOf(db, id, { details: true })).at(-1)).toMatchObject({
    act: "nominations.papers_day_moved",
    before: { papersDueOn },
    after: { papersDueOn: moved, reason: REASON },
  });

  const facts = { kind: "quality", number: null, issuer: null, issuedOn: null, validUntil: null } as const;
  const file = await aGivenFile("giay.pdf", aPdf());
  await addPendingPaper({ ...ctx, now: later(19) }, aFileStore(), id, { ...facts, file });
});

test("the new day is to come and later than the one that stands", async ({ db }) => {
  const { id, staff, papersDueOn } = await onCondition(db);
  const late = { ...staff, now: new Date(staff.now.getTime() + 10 * 86_400_000) };
  for (const [as, day, message] of [
    [staff, dayFrom(staff.now, 2), /sau hạn hiện nay/],
    [staff, papersDueOn, /sau hạn hiện nay/],
    [late, dayFrom(late.now, 0), /./],
  ] as const) {
    await expect(movePapersDay(as, id, { papersDueOn: day, reason: REASON })).rejects.toMatchObject({
      code: "invalid",
      message,
      fields: { papersDueOn: [message] },
    });
  }
  expect((await nominationById(staff, id)).papersDueOn).toBe(papersDueOn);
});

test("a later day is set by the agency alone, for papers that are awaited, and not once the round is closed", async ({
  db,
}) => {
  const { id, staff, ctx, round, establishment } = await onCondition(db);
  const input = { papersDueOn: dayFrom(staff.now, 20), reason: REASON };
  const { strangers, producer } = await outsiders(db, ctx);
  for (const stranger of strangers) {
    await expect(movePapersDay(stranger, id, input)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(movePapersDay(producer, id, input)).rejects.toMatchObject({ code: "closed" });
  const own = await belonging(db, contextOf(db, await anOrganiser(db, round.agencyId)), establishment.id);
  await expect(movePapersDay(own, id, input)).rejects.toMatchObject({ message: /thành viên của cơ sở/ });
  const whole = await aSubmitted(db);
  await admitNomination(whole.staff, whole.id, { groupCode: "B" });
  await expect(movePapersDay(whole.staff, whole.id, input)).rejects.toMatchObject({ code: "closed" });

  const { seen } = await screeningOf(staff, id);
  const twice = await Promise.allSettled([1, 2].map(() => movePapersDay(staff, id, { ...input, seen })));
  expect(twice.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(twice.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });

  await setPhase(db, round.id, "closed", staff.now);
  await expect(movePapersDay(staff, id, { ...input, papersDueOn: dayFrom(staff.now, 30) })).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ bình chọn đã kết thúc nên không gia hạn được nữa.",
  });
});
