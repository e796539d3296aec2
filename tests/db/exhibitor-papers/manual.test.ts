import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aFairWithPapers, anExhibitor, BEFORE_FAIR } from "#tests/factories/exhibitor-papers";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { applications, fairManuals, fairs, files } from "~/db/schema";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { giveManual, manualFile, manualsOf } from "~/domain/exhibitor-papers/give-manual.server";
import { ownManual } from "~/domain/exhibitor-papers/own-papers.server";

const aManual = (words?: string) => aGivenFile("Cẩm nang.pdf", aPdf(words));

test("a manual is given in versions, the last one to who was accepted or waits", async ({ db }) => {
  const { fair, ctx, organiser } = await aFairWithPapers(db);
  const store = aFileStore();
  expect(await giveManual(ctx, store, fair.id, { file: await aManual(), note: "", version: 0 })).toBe(1);
  expect(await giveManual(ctx, store, fair.id, { file: await aManual("mới"), note: "Giờ mới", version: 1 })).toBe(2);

  const manuals = await manualsOf(ctx, fair.id);
  expect(manuals.map(({ version, note, by, fileName }) => ({ version, note, by, fileName }))).toEqual([
    { version: 2, note: "Giờ mới", by: organiser.name, fileName: "Cẩm nang.pdf" },
    { version: 1, note: null, by: organiser.name, fileName: "Cẩm nang.pdf" },
  ]);
  const exhibitor = await anExhibitor(db, fair.id);
  const manual = await ownManual(exhibitor.ctx, exhibitor.application.id);
  expect(manual).toEqual(manuals[0]);
  expect(await store.get((await manualFile(ctx, manual)).storageKey)).not.toBeNull();
  await db.update(applications).set({ state: "refused" }).where(eq(applications.id, exhibitor.application.id));
  await expect(ownManual(exhibitor.ctx, exhibitor.application.id)).rejects.toMatchObject({ code: "not_found" });
  const stranger = await anExhibitor(db, fair.id);
  await expect(ownManual(stranger.ctx, exhibitor.application.id)).rejects.toMatchObject({ code: "not_found" });
});

test("the sweep leaves manuals alone", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const store = aFileStore();
  await giveManual(ctx, store, fair.id, { file: await aManual("giữ"), note: "", version: 0 });
  const [manual] = await manualsOf(ctx, fair.id);
  for (const days of [1, 20]) {
    await sweepFiles({ ...ctx, now: new Date(BEFORE_FAIR.getTime() + days * 86_400_000) }, store);
  }
  expect(await db.select({ id: files.id }).from(files).where(eq(files.id, manual!.fileId))).toHaveLength(1);
});

test("a manual is refused that is no PDF, from others, when somebody gave one since, and when nothing is given", async ({
  db,
}) => {
  const { fair, ctx, agency } = await aFairWithPapers(db);
  const store = aFileStore();
  const give = async (context = ctx, version = 0, file?: Awaited<ReturnType<typeof aManual>>) =>
    giveManual(context, store, fair.id, { file: file ?? (await aManual()), note: "", version });
  const text = await aGivenFile("cam-nang.pdf", Buffer.from("không phải PDF"));
  await expect(give(ctx, 0, text)).rejects.toMatchObject({ code: "invalid", fields: { file: [expect.any(String)] } });
  const cut = await aGivenFile("cam-nang.pdf", Buffer.from("%PDF-1.7\ncụt"));
  await expect(give(ctx, 0, cut)).rejects.toMatchObject({ code: "invalid" });
  const { producer } = await anExhibitor(db, fair.id);
  for (const actor of [
    null,
    producer,
    await anOrganiser(db, agency.id, "support"),
    await anOrganiser(db, (await anAgency(db)).id),
  ]) {
    await expect(give(contextOf(db, actor, BEFORE_FAIR))).rejects.toMatchObject({ code: "forbidden" });
  }
  const outcomes = await Promise.allSettled([give(), give()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(give()).rejects.toMatchObject({ code: "conflict" });
  await db.update(fairs).set({ closedAt: BEFORE_FAIR }).where(eq(fairs.id, fair.id));
  await expect(give(ctx, 1)).rejects.toMatchObject({ code: "closed" });
  await expect(db.delete(fairManuals)).rejects.toThrow();
});
