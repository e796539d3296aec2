import { eq, sql } from "drizzle-orm";
import { aCall, aDraft, aSentApplication, fillIn, saveStep, submitNow, versionOf } from "#tests/factories/applications";
import { aPaper } from "#tests/factories/papers";
import { expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { applicationPapers, applications } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { paperField } from "~/domain/applications/answers";
import { applicationQueue } from "~/domain/applications/application-queue.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { countsOf, QueueFilter, selectFrom } from "~/domain/applications/queue";
import { quotaUses } from "~/domain/applications/quotas.server";
import { startApplication } from "~/domain/applications/start-application.server";
import { fileForReading } from "~/domain/attachments/queries.server";
import { retirePaper } from "~/domain/papers/retire-paper.server";

test("the queue has one row an application with what it asks, was granted and has, and filters forgive accents", async ({
  db,
}) => {
  const { fair, office } = await aCall(db, { code: "HANG" });
  const one = await aSentApplication(db, fair.id);
  await aSentApplication(db, fair.id, { raw: 1, rawArea: 36 });
  await aSentApplication(db, fair.id);
  await acceptApplication(office, one.id, { version: await versionOf(office, one.id), standard: 1 });
  await db.update(applications).set({ signName: "Rượu cần Bản Đôn" }).where(eq(applications.id, one.id));
  const rows = await applicationQueue(office, fair);
  const find = (query: Record<string, string>) => selectFrom(rows, QueueFilter.parse(query)).map((row) => row.number);
  expect(find({})).toEqual(["HANG-002", "HANG-003", "HANG-001"]);
  expect(find({ q: "ruou can" })).toEqual(["HANG-001"]);
  expect(find({ q: "hang-003", state: "submitted" })).toEqual(["HANG-003"]);
  expect(find({ kind: "raw" })).toEqual(["HANG-002"]);
  expect(find({ state: "accepted" })).toEqual(["HANG-001"]);
  expect(find({ province: "new-01" })).toEqual([]);
  expect(rows.find((row) => row.number === "HANG-001")).toMatchObject({
    asks: [{ kind: "standard", booths: 2, granted: 1 }],
    asked: 2,
    granted: 1,
    taken: 0,
    exhibitors: 1,
    isCentre: false,
    provinceName: "Lâm Đồng",
  });
  expect(countsOf(rows).states).toEqual({
    submitted: 2,
    more_asked: 0,
    accepted: 1,
    waiting: 0,
    refused: 0,
    withdrawn: 0,
  });
});

async function fill(db: Database, fairId: string, modelId: string, count: number): Promise<void> {
  await db.execute(sql`
    with maker as (
      insert into establishments (slug, name, name_key, province_id) select 'dong-' || n, 'Đồng ' || n, 'đồng ' || n, 'new-68'
      from generate_series(2, ${count}::int) n returning id
    ), made as (
      insert into applications (fair_id, number, establishment_id, province_id, state, sign_name, declared_at, submitted_at, created_by)
      select ${fairId}::uuid, 'DONG-' || lpad((1 + row_number() over ())::text, 3, '0'), maker.id, 'new-68', 'submitted', 'x', now(), now(),
        (select created_by from applications where id = ${modelId}) from maker returning id
    ) insert into application_asks (application_id, kind, booths) select id, 'standard', 2 from made`);
}

test("the queue of 500 asks the database as often as that of one", async ({ db }) => {
  const { fair, office } = await aCall(db, { code: "DONG" });
  const { id } = await aSentApplication(db, fair.id);
  const read = () =>
    countingQueries(db, async (counted) => {
      const ctx = { ...office, db: counted };
      const rows = await applicationQueue(ctx, fair);
      await quotaUses(ctx, fair);
      return rows.length;
    });
  const few = await read();
  await fill(db, fair.id, id, 500);
  const many = await read();
  expect([few.result, many.result]).toEqual([1, 500]);
  expect(many.queries).toBe(few.queries);
});

test("the office reads the papers an application shows once it was sent, and no others", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, establishment, producer } = await aSentApplication(db, fair.id);
  const paper = (name: string) => aPaper(db, establishment.id, producer.userId, name);
  const [shown, kept] = [await paper("a1"), await paper("b2")];
  await db.insert(applicationPapers).values({ applicationId: id, paperId: shown.paperId });
  expect(await fileForReading(office, shown.fileId, "original")).toMatchObject({ name: "a1" });
  expect(await fileForReading(office, kept.fileId, "original")).toBeNull();
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, id));
  expect(await fileForReading(office, shown.fileId, "original")).toBeNull();
});

test("only papers of one's own vault are named; one taken out of use meanwhile stays and says so, at both fairs that show it", async ({
  db,
}) => {
  const [first, second] = [await aCall(db), await aCall(db)];
  const { id, maker, establishment, producer } = await aDraft(db, first.fair.id);
  const applicant = { kind: "establishment" as const, id: establishment.id };
  const other = await startApplication(maker, second.fair.id, { applicant });
  const own = await aPaper(db, establishment.id, producer.userId, "c3");
  const stranger = await aDraft(db, first.fair.id);
  const foreign = await aPaper(db, stranger.establishment.id, stranger.producer.userId, "d4");
  const named = { [paperField(own.paperId)]: "on", [paperField(foreign.paperId)]: "on" };
  await saveStep(maker, id, "show", named);
  await saveStep(maker, other, "show", named);
  const shownAt = async (application: string) =>
    (await ownApplication(maker, application)).things.papers.map((paper) => [paper.id, paper.state.kind]);
  expect(await shownAt(id)).toEqual([[own.paperId, "lasting"]]);

  const third = await aCall(db);
  const opened = await startApplication(maker, third.fair.id, { applicant });
  await retirePaper(maker, own.paperId);
  // Its form was open with the tick: the tick does not go without a word, and nothing is written.
  await expect(saveStep(maker, opened, "show", named)).rejects.toMatchObject({
    code: "invalid",
    fields: { [paperField(own.paperId)]: [expect.stringMatching(/bỏ dấu chọn/)] },
  });
  expect(await shownAt(opened)).toEqual([]);
  await saveStep(maker, id, "show", {});
  expect([await shownAt(id), await shownAt(other)]).toEqual([[], [[own.paperId, "retired"]]]);
  await fillIn(maker, other);
  await submitNow(maker, other);
  expect(await fileForReading(second.office, own.fileId, "original")).toMatchObject({ name: "c3" });
  expect(await fileForReading(first.office, own.fileId, "original")).toBeNull();
});
