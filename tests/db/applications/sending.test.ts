import { eq } from "drizzle-orm";
import {
  AFTER_CALL,
  aCall,
  aDraft,
  aSentApplication,
  fillIn,
  saveStep,
  submitNow,
} from "#tests/factories/applications";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import { applicationEvents, applications, mails } from "~/db/schema";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { submitApplication } from "~/domain/applications/submit-application.server";

test("an application that lacks something says what, and is sent once it is complete", async ({ db }) => {
  const { fair } = await aCall(db, { code: "GUI26" });
  const { id, maker, producer, establishment } = await aDraft(db, fair.id);
  const empty = await ownApplication(maker, id);
  expect(empty).toMatchObject({
    signName: establishment.name,
    contactName: "Nguyễn Văn Bảy",
    state: "draft",
    number: null,
  });
  expect(empty.gaps.map(({ step, which, severity }) => [step, which, severity])).toEqual([
    ["places", "no_places", "required"],
    ["show", "no_papers", "advised"],
    ["goods", "nothing_shown", "required"],
  ]);
  await expect(submitApplication(maker, id, { version: empty.version, declared: true })).rejects.toMatchObject({
    code: "invalid",
  });

  await fillIn(maker, id);
  expect(await submitNow(maker, id)).toBe("GUI26-001");

  // Ten points of the host, five of a newcomer.
  expect(await ownApplication(maker, id)).toMatchObject({ state: "submitted", number: "GUI26-001", priority: 15 });
  expect(await auditOf(db, id)).toEqual(["applications.started", "applications.submitted"]);
  const events = await db.select().from(applicationEvents).where(eq(applicationEvents.applicationId, id));
  expect(events.map(({ kind }) => kind)).toEqual(["draft", "submitted"]);
  const [told] = await db.select().from(mails).where(eq(mails.recipient, producer.email));
  expect(told).toMatchObject({ purpose: "application_submitted" });
});

test("it is sent as it was read, while the call is open, by those who write for its applicant", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  await fillIn(maker, id);
  const { version } = await ownApplication(maker, id);
  const form = { version, declared: true as const };
  const late = { ...maker, now: AFTER_CALL };
  await expect(submitApplication(late, id, form)).rejects.toMatchObject({ code: "closed" });
  await expect(submitApplication(office, id, form)).rejects.toMatchObject({ code: "not_found" });
  const stranger = (await aDraft(db, fair.id)).maker;
  await expect(submitApplication(stranger, id, form)).rejects.toMatchObject({ code: "not_found" });
  await saveStep(maker, id, "sign", { signName: "Rượu cần Bản Đôn", contactName: "Bảy", contactPhone: "0912345678" });
  await expect(submitApplication(maker, id, form)).rejects.toMatchObject({ code: "conflict" });
  await submitNow(maker, id);
  await expect(submitNow(maker, id)).rejects.toMatchObject({ code: "closed" });
});

test("twenty that are sent at once are numbered one to twenty", async ({ db }) => {
  const { fair } = await aCall(db, { code: "SO26" });
  const drafts = await Promise.all(Array.from({ length: 20 }, () => aDraft(db, fair.id)));
  for (const { maker, id } of drafts) await fillIn(maker, id);

  const numbers = await Promise.all(drafts.map(({ maker, id }) => submitNow(maker, id)));

  const expected = Array.from({ length: 20 }, (_, at) => `SO26-${String(at + 1).padStart(3, "0")}`);
  expect(numbers.sort()).toEqual(expected);
  // What was withdrawn keeps its number: nobody else gets it.
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.number, "SO26-020"));
  expect((await aSentApplication(db, fair.id)).number).toBe("SO26-021");
});

test("a number goes on beyond 999", async ({ db }) => {
  const { fair } = await aCall(db, { code: "NHIEU" });
  const { id } = await aSentApplication(db, fair.id);
  await db.update(applications).set({ number: "NHIEU-999" }).where(eq(applications.id, id));
  expect((await aSentApplication(db, fair.id)).number).toBe("NHIEU-1000");
  expect((await aSentApplication(db, fair.id)).number).toBe("NHIEU-1001");
});
