import { and, eq, like } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound } from "#tests/factories/awards";
import { actorOf, aMembership, anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { auditEntries, awards, imports } from "~/db/schema";
import * as list from "~/routes/organiser.imports._index";
import * as preview from "~/routes/organiser.imports.$id._index/route";
import * as application from "~/routes/organiser.imports.$id.application";
import * as errorsFile from "~/routes/organiser.imports.$id.errors[.csv]";
import * as removal from "~/routes/organiser.imports.$id.removal";

type Person = { readonly userId: string } | null;
const GOOD = "Năm,Cấp,Tỉnh,Tên sản phẩm\n2023,tỉnh,Phú Yên,Trang Chè\n2024,tỉnh,Phú Yên,Trang Mật\n";

function aSite(db: Database) {
  const services = servicesOf(db);
  const url = "/organiser/imports";
  return {
    services,
    upload(as: Person, content: string | Uint8Array, name = "list.csv", agencyId?: string) {
      const form = new FormData();
      if (agencyId) form.set("agencyId", agencyId);
      form.set("file", new File([content as BlobPart], name));
      return post(db, list.action, { url, as, services, form });
    },
    show: (as: Person, id: string, query = "") =>
      load(db, preview.loader, { url: `${url}/${id}?${query}`, params: { id }, as, services }),
    apply: (as: Person, id: string, form: Record<string, string> = {}) =>
      post(db, application.action, { url: `${url}/${id}/application`, params: { id }, as, services, form }),
    discard: (as: Person, id: string) => post(db, removal.action, { url, params: { id }, as, services, form: {} }),
    errors: (as: Person, id: string) => load(db, errorsFile.loader, { url, params: { id }, as, services }),
    list: (as: Person) => load(db, list.loader, { url, as, services }),
  };
}

/** Đắk Lắk, which holds the former Phú Yên. */
const PHU_YEN_TODAY = "new-66";

const idIn = (location: string | null) => location!.split("/").at(-1)!;

test("a list is uploaded, looked at, and applied once, however often it is clicked", async ({ db }) => {
  const organiser = await anOrganiser(db, (await anAgency(db, { provinceId: PHU_YEN_TODAY })).id);
  const site = aSite(db);

  const id = idIn((await site.upload(organiser, GOOD)).location);
  const { data } = await site.show(organiser, id);
  const [{ storageKey }] = (await db
    .select({ storageKey: imports.storageKey })
    .from(imports)
    .where(eq(imports.id, id))) as [{ storageKey: string }];
  const clicks = await Promise.all([site.apply(organiser, id), site.apply(organiser, id)]);

  expect(data).toMatchObject({
    summary: { fileName: "list.csv", createdBy: organiser.name, appliedAt: null },
    expected: { counts: { rows: 2, created: 2, updated: 0, unchanged: 0, decided: 0 }, decidedHere: [] },
    reading: { errorCount: 0, first: [{ productName: "Trang Chè" }, { productName: "Trang Mật" }] },
  });
  expect(clicks.map(({ status, location }) => [status, location])).toEqual([
    [303, `/organiser/imports/${id}`],
    [303, `/organiser/imports/${id}`],
  ]);
  expect(await db.$count(awards, like(awards.productName, "Trang %"))).toBe(2);
  expect((await site.show(organiser, id)).data).toMatchObject({ summary: { created: 2 }, reading: null });
  expect(await site.services.files.get(storageKey)).toBeNull();
  const acts = await db.select({ act: auditEntries.act }).from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(acts.map(({ act }) => act)).toEqual(["imports.uploaded", "awards.imported"]);
});

test("columns can be chosen anew without the file", async ({ db }) => {
  const admin = await anAdmin(db);
  const site = aSite(db);
  const id = idIn((await site.upload(admin, "Năm,Cấp,Nơi,Tên sản phẩm,Tỉnh\n2023,tỉnh,Phú Yên,Chọn Chè,x\n")).location);

  const before = await site.show(admin, id);
  const after = await site.show(admin, id, "column2=province&column4=-&column99=year&column3=nonsense");
  const refused = await site.apply(admin, id);
  const applied = await site.apply(admin, id, { column2: "province", column4: "-" });

  expect(before.data).toMatchObject({ expected: null, reading: { errorCount: 1 } });
  expect(after.data).toMatchObject({
    expected: { counts: { created: 1 } },
    chosen: { column2: "province", column4: "-" },
  });
  expect([refused.status, applied.status]).toEqual([422, 303]);
});

test("errors are shown and can be downloaded", async ({ db }) => {
  const admin = await anAdmin(db);
  const site = aSite(db);
  const id = idIn((await site.upload(admin, `${GOOD}x,tỉnh,Atlantis,Sai\n`)).location);

  const { data, headers } = await site.errors(admin, id);

  expect(headers.get("content-disposition")).toContain("attachment");
  expect(data).toBe(
    '\uFEFFDòng,Cột,Cần sửa\r\n4,Năm,"“x” không phải là năm. Hãy ghi bốn chữ số, ví dụ 2024."\r\n4,"Tỉnh, thành phố","Không có tỉnh, thành phố nào tên là “Atlantis”."\r\n'.replace(
      "\uFEFF",
      "",
    ),
  );
});

test.for([
  ["an empty file", "", "Tệp này trống."],
  [
    "a picture",
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82),
    "Tệp này không phải là bảng. Hãy chọn tệp CSV hoặc XLSX.",
  ],
  ["a PDF", "%PDF-1.7\n%âãÏÓ", "Tệp này không phải là bảng. Hãy chọn tệp CSV hoặc XLSX."],
  [
    "a workbook cut off",
    Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0),
    "Tệp này bị hỏng hoặc chưa tải lên đủ. Hãy lưu lại rồi tải lên lần nữa.",
  ],
  [
    "an old workbook",
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    "Tệp .xls đời cũ hoặc có mật khẩu chưa đọc được. Hãy mở bằng Excel và lưu lại dạng .xlsx, không mật khẩu.",
  ],
  [
    "a quote that is never closed",
    'Năm,Cấp\n2023,"tỉnh\n',
    "Dòng 2 có dấu ngoặc kép không được đóng lại; tệp có thể chưa tải lên đủ.",
  ],
  ["more than 25 MB", new Uint8Array(25_000_001).fill(65), "Tệp này lớn hơn 25 MB. Hãy chia thành nhiều tệp."],
] as const)("%s is refused beside the field", async ([, content, sentence], { db }) => {
  const { status, data } = await aSite(db).upload(await anAdmin(db), content);

  expect(status).toBe(422);
  expect((data as { result: { error: Record<string, string[]> } }).result.error).toEqual({ file: [sentence] });
});

test("a list that waits can be discarded, one that was applied cannot", async ({ db }) => {
  const admin = await anAdmin(db);
  const site = aSite(db);
  const waiting = idIn((await site.upload(admin, GOOD.replaceAll("Trang", "Bỏ"))).location);
  const twin = idIn((await site.upload(admin, GOOD.replaceAll("Trang", "Bỏ"))).location);

  expect((await site.discard(admin, waiting)).location).toBe("/organiser/imports");
  expect((await site.show(admin, waiting)).status).toBe(404);
  // The same file uploaded twice is still there for the other.
  expect((await site.apply(admin, twin)).status).toBe(303);
  expect((await site.discard(admin, twin)).status).toBe(409);
  expect((await site.discard(admin, "no-id")).status).toBe(404);
});

test("an organiser's list is refused row by row where it is another's; an admin imports it all", async ({ db }) => {
  const agency = await anAgency(db, { provinceId: PHU_YEN_TODAY });
  const [organiser, admin] = [await anOrganiser(db, agency.id), await anAdmin(db)];
  const site = aSite(db);
  const mixed = `${GOOD.replaceAll("Trang", "Riêng")}2024,quốc gia,Phú Yên,Riêng Gốm\n2024,tỉnh,Hà Nội,Riêng Lụa\n`;
  const id = idIn((await site.upload(organiser, mixed)).location);

  const seen = await site.show(organiser, id);
  const refused = await site.apply(organiser, id);
  const applied = await site.apply(admin, id);

  expect(seen.data).toMatchObject({
    summary: { agency: agency.name },
    expected: null,
    reading: {
      errors: [
        { row: 4, column: "level" },
        { row: 5, column: "province" },
      ],
    },
  });
  expect([refused.status, applied.status]).toEqual([422, 303]);
  expect(await db.$count(awards, like(awards.productName, "Riêng %"))).toBe(4);
});

test("uploads are seen by their agency's organisers and by admins only", async ({ db }) => {
  const [one, other] = [await anAgency(db), await anAgency(db)];
  const [mine, colleague, stranger] = [
    await anOrganiser(db, one.id),
    await anOrganiser(db, one.id),
    await anOrganiser(db, other.id),
  ];
  const admin = await anAdmin(db);
  const site = aSite(db);
  const secret = GOOD.replaceAll("Trang", "Kín");
  const id = idIn((await site.upload(mine, secret)).location);
  const ofAdmin = idIn((await site.upload(admin, secret)).location);
  const listed = async (as: Person) =>
    ((await site.list(as)).data as { imports: { id: string }[] }).imports
      .map((row) => row.id)
      .filter((row) => row === id || row === ofAdmin);

  expect([await listed(mine), await listed(colleague), await listed(stranger)]).toEqual([[id], [id], []]);
  expect((await listed(admin)).sort()).toEqual([id, ofAdmin].sort());
  for (const [person, which] of [
    [stranger, id],
    [mine, ofAdmin],
  ] as const) {
    const answers = [
      await site.show(person, which),
      await site.errors(person, which),
      await site.apply(person, which),
      await site.discard(person, which),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(JSON.stringify(answers.map(({ data }) => data))).not.toContain("Kín");
  }
  expect((await site.discard(colleague, id)).status).toBe(303);
});

test("who organises several agencies says for which a list is, and names none of another's", async ({ db }) => {
  const [one, two, other] = [await anAgency(db), await anAgency(db), await anAgency(db)];
  const { userId } = await anOrganiser(db, one.id);
  await aMembership(db, userId, "organiser", { agencyId: two.id });
  const both = await actorOf(db, { id: userId });
  const site = aSite(db);

  const unnamed = await site.upload(both, GOOD);
  const named = await site.upload(both, GOOD, "list.csv", two.id);
  const foreign = await site.upload(both, GOOD, "list.csv", other.id);

  expect(unnamed.data).toMatchObject({ result: { error: { agencyId: [expect.any(String)] } } });
  expect([unnamed.status, named.status, foreign.status]).toEqual([422, 303, 403]);
  expect((await site.show(both, idIn(named.location))).data).toMatchObject({ summary: { agency: two.name } });
});

test("rows that a round decided here has already are left out, unless they are asked for", async ({ db }) => {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 60], recognised: 1 });
  const admin = await anAdmin(db);
  const site = aSite(db);
  const { name } = entries[0]!.product;
  const content = `Năm,Cấp,Tỉnh,Tên sản phẩm\n2026,tỉnh,Lâm Đồng,${name}\n2026,tỉnh,Lâm Đồng,Của báo\n`;
  const [first, second] = [
    idIn((await site.upload(admin, content)).location),
    idIn((await site.upload(admin, content)).location),
  ];
  const recorded = () => db.$count(awards, and(eq(awards.productName, name), eq(awards.source, "recorded")));

  const { data } = await site.show(admin, first);
  await site.apply(admin, first);
  const withoutAsking = await recorded();
  await site.apply(admin, second, { withDecided: "yes" });

  expect(data).toMatchObject({
    expected: {
      counts: { rows: 2, created: 1, unchanged: 1, decided: 1 },
      decidedHere: [{ slug: round.slug, already: [2], sameNumber: [] }],
    },
  });
  expect([withoutAsking, await recorded()]).toEqual([0, 1]);
});

test("nobody but organisers and admins sees or does any of it", async ({ db }) => {
  const agency = await anAgency(db);
  const site = aSite(db);
  const id = idIn((await site.upload(await anAdmin(db), GOOD)).location);
  const others: Person[] = [
    await anActor(db),
    await anOrganiser(db, agency.id, "secretary"),
    await anOrganiser(db, agency.id, "support"),
  ];

  for (const person of others) {
    const answers = [
      await site.list(person),
      await site.upload(person, GOOD),
      await site.show(person, id),
      await site.errors(person, id),
      await site.apply(person, id),
      await site.discard(person, id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(JSON.stringify(answers.map(({ data }) => data))).not.toContain("Trang");
  }
  expect((await site.list(null)).location).toContain("/login");
  expect((await site.apply(null, id)).location).toContain("/login");
});
