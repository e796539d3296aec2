import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aSheetSaying, aTemplate, STANDARD_SHEET } from "#tests/factories/templates";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import type { Database } from "~/db/client.server";
import { agencies, certificateTemplateVersions, files, templatePictures } from "~/db/schema";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import type { Actor } from "~/domain/context";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { drawTemplate, savedSheet, templatePreview } from "~/domain/templates/draw-template.server";
import { setEmblem } from "~/domain/templates/emblem.server";
import { keepTemplatePicture, templatePicture, templatePicturesOf } from "~/domain/templates/keep-picture.server";
import { makeTemplate } from "~/domain/templates/make-template.server";
import { templateById, templateChoices, templatesOf } from "~/domain/templates/queries.server";
import { reinstateTemplate } from "~/domain/templates/reinstate-template.server";
import { saveTemplate } from "~/domain/templates/save-template.server";
import { standardSheet } from "~/domain/templates/standard";
import { templateToIssue } from "~/domain/templates/template-to-issue.server";
import type { TemplateSheet } from "~/lib/template-sheet";

const as = (db: Database, actor: Actor | null, now = new Date()) => contextOf(db, actor, now);

async function anOffice(db: Database) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  return { agency, organiser, ctx: as(db, organiser) };
}

test("a template begins as the standard one, or as another, and every change is a version", async ({ db }) => {
  const { agency, ctx } = await anOffice(db);

  const id = await makeTemplate(ctx, agency.id, { name: "Mẫu 2026" });
  expect(await saveTemplate(ctx, id, { name: "Mẫu 2026", sheet: STANDARD_SHEET, seen: 1 })).toBe(1);
  expect(await saveTemplate(ctx, id, { name: "Mẫu tỉnh", sheet: aSheetSaying("BẰNG CHỨNG NHẬN"), seen: 1 })).toBe(2);
  const copy = await makeTemplate(ctx, agency.id, { name: "Bản sao", from: id });

  const { name, versions } = await templateById(ctx, id);
  expect([name, versions.map(({ version, content, issued }) => [version, content, issued])]).toEqual([
    "Mẫu tỉnh",
    [
      [2, aSheetSaying("BẰNG CHỨNG NHẬN"), 0],
      [1, STANDARD_SHEET, 0],
    ],
  ]);
  expect((await templateById(ctx, copy)).versions.map((one) => one.content)).toEqual([aSheetSaying("BẰNG CHỨNG NHẬN")]);
  expect((await templatesOf(ctx, agency.id)).map((one) => [one.name, one.version])).toEqual([
    ["Bản sao", 1],
    ["Mẫu tỉnh", 2],
  ]);
  expect(await auditOf(db, agency.id)).toEqual(["templates.made", "templates.saved", "templates.made"]);
});

test("a version is never changed or removed", async ({ db }) => {
  const { agency, organiser } = await anOffice(db);
  await aTemplate(db, organiser, agency.id);
  for (const change of [
    db.update(certificateTemplateVersions).set({ version: 9 }),
    db.delete(certificateTemplateVersions),
  ]) {
    await expect(change).rejects.toMatchObject({ cause: { message: "certificate_template_versions is append-only" } });
  }
});

test("only organisers of the agency keep its templates", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const { id } = await aTemplate(db, organiser, agency.id);
  const other = await anOffice(db);
  const others = [await anOrganiser(db, agency.id, "secretary"), other.organiser, await anAdmin(db), null] as const;
  const sheet = STANDARD_SHEET;
  for (const actor of others) {
    const theirs = as(db, actor);
    await expect(makeTemplate(theirs, agency.id, { name: "Mẫu" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(templatesOf(theirs, agency.id)).rejects.toMatchObject({ code: "forbidden" });
    const hidden = { code: actor ? "not_found" : "forbidden" };
    await expect(saveTemplate(theirs, id, { name: "Mẫu", sheet, seen: 1 })).rejects.toMatchObject(hidden);
    await expect(archiveTemplate(theirs, id)).rejects.toMatchObject(hidden);
    await expect(reinstateTemplate(theirs, id)).rejects.toMatchObject(hidden);
    await expect(templateById(theirs, id)).rejects.toMatchObject(hidden);
    await expect(drawTemplate(theirs, aFileStore(), agency.id, sheet, "usual")).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(templatePreview(theirs, agency.id, sheet, "long")).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(makeTemplate(other.ctx, other.agency.id, { name: "Mẫu", from: id })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(savedSheet(ctx, agency.id, id, 7)).rejects.toMatchObject({ code: "not_found" });
  await expect(savedSheet(ctx, agency.id, "no-id", undefined)).rejects.toMatchObject({ code: "not_found" });
});

test("two templates in use bear two names, also when both are made at once", async ({ db }) => {
  const { agency, ctx } = await anOffice(db);
  const make = () => makeTemplate(ctx, agency.id, { name: "Mẫu 2026" });
  const held = sql`select from ${agencies} where ${eq(agencies.id, agency.id)} for update`;
  expect((await meeting(db, held, [make, make])).sort()).toEqual(["conflict", "done"]);
  const [first] = await templatesOf(ctx, agency.id);
  const second = await makeTemplate(ctx, agency.id, { name: "Mẫu khác" });
  await expect(saveTemplate(ctx, second, { name: "Mẫu 2026", sheet: STANDARD_SHEET, seen: 1 })).rejects.toMatchObject({
    code: "conflict",
    fields: { name: [expect.any(String)] },
  });
  await archiveTemplate(ctx, first!.id);
  expect(await saveTemplate(ctx, second, { name: "Mẫu 2026", sheet: STANDARD_SHEET, seen: 1 })).toBe(1);
});

test("of two who save over the same version the second is told", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const { id, name } = await aTemplate(db, organiser, agency.id);
  const save = (heading: string) => () => saveTemplate(ctx, id, { name, sheet: aSheetSaying(heading), seen: 1 });
  const held = sql`select from ${agencies} where ${eq(agencies.id, agency.id)} for update`;
  expect(await meeting(db, held, [save("MỘT"), save("HAI")])).toEqual(["done", "conflict"]);
});

test("what was put away is neither changed nor issued by nor offered", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const { id, name } = await aTemplate(db, organiser, agency.id);
  expect(await templateChoices(ctx, agency.id)).toEqual([{ id, name }]);
  await archiveTemplate(ctx, id);
  expect(await templateChoices(ctx, agency.id)).toEqual([]);
  await expect(archiveTemplate(ctx, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(saveTemplate(ctx, id, { name, sheet: STANDARD_SHEET, seen: 1 })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(templateToIssue(ctx, agency.id, id)).rejects.toMatchObject({ code: "invalid" });
});

test("what was put away is taken out again, once, and not over another of its name", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const { id, name } = await aTemplate(db, organiser, agency.id);
  await expect(reinstateTemplate(ctx, id)).rejects.toMatchObject({ code: "conflict" });
  await archiveTemplate(ctx, id);
  await reinstateTemplate(ctx, id);
  expect(await templateChoices(ctx, agency.id)).toEqual([{ id, name }]);
  expect(await templateToIssue(ctx, agency.id, id)).toMatchObject({ sealed: { id, version: 1 } });
  expect((await auditOf(db, agency.id)).slice(-2)).toEqual(["templates.archived", "templates.reinstated"]);

  await archiveTemplate(ctx, id);
  await aTemplate(db, organiser, agency.id, { name });
  await expect(reinstateTemplate(ctx, id)).rejects.toMatchObject({ code: "conflict" });
});

test("a version without a digest of its own, or that is no sheet, is refused by the database", async ({ db }) => {
  const { agency, organiser } = await anOffice(db);
  const { id } = await aTemplate(db, organiser, agency.id);
  const version = { templateId: id, version: 2, madeBy: organiser.userId, madeAt: new Date() };
  for (const [wrong, check] of [
    [{ content: {}, digest: "AB".repeat(32) }, "certificate_template_versions_digest"],
    [{ content: [], digest: "ab".repeat(32) }, "certificate_template_versions_content"],
  ] as const) {
    await expect(db.insert(certificateTemplateVersions).values({ ...version, ...wrong })).rejects.toMatchObject({
      cause: { constraint_name: check },
    });
  }
});

test("one picture of an agency's own is its emblem, or none", async ({ db }) => {
  const { agency, ctx } = await anOffice(db);
  const other = await anOffice(db);
  const store = aFileStore();
  const give = async (name: string) =>
    keepTemplatePicture(ctx, store, agency.id, await aGivenFile(name, await aJpeg()));
  const [first, second] = [await give("mot.jpg"), await give("hai.jpg")];
  const emblems = async () =>
    (await templatePicturesOf(ctx, agency.id)).filter((one) => one.isEmblem).map((one) => one.name);

  await setEmblem(ctx, agency.id, { picture: first });
  await setEmblem(ctx, agency.id, { picture: second });
  expect(await emblems()).toEqual(["hai.jpg"]);
  const id = await makeTemplate(ctx, agency.id, { name: "Như mẫu chuẩn" });
  expect((await templateById(ctx, id)).versions[0]!.content).toEqual(standardSheet(2, second));
  expect(await savedSheet(ctx, agency.id, "standard", undefined)).toEqual(standardSheet(2, second));

  await expect(setEmblem(other.ctx, agency.id, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(setEmblem(other.ctx, other.agency.id, { picture: first })).rejects.toMatchObject({
    code: "invalid",
    fields: { picture: [expect.any(String)] },
  });
  expect(await emblems()).toEqual(["hai.jpg"]);
  await setEmblem(ctx, agency.id, {});
  expect(await emblems()).toEqual([]);
  expect((await auditOf(db, agency.id)).filter((act) => act === "templates.emblem_set")).toHaveLength(3);

  expect(await templatePicture(ctx, agency.id, first)).toMatchObject({ mediaType: "image/webp" });
  for (const [who, agencyId, code] of [
    [other.ctx, agency.id, "forbidden"],
    [other.ctx, other.agency.id, "not_found"],
  ] as const) {
    await expect(templatePicture(who, agencyId, first)).rejects.toMatchObject({ code });
  }
});

test("an agency issues by its own templates alone, by their latest version", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const other = await anOffice(db);
  const { id, name } = await aTemplate(db, organiser, agency.id, { sheet: aSheetSaying("BẰNG") });
  const { versions } = await templateById(ctx, id);
  expect(await templateToIssue(ctx, agency.id, id)).toEqual({
    versionId: versions[0]!.id,
    sealed: { id, name, version: 2, digest: versions[0]!.digest },
    sheet: aSheetSaying("BẰNG"),
  });
  await expect(templateToIssue(ctx, other.agency.id, id)).rejects.toMatchObject({ code: "invalid" });
});

test("pictures are the agency's own, are drawn, and stay", async ({ db }) => {
  const { agency, organiser, ctx } = await anOffice(db);
  const store = aFileStore();
  const picture = await keepTemplatePicture(ctx, store, agency.id, await aGivenFile("huy-hieu.jpg", await aJpeg()));
  expect(await templatePicturesOf(ctx, agency.id)).toEqual([{ id: picture, name: "huy-hieu.jpg", isEmblem: false }]);

  const sheet: TemplateSheet = { ...STANDARD_SHEET, groundPicture: picture };
  const drawn = await drawTemplate(ctx, store, agency.id, sheet, "usual");
  expect(Object.keys(drawn.pictures)).toEqual([picture]);
  expect(drawn.drawing.ground.picture).toBe(picture);
  const { id, name } = await aTemplate(db, organiser, agency.id, { sheet });
  expect((await templateById(ctx, id)).versions).toHaveLength(2);

  const other = await anOffice(db);
  const theirs = await aTemplate(db, other.organiser, other.agency.id);
  await expect(saveTemplate(other.ctx, theirs.id, { name, sheet, seen: 1 })).rejects.toMatchObject({ code: "invalid" });
  await expect(drawTemplate(other.ctx, store, other.agency.id, sheet, "usual")).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(
    keepTemplatePicture(other.ctx, store, agency.id, await aGivenFile("x.jpg", await aJpeg())),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    keepTemplatePicture(ctx, store, agency.id, await aGivenFile("x.jpg", Buffer.from("no picture"))),
  ).rejects.toMatchObject({ code: "invalid" });

  const later = (days: number) => as(db, null, new Date(Date.now() + days * 86_400_000));
  await sweepFiles(later(1), store);
  await sweepFiles(later(30), store);
  expect(
    await db
      .select({ id: files.id })
      .from(files)
      .innerJoin(templatePictures, eq(templatePictures.fileId, files.id))
      .where(eq(templatePictures.agencyId, agency.id)),
  ).toEqual([{ id: picture }]);
});
