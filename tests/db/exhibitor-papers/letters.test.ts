import { eq } from "drizzle-orm";
import sharp from "sharp";
import { anAgency } from "#tests/factories/agencies";
import {
  aFairWithPapers,
  anExhibitor,
  BEFORE_FAIR,
  bring,
  detailsOf,
  named,
  takes,
} from "#tests/factories/exhibitor-papers";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { embeddedFonts, pagesOf, wordsOf } from "#tests/support/pdf-text";
import { countingQueries } from "#tests/support/queries";
import { Zip } from "~/adapters/documents/zip.server";
import type { Database } from "~/db/client.server";
import { applicationAsks, applications, boothClaims, exhibitorLetters, fairs, letterPlans, mails } from "~/db/schema";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { letterDesk, letterOf } from "~/domain/exhibitor-papers/letters.server";
import { ownLetter, ownPapers } from "~/domain/exhibitor-papers/own-papers.server";
import { letterDocx, letterPdf } from "~/domain/exhibitor-papers/write-letter.server";

/** A fair with a signer and one exhibitor that has B1, a corner, and B2. */
async function aConfirmedExhibitor(db: Database) {
  const world = await aFairWithPapers(db);
  await named(world.ctx, world.fair.id);
  const contactEmail = `lien.he.${world.fair.slug}@example.vn`;
  const exhibitor = await anExhibitor(db, world.fair.id, { codes: ["B1", "B2"], contactEmail });
  return { ...world, exhibitor };
}

const statesOf = async (ctx: ReturnType<typeof contextOf>, fairId: string) =>
  (await letterDesk(ctx, await detailsOf(ctx, fairId))).rows.map(({ state, isDue, codes }) => ({
    state,
    isDue,
    codes,
  }));

test("a letter states places, sizes, prices and supported amounts, its sums in words, and the days of exhibitors", async ({
  db,
}) => {
  const { fair, ctx, exhibitor, agency } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });

  const letter = await ownLetter(exhibitor.ctx, exhibitor.application.id);
  const pdf = await letterPdf(letter);
  const words = await wordsOf(pdf);
  for (const said of [
    agency.name.toLocaleUpperCase("vi"),
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "THƯ XÁC NHẬN GIAN HÀNG",
    `mã số thuế ${exhibitor.establishment.taxCode}`,
    "“Rượu cần Lâm Đồng”",
    "Gian góc 3 x 3 m, 2 mặt mở, điện 3 kW",
    // A corner without a price of its own costs a tenth more; half of each is supported, a corner being a standard booth.
    "6.600.000",
    "Tiền thuê gian hàng: 12.600.000 đồng (Bằng chữ: Mười hai triệu sáu trăm nghìn đồng).",
    "theo Nghị quyết 12/2026/NQ-HĐND: 6.300.000 đồng",
    "Đơn vị tham gia trả: 6.300.000 đồng",
    "đặt cọc 50 % trước hết ngày 15/11/2026; nộp đủ trước hết ngày 25/11/2026",
    "Danh mục hàng hóa gửi trước hết ngày 20/11/2026",
    "Lắp dựng gian hàng: 08h00 đến 09h00 ngày 03/12/2026",
    "Khai mạc hội chợ: 08h30",
    "Không chuyển nhượng gian hàng.",
    "Trần Thị Lụa",
    "lúc 14h30 ngày 12/11/2026",
  ]) {
    expect(words).toContain(said);
  }
  expect(words).not.toContain("Đêm văn nghệ");
  expect(words).not.toContain("DỰ THẢO");
  expect(words).not.toContain("�");
  expect((await embeddedFonts(pdf)).length).toBeGreaterThan(0);
});

test("the page of plan marks own booths and names neighbours, gate and stage", async ({ db }) => {
  const { fair, ctx, exhibitor } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });

  const pages = await pagesOf(await letterPdf(await ownLetter(exhibitor.ctx, exhibitor.application.id)));
  const plan = pages.at(-1)!;
  expect(plan.text).toContain("Sơ đồ vị trí gian hàng B1, B2");
  expect(plan.text).toContain("Toàn khu");
  expect(plan.text).toContain("Phóng to quanh gian B1, B2");
  for (const label of ["B1", "B2", "B3", "A1", "Sân khấu", "Cổng chính"]) expect(plan.lines).toContain(label);
  // The whole hall and the enlargement both name it.
  expect(plan.lines.filter((line) => line === "B3")).toHaveLength(2);
});

test("the Word document says the same as the PDF, its plans as pictures with words for who does not see them", async ({
  db,
}) => {
  const { fair, ctx, exhibitor } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });

  const docx = await letterDocx(await ownLetter(exhibitor.ctx, exhibitor.application.id));
  const zip = new Zip(docx, 10_000_000);
  const xml = (await zip.read("word/document.xml"))!.toString("utf8");
  const text = xml.replace(/<[^>]+>/g, "");
  expect(text).toContain("THƯ XÁC NHẬN GIAN HÀNG");
  expect(text).toContain("Tiền thuê gian hàng: 12.600.000 đồng");
  expect(text).toContain("Sơ đồ vị trí gian hàng B1, B2");
  const said = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words);
  expect(said).toEqual([
    expect.stringContaining("Sơ đồ vị trí gian hàng B1, B2. Khu"),
    expect.stringContaining("Phóng to quanh gian B1, B2."),
  ]);
  const parts = (await zip.read("word/_rels/document.xml.rels"))!.toString("utf8");
  const pictures = [...parts.matchAll(/Target="(media\/[^"]+\.png)"/g)].map(([, name]) => `word/${name}`);
  expect(pictures).toHaveLength(2);
  for (const name of pictures) {
    const { width, format } = await sharp((await zip.read(name))!).metadata();
    expect(format).toBe("png");
    expect(width).toBeGreaterThan(400);
  }
});

test("names with quotes, emoji and two hundred letters stay as they are on paper", async ({ db }) => {
  const world = await aFairWithPapers(db);
  await named(world.ctx, world.fair.id);
  const long = "Ngọc".repeat(50);
  await anExhibitor(db, world.fair.id, { codes: ["B3"], signName: `Gốm "Bà Tư" <b>&</b> ${long.slice(0, 150)} 🏺` });
  await issueLetters(world.ctx, world.fair.id, { count: 1 });

  const fair = await detailsOf(world.ctx, world.fair.id);
  const [row] = (await letterDesk(world.ctx, fair)).rows;
  const words = await wordsOf(await letterPdf(await letterOf(world.ctx, fair, row!.number, "issued")));
  expect(words).toContain('Gốm "Bà Tư" <b>&</b>');
  expect(words.replace(/\s/g, "")).toContain(long.slice(0, 150));
});

test("a letter is due once; when booths change another one is, and the earlier stays as it was", async ({ db }) => {
  const { fair, ctx, exhibitor } = await aConfirmedExhibitor(db);
  expect(await statesOf(ctx, fair.id)).toEqual([{ state: "none", isDue: true, codes: ["B1", "B2"] }]);
  expect(await issueLetters(ctx, fair.id, { count: 1 })).toBe(1);
  expect(await statesOf(ctx, fair.id)).toEqual([{ state: "current", isDue: false, codes: ["B1", "B2"] }]);
  await expect(issueLetters(ctx, fair.id, { count: 1 })).rejects.toMatchObject({ code: "conflict" });

  await takes(db, exhibitor.application.id, fair.id, "B5");
  expect(await statesOf(ctx, fair.id)).toEqual([{ state: "changed", isDue: true, codes: ["B1", "B2", "B5"] }]);
  expect((await ownPapers(exhibitor.ctx, exhibitor.application.id)).letter).toMatchObject({
    number: 1,
    state: "changed",
  });
  const old = await ownLetter(exhibitor.ctx, exhibitor.application.id);
  expect(old.content.places.map(({ code }) => code)).toEqual(["B1", "B2"]);

  await issueLetters(ctx, fair.id, { count: 1 });
  const kept = await db
    .select()
    .from(exhibitorLetters)
    .where(eq(exhibitorLetters.applicationId, exhibitor.application.id));
  expect(kept.map(({ number }) => number).sort()).toEqual([1, 2]);
  // Nothing was drawn anew on the plan: it is kept once for both.
  const digests = kept.flatMap(({ content }) => (content as { plans: string[] }).plans);
  expect(new Set(digests).size).toBe(1);
  expect(await db.select().from(letterPlans).where(eq(letterPlans.digest, digests[0]!))).toHaveLength(1);

  await db
    .update(boothClaims)
    .set({ during: `[2026-10-20T00:00:00Z,${BEFORE_FAIR.toISOString()})` })
    .where(eq(boothClaims.applicationId, exhibitor.application.id));
  expect((await ownPapers(exhibitor.ctx, exhibitor.application.id)).letter).toMatchObject({ number: 2, state: "void" });
});

test("a hold is nobody's yet: no letter says it", async ({ db }) => {
  const { fair, ctx } = await aConfirmedExhibitor(db);
  const { application } = await anExhibitor(db, fair.id);
  const claim = await takes(db, application.id, fair.id, "B9");
  await db.update(boothClaims).set({ state: "held" }).where(eq(boothClaims.id, claim.id));

  expect(await statesOf(ctx, fair.id)).toEqual([
    { state: "none", isDue: true, codes: ["B1", "B2"] },
    { state: "none", isDue: false, codes: [] },
  ]);
});

test("a centre's letter names who stands where", async ({ db }) => {
  const { fair, ctx } = await aConfirmedExhibitor(db);
  const centre = await anAgency(db, { name: "Trung tâm Khuyến công tỉnh Gia Lai" });
  const officer = await anOrganiser(db, centre.id);
  const at = new Date("2026-10-20T03:00:00Z");
  const [application] = await db
    .insert(applications)
    .values({
      fairId: fair.id,
      agencyId: centre.id,
      provinceId: LAM_DONG,
      number: "HC-900",
      state: "accepted",
      signName: "Gia Lai",
      declaredAt: at,
      submittedAt: at,
      createdBy: officer.userId,
    })
    .returning();
  await db.insert(applicationAsks).values({ applicationId: application!.id, kind: "standard", booths: 2, granted: 2 });
  const [first] = await bring(db, application!.id, ["Cà phê Ia Grai", "Mật ong Kông Chro"]);
  const claim = await takes(db, application!.id, fair.id, "B6");
  await takes(db, application!.id, fair.id, "B7");
  await db.update(boothClaims).set({ exhibitorId: first!.id }).where(eq(boothClaims.id, claim.id));

  const { content, isDraft } = await letterOf(ctx, await detailsOf(ctx, fair.id), "HC-900", "now");
  expect(isDraft).toBe(true);
  expect(content.places.map(({ code, exhibitor, support }) => ({ code, exhibitor, support }))).toEqual([
    { code: "B6", exhibitor: "Cà phê Ia Grai", support: 3_000_000 },
    { code: "B7", exhibitor: null, support: 3_000_000 },
  ]);
  const words = await wordsOf(await letterPdf({ content, plans: [], isDraft }));
  expect(words).toContain("DỰ THẢO");
  expect(words).toContain("2. Mật ong Kông Chro");
});

test("the contact of each application is told, and the audit names the letters", async ({ db }) => {
  const { fair, ctx, exhibitor } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });

  const [mail] = await db.select().from(mails).where(eq(mails.recipient, exhibitor.application.contactEmail));
  expect(mail).toMatchObject({ purpose: "exhibitor_letter", subject: `Thư xác nhận gian hàng tại ${fair.name}` });
  expect(mail!.body).toContain(`{site}/applications/${exhibitor.application.id}/papers`);
  const issued = (await auditOf(db, fair.id, { details: true })).find(({ act }) => act === "exhibitor_letters.issued");
  expect(issued!.after).toEqual({ letters: [`${exhibitor.application.number}/1`] });
});

test("letters are refused to others, before publication, after the report, without a signer, and when the number is another", async ({
  db,
}) => {
  const { fair, ctx, agency } = await aFairWithPapers(db);
  await anExhibitor(db, fair.id, { codes: ["B1"] });
  const issue = (context = ctx, count = 1) => issueLetters(context, fair.id, { count });
  await expect(issue()).rejects.toMatchObject({ code: "closed" });
  await named(ctx, fair.id);
  for (const actor of [
    null,
    await anAdmin(db),
    await anOrganiser(db, agency.id, "support"),
    await anOrganiser(db, (await anAgency(db)).id),
  ]) {
    await expect(issue(contextOf(db, actor, BEFORE_FAIR))).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(issue(ctx, 2)).rejects.toMatchObject({
    code: "conflict",
    message: "Trang này nói 2 thư, nhưng lúc này là 1. Xem lại rồi phát hành.",
  });
  await expect(issueLetters(ctx, fair.id, { count: 1, only: "HC-000" })).rejects.toMatchObject({ code: "conflict" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(issue()).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ publishedAt: BEFORE_FAIR, closedAt: BEFORE_FAIR }).where(eq(fairs.id, fair.id));
  await expect(issue()).rejects.toMatchObject({ code: "closed" });
  expect(await statesOf(ctx, fair.id)).toEqual([{ state: "none", isDue: true, codes: ["B1"] }]);
});

test("of two who issue at once one does", async ({ db }) => {
  const { fair, ctx } = await aConfirmedExhibitor(db);
  const outcomes = await Promise.allSettled([
    issueLetters(ctx, fair.id, { count: 1 }),
    issueLetters(ctx, fair.id, { count: 1 }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a letter and its page are the applicant's and the agency's: to others they do not exist", async ({ db }) => {
  const { fair, ctx, exhibitor } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });
  const { id, number } = exhibitor.application;
  const stranger = await anExhibitor(db, fair.id);
  for (const context of [stranger.ctx, contextOf(db, null, BEFORE_FAIR), ctx]) {
    await expect(ownLetter(context, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(ownPapers(context, id)).rejects.toMatchObject({ code: "not_found" });
  }
  const details = await detailsOf(ctx, fair.id);
  await expect(letterOf(exhibitor.ctx, details, number!, "issued")).rejects.toMatchObject({ code: "forbidden" });
  const other = await aFairWithPapers(db);
  const elsewhere = await detailsOf(other.ctx, other.fair.id);
  await expect(letterOf(other.ctx, elsewhere, number!, "issued")).rejects.toMatchObject({ code: "not_found" });
  await expect(letterOf(ctx, details, stranger.application.number!, "now")).rejects.toMatchObject({ code: "closed" });
});

test("the database keeps letters and plans as they were issued", async ({ db }) => {
  const { fair, ctx } = await aConfirmedExhibitor(db);
  await issueLetters(ctx, fair.id, { count: 1 });
  await expect(db.update(exhibitorLetters).set({ number: 9 })).rejects.toThrow();
  await expect(db.delete(letterPlans)).rejects.toThrow();
});

test("the desk of letters asks as much for thirty as for three", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  await named(ctx, fair.id);
  for (const code of ["B1", "B2", "B3"]) await anExhibitor(db, fair.id, { codes: [code] });
  await issueLetters(ctx, fair.id, { count: 3 });
  const details = await detailsOf(ctx, fair.id);
  const few = await countingQueries(db, (counted) => letterDesk({ ...ctx, db: counted }, details));

  for (let at = 0; at < 27; at += 1) await anExhibitor(db, fair.id);
  const many = await countingQueries(db, (counted) => letterDesk({ ...ctx, db: counted }, details));
  expect(many.result.rows).toHaveLength(30);
  expect(many.queries).toBe(few.queries);
});
