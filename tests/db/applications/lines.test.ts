import { eq, inArray } from "drizzle-orm";
import ExcelJS from "exceljs";
import { aCall, aCentreDraft, aDraft, fillIn, saveStep, submitNow } from "#tests/factories/applications";
import { recognise } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim } from "#tests/factories/fairs";
import { aGivenFile } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { expect, test } from "#tests/support/database";
import { applicationAsks, booths, galleryEntries } from "~/db/schema";
import { productField } from "~/domain/applications/answers";
import { addExhibitor, editExhibitor, pasteExhibitors, removeExhibitor } from "~/domain/applications/exhibitors.server";
import { ExhibitorForm, GoodsForm } from "~/domain/applications/forms";
import { addGoods, editGoods, pasteGoods, removeGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";

const line = (name: string) => GoodsForm.parse({ name, unit: "kg", quantity: "12" });
async function aWorkbook(rows: ExcelJS.CellValue[][]) {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Danh sách").addRows(rows);
  return aGivenFile("danh-sach.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
}
const exhibitor = (values: Record<string, string>) => ExhibitorForm.parse(values);

test("goods are added, corrected and taken out line by line, and two at once lose none", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  await Promise.all([addGoods(maker, id, line("Bánh tráng")), addGoods(maker, id, line("Nước mắm"))]);
  await editGoods(maker, id, 1, GoodsForm.parse({ name: "Mật ong", quantity: "3", isForSale: "no" }));
  await removeGoods(maker, id, 2);
  await addGoods(maker, id, line("Chè"));
  const { things } = await ownApplication(maker, id);
  expect(things.goods).toEqual([
    { position: 1, name: "Mật ong", unit: "", quantity: 3, isForSale: false },
    { position: 2, name: "Chè", unit: "kg", quantity: 12, isForSale: true },
  ]);
  await expect(editGoods(maker, id, 9, line("x"))).rejects.toMatchObject({ code: "not_found" });
  await expect(removeGoods(maker, id, 9)).rejects.toMatchObject({ code: "not_found" });
});

test("a line that is sent twice is one line, and a list with a line that is there is not taken", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  const sent = await Promise.allSettled([
    addGoods(maker, id, line("Bánh tráng")),
    addGoods(maker, id, line("bánh  tráng")),
  ]);
  expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const shown = GoodsForm.parse({ name: "Bánh tráng", unit: "kg", quantity: "1", isForSale: "no" });
  await addGoods(maker, id, shown);
  await expect(editGoods(maker, id, 2, line("Bánh tráng"))).rejects.toMatchObject({ code: "conflict" });
  await editGoods(maker, id, 2, { ...shown, quantity: 2 });
  await expect(pasteGoods(maker, id, { text: "Chè;kg;5\nBánh tráng;kg;7" })).rejects.toMatchObject({
    fields: { lines: [expect.stringMatching(/^Dòng 2, cột “Tên hàng”: “Bánh tráng” đã có/)] },
  });
  const { things } = await ownApplication(maker, id);
  expect(things.goods.map(({ quantity, isForSale }) => [quantity, isForSale])).toEqual([
    [12, true],
    [2, false],
  ]);
});

test("what a spreadsheet made of numbers is read as it was written, and a part of one is no thousand", async ({
  db,
}) => {
  const { fair } = await aCall(db);
  const { id, centre } = await aCentreDraft(db, fair.id);
  await pasteExhibitors(centre, id, {
    text: "",
    file: await aWorkbook([
      ["Tên cơ sở", "MST", "Điện thoại"],
      ["HTX Hàm Minh", 100112437, 912345678],
      ["Hộ ông Sáu", 68090123456, 2523822123],
    ]),
  });
  await pasteExhibitors(centre, id, { text: "Tên cơ sở\nTổ dệt La Dạ" });
  const { things } = await ownApplication(centre, id);
  expect(things.exhibitors.map(({ name, taxCode, phone }) => [name, taxCode, phone])).toEqual([
    ["HTX Hàm Minh", "0100112437", "0912345678"],
    ["Hộ ông Sáu", "068090123456", "02523822123"],
    ["Tổ dệt La Dạ", null, null],
  ]);
  const maker = await aDraft(db, fair.id);
  const parts = pasteGoods(maker.maker, maker.id, { text: "", file: await aWorkbook([["Bánh", "kg", 1.234]]) });
  await expect(parts).rejects.toMatchObject({ fields: { file: [expect.stringMatching(/^Dòng 1, cột “Số lượng”/)] } });
});

test("what a centre shows goes with whom it does not bring any more, and its points with it", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, centre } = await aCentreDraft(db, fair.id);
  const [stays, goes] = await Promise.all([anEstablishment(db), anEstablishment(db)]);
  const made = await Promise.all([stays, goes].map(({ id }) => aProduct(db, { establishmentId: id })));
  for (const product of made) await recognise(db, product);
  const ids = made.map((product) => product.id);
  await db.update(galleryEntries).set({ validUntil: "2028-12-31" }).where(inArray(galleryEntries.productId, ids));
  const brought = [stays, goes].map(({ name, taxCode }) => exhibitor({ name, taxCode: taxCode! }));
  for (const one of brought) await addExhibitor(centre, id, one);
  await saveStep(centre, id, "show", Object.fromEntries(made.map((product) => [productField(product.id), "on"])));
  const shown = async () => (await ownApplication(centre, id)).things.products.map((product) => product.id);
  expect((await shown()).toSorted()).toEqual(ids.toSorted());

  const { things } = await ownApplication(centre, id);
  await removeExhibitor(centre, id, things.exhibitors.find((one) => one.establishmentId === goes.id)!.id);
  expect(await shown()).toEqual([made[0]!.id]);
  const left = things.exhibitors.find((one) => one.establishmentId === stays.id)!;
  await editExhibitor(centre, id, left.id, exhibitor({ name: "Đơn vị khác" }));
  expect(await shown()).toEqual([]);
});

test("a pasted list is taken as a whole, with or without headings, or every fault is named and nothing is taken", async ({
  db,
}) => {
  const { fair } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  expect(await pasteGoods(maker, id, { text: "Bánh tráng\tgói\t500\tbán\nGốm\tchiếc\t20\ttrưng bày" })).toBe(2);
  expect(await pasteGoods(maker, id, { text: "SL;Tên hàng\n1.200;Chè" })).toBe(1);
  const { things } = await ownApplication(maker, id);
  expect(things.goods.map(({ name, quantity, isForSale }) => [name, quantity, isForSale])).toEqual([
    ["Bánh tráng", 500, true],
    ["Gốm", 20, false],
    ["Chè", 1200, true],
  ]);

  const faulty = pasteGoods(maker, id, { text: "Nem;gói;ba\n;gói;3\nMật ong;chai;5" });
  await expect(faulty).rejects.toMatchObject({
    code: "invalid",
    fields: {
      lines: [expect.stringMatching(/^Dòng 1, cột “Số lượng”/), expect.stringMatching(/^Dòng 2, cột “Tên hàng”/)],
    },
  });
  await expect(pasteGoods(maker, id, { text: "  " })).rejects.toMatchObject({ code: "invalid" });
  const many = Array.from({ length: 298 }, (_, at) => `Hàng ${at};cái;1`).join("\n");
  await expect(pasteGoods(maker, id, { text: many })).rejects.toMatchObject({ code: "invalid" });
  expect((await ownApplication(maker, id)).things.goods).toHaveLength(3);
});

test("a centre lists whom it brings; a tax code joins who is registered here, and nobody is there twice", async ({
  db,
}) => {
  const { fair } = await aCall(db);
  const { id, centre } = await aCentreDraft(db, fair.id);
  const known = await anEstablishment(db, { legalForm: "cooperative" });
  const stranger = await anEstablishment(db, { registeredAt: null });
  await addExhibitor(centre, id, exhibitor({ name: "HTX Hàm Minh", taxCode: known.taxCode! }));
  await pasteExhibitors(centre, id, {
    text: `Tên cơ sở,MST,Điện thoại\nCơ sở Ba Tư,${stranger.taxCode},0912 345 678\nTổ dệt La Dạ,,`,
  });
  const { things } = await ownApplication(centre, id);
  expect(things.exhibitors.map((one) => [one.name, one.signName, one.establishmentId, one.phone])).toEqual([
    ["HTX Hàm Minh", "HTX Hàm Minh", known.id, null],
    ["Cơ sở Ba Tư", "Cơ sở Ba Tư", null, "0912345678"],
    ["Tổ dệt La Dạ", "Tổ dệt La Dạ", null, null],
  ]);
  const twin = exhibitor({ name: "Tên khác", taxCode: known.taxCode! });
  await expect(addExhibitor(centre, id, twin)).rejects.toMatchObject({ code: "conflict" });
  const listed = pasteExhibitors(centre, id, { text: "Cơ sở mới\ntổ dệt la dạ" });
  await expect(listed).rejects.toMatchObject({ fields: { lines: [expect.stringContaining("Dòng 2")] } });

  const [first, second, third] = things.exhibitors;
  await editExhibitor(centre, id, third!.id, exhibitor({ name: "Tổ dệt La Dạ", signName: "Thổ cẩm La Dạ" }));
  await expect(editExhibitor(centre, id, second!.id, twin)).rejects.toMatchObject({ code: "conflict" });
  await removeExhibitor(centre, id, first!.id);
  await expect(removeExhibitor(centre, id, first!.id)).rejects.toMatchObject({ code: "not_found" });
  const after = await ownApplication(centre, id);
  expect(after.things.exhibitors.map((one) => one.signName)).toEqual(["Cơ sở Ba Tư", "Thổ cẩm La Dạ"]);
});

test("an establishment is its own exhibitor, and a list is closed once the application was sent", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, maker, establishment } = await aDraft(db, fair.id);
  const { things } = await ownApplication(maker, id);
  expect(things.exhibitors).toMatchObject([{ establishmentId: establishment.id, name: establishment.name }]);
  await expect(addExhibitor(maker, id, exhibitor({ name: "Khác" }))).rejects.toMatchObject({ code: "invalid" });
  await fillIn(maker, id);
  await submitNow(maker, id);
  await expect(addGoods(maker, id, line("Chè"))).rejects.toMatchObject({ code: "closed" });
  const stranger = (await aDraft(db, fair.id)).maker;
  await expect(addGoods(stranger, id, line("Chè"))).rejects.toMatchObject({ code: "not_found" });
});

test("a centre without establishments is not sent", async ({ db }) => {
  const { fair } = await aCall(db, { provinceId: "new-01" });
  const { id, centre } = await aCentreDraft(db, fair.id);
  await saveStep(centre, id, "sign", {
    signName: "Gian hàng Lâm Đồng",
    contactName: "Hạnh",
    contactPhone: "0912345678",
  });
  await fillIn(centre, id, { standard: 4 });
  await expect(submitNow(centre, id)).rejects.toMatchObject({ code: "invalid" });
  await addExhibitor(centre, id, exhibitor({ name: "HTX Hàm Minh" }));
  await submitNow(centre, id);
  expect((await ownApplication(centre, id)).priority).toBe(5);
});

test("an exhibitor that stood at a booth, though it was given back, stays on the list and says why", async ({ db }) => {
  const { fair, organiser } = await aCall(db);
  const { id, centre } = await aCentreDraft(db, fair.id);
  await addExhibitor(centre, id, exhibitor({ name: "HTX Hàm Minh" }));
  const [stood] = (await ownApplication(centre, id)).things.exhibitors;
  await db.insert(applicationAsks).values({ applicationId: id, kind: "standard", booths: 1, granted: 1 });
  const [booth] = await db.select().from(booths).where(eq(booths.fairId, fair.id));
  await aClaim(db, {
    boothId: booth!.id,
    applicationId: id,
    exhibitorId: stood!.id,
    state: "confirmed",
    during: "[2026-10-01T00:00:00Z,2026-10-02T00:00:00Z)",
    claimedBy: organiser.userId,
  });

  await expect(removeExhibitor(centre, id, stood!.id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("không xóa được"),
  });
  expect((await ownApplication(centre, id)).things.exhibitors).toHaveLength(1);
});
