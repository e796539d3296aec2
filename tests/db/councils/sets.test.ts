import { asc, eq } from "drizzle-orm";
import { aListToDecide, decisionOn } from "#tests/factories/council-lists";
import { aMotion, anOpenMeeting } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { anActor, aProducer } from "#tests/factories/people";
import { photosFor } from "#tests/factories/products";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { listItems, mergedEntries, merges, productPhotos, products } from "~/db/schema";
import { councilList } from "~/domain/councils/council-list.server";
import type { MergeForm } from "~/domain/councils/forms";
import { listOfRound } from "~/domain/councils/list.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { undoMerge } from "~/domain/councils/undo-merge.server";
import { productsOf } from "~/domain/products/queries.server";

const NOW = new Date("2026-06-10T03:00:00Z");

/** Two pots and a plate of one maker (90, 85, 75), one of another (80), and one that failed; the cap is 2. */
async function potters(db: Database) {
  const maker = await anEstablishment(db, { name: "Gốm Phước Lâm" });
  const list = await aListToDecide(
    db,
    [
      { points: 90, name: "Bình gốm đất", maker, groupCode: "A", materials: "Đất sét" },
      { points: 85, name: "Bình gốm đồng", maker, groupCode: "A", materials: "Đất sét và đồng" },
      { points: 80, name: "Mật ong" },
      { points: 75, name: "Đĩa gốm", maker, groupCode: "A", materials: "Đất sét" },
      { points: 60, name: "Chén gốm", maker, groupCode: "A", materials: "Đất sét" },
    ],
    { now: NOW, rules: { cap: 2 } },
  );
  const [earth, copper, honey, plate, failed] = list.entries;
  const set = (entries: readonly { id: string }[], changes: Partial<MergeForm> = {}): MergeForm => ({
    nominationIds: entries.map((one) => one.id),
    leadNominationId: entries[0]!.id,
    name: "Bộ gốm Phước Lâm",
    setCase: "b",
    reason: "Cùng công dụng, cùng chất liệu, khác kiểu dáng",
    ...changes,
  });
  return { ...list, maker, set, earth: earth!, copper: copper!, honey: honey!, plate: plate!, failed: failed! };
}

const rowsOf = async (ctx: ReturnType<typeof contextOf>, slug: string) =>
  (await listOfRound(ctx, await councilAt(ctx, slug))).rows;

test("mergeEntries makes a set of the establishment that takes one place on the list", async ({ db }) => {
  const { round, ctx, maker, set, earth, copper, honey, plate } = await potters(db);
  await takeProposal(ctx, round.id);
  const first = await photosFor(db, copper.product, 2);
  const second = await photosFor(db, earth.product, 1);

  const mergeId = await mergeEntries(ctx, round.id, set([copper, earth, plate], { leadNominationId: copper.id }));

  const rows = await rowsOf(ctx, round.slug);
  expect(rows.map((row) => [row.name, row.lead.rank, row.proposal.verdict, row.verdict])).toEqual([
    ["Bộ gốm Phước Lâm", 2, "recognise", null],
    ["Mật ong", 3, "recognise", "not_recognise"],
  ]);
  expect(rows[0]!.entries.map((entry) => entry.nominationId)).toEqual([earth.id, copper.id, plate.id]);
  expect(rows[0]!.set).toMatchObject({
    mergeId,
    setCase: "b",
    reason: "Cùng công dụng, cùng chất liệu, khác kiểu dáng",
  });
  const [product] = await db.select().from(products).where(eq(products.id, rows[0]!.productId));
  expect(product).toMatchObject({
    name: "Bộ gốm Phước Lâm",
    slug: "bo-gom-phuoc-lam",
    establishmentId: maker.id,
    provinceId: maker.provinceId,
    groupCode: "A",
    setCase: "b",
    setMembers: "Bình gốm đất\nBình gốm đồng\nĐĩa gốm",
    archivedAt: NOW,
  });
  const photos = await db
    .select({ fileId: productPhotos.fileId, position: productPhotos.position })
    .from(productPhotos)
    .where(eq(productPhotos.productId, product!.id))
    .orderBy(asc(productPhotos.position));
  expect(photos.map((photo) => [photo.fileId, photo.position])).toEqual(
    [...first, ...second].map((id, i) => [id, i + 1]),
  );
  expect(await db.$count(listItems, eq(listItems.nominationId, earth.id))).toBe(0);
  expect(await auditOf(db, round.id)).toEqual(["council.list_set", "council.entries_merged"]);
  expect(honey.id).toBe(rows[1]!.lead.nominationId);
});

test("the maker does not see the set before the decision", async ({ db }) => {
  const { round, ctx, maker, set, earth, copper } = await potters(db);
  await mergeEntries(ctx, round.id, set([earth, copper]));

  const seen = await productsOf(contextOf(db, await aProducer(db, maker.id), NOW), maker.id);
  expect(seen.map((product) => product.name)).not.toContain("Bộ gốm Phước Lâm");
});

test("the list left to the decision names the set by its lead and its own product", async ({ db }) => {
  const { round, ctx, maker, set, earth, copper, honey, plate } = await potters(db);
  const mergeId = await mergeEntries(ctx, round.id, set([earth, copper, plate]));
  await takeProposal(ctx, round.id);
  const [merge] = await db.select().from(merges).where(eq(merges.id, mergeId));

  expect(await councilList(ctx, round.id)).toEqual({
    recognised: [
      {
        position: 1,
        nominationId: earth.id,
        mergeId,
        nominationIds: [earth.id, copper.id, plate.id],
        productId: merge!.productId,
        productName: "Bộ gốm Phước Lâm",
        establishmentId: maker.id,
        groupCode: "A",
        tier: null,
      },
      {
        position: 2,
        nominationId: honey.id,
        mergeId: null,
        nominationIds: [honey.id],
        productId: honey.product.id,
        productName: "Mật ong",
        establishmentId: honey.product.establishmentId,
        groupCode: "B",
        tier: null,
      },
    ],
    pending: [],
    notRecognised: [],
    undecided: [],
    unexplained: [],
    brokenSets: [],
    decided: [],
    motion: null,
  });
});

test("a set is refused where the data speaks against it", async ({ db }) => {
  const { round, ctx, set, earth, copper, honey, plate, failed } = await potters(db);
  const merge = (form: MergeForm) => mergeEntries(ctx, round.id, form);

  await expect(merge(set([earth, honey]))).rejects.toMatchObject({
    code: "invalid",
    fields: { nominationIds: ["Một bộ gồm sản phẩm của cùng một cơ sở."] },
  });
  await expect(merge(set([earth, failed]))).rejects.toMatchObject({
    fields: { nominationIds: ["Chỉ những mục đạt điểm mới vào danh sách."] },
  });
  await expect(merge(set([earth, earth]))).rejects.toMatchObject({ code: "invalid" });
  await expect(merge(set([earth, copper], { leadNominationId: plate.id }))).rejects.toMatchObject({
    fields: { leadNominationId: [expect.any(String)] },
  });
  await expect(merge(set([earth, plate], { setCase: "a" }))).rejects.toMatchObject({
    fields: { setCase: [expect.stringContaining("cùng chất liệu")] },
  });
  expect(await merge(set([earth, copper], { setCase: "a" }))).toBeTruthy();
  expect(await db.$count(merges, eq(merges.roundId, round.id))).toBe(1);
});

test("cases of other groups, and cases the rules do not know, are refused by name", async ({ db }) => {
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, name: "Giỏ mây", maker, groupCode: "A" as const },
    { points: 85, name: "Trà sen", maker, groupCode: "B" as const },
  ];
  const { round, ctx, entries } = await aListToDecide(db, specs, { now: NOW, rules: { setCases: ["a", "c"] } });
  const form = (setCase: "a" | "b" | "c") => ({
    nominationIds: entries.map((one) => one.id),
    leadNominationId: entries[1]!.id,
    name: "Hộp quà sen",
    setCase,
    reason: "Kết hợp làm quà tặng",
  });

  await expect(mergeEntries(ctx, round.id, form("a"))).rejects.toMatchObject({
    fields: { setCase: [expect.stringContaining("khác nhau")] },
  });
  await expect(mergeEntries(ctx, round.id, form("b"))).rejects.toMatchObject({
    fields: { setCase: ["Quy chế của kỳ bình chọn không có trường hợp bộ sản phẩm này."] },
  });
  await mergeEntries(ctx, round.id, form("c"));
  const [row] = await rowsOf(ctx, round.slug);
  expect(row).toMatchObject({ lead: { rank: 2, groupCode: "B" }, name: "Hộp quà sen" });
});

test("an entry stands in one set, and the set is spoken of through its lead", async ({ db }) => {
  const { round, ctx, set, earth, copper, plate } = await potters(db);
  await mergeEntries(ctx, round.id, set([earth, copper]));

  await expect(mergeEntries(ctx, round.id, set([copper, plate]))).rejects.toMatchObject({
    code: "conflict",
    message: "Mục này thuộc bộ “Bộ gốm Phước Lâm”; Hội đồng cho ý kiến về cả bộ.",
  });
  await expect(
    setListItems(ctx, round.id, { items: [{ nominationId: copper.id, verdict: "recognise" }] }),
  ).rejects.toMatchObject({ code: "invalid" });
  const both = await Promise.allSettled([
    mergeEntries(ctx, round.id, set([plate, copper])),
    mergeEntries(ctx, round.id, set([plate, earth])),
  ]);
  expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
});

test("two people merging the same entries at one moment make one set", async ({ db }) => {
  const { round, ctx, organiser, set, earth, copper, plate } = await potters(db);
  const both = await Promise.allSettled([
    mergeEntries(ctx, round.id, set([earth, copper])),
    mergeEntries(organiser, round.id, set([plate, copper])),
  ]);

  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.$count(merges, eq(merges.roundId, round.id))).toBe(1);
});

test("undoMerge gives the entries back without a verdict, before a decision", async ({ db }) => {
  const { round, ctx, set, earth, copper } = await potters(db);
  const mergeId = await mergeEntries(ctx, round.id, set([earth, copper]));
  await takeProposal(ctx, round.id);

  await undoMerge(ctx, mergeId, { reason: "Chủ cơ sở không đồng ý" });

  const rows = await rowsOf(ctx, round.slug);
  expect(rows.map((row) => [row.name, row.verdict])).toEqual([
    ["Bình gốm đất", null],
    ["Bình gốm đồng", null],
    ["Mật ong", "recognise"],
    ["Đĩa gốm", "not_recognise"],
  ]);
  expect(await db.select().from(mergedEntries).where(eq(mergedEntries.mergeId, mergeId))).toMatchObject([
    { isLive: false },
    { isLive: false },
  ]);
  await expect(undoMerge(ctx, mergeId, { reason: "?" })).rejects.toMatchObject({ code: "conflict" });
  await expect(undoMerge(ctx, crypto.randomUUID(), { reason: "?" })).rejects.toMatchObject({ code: "not_found" });
  expect(await mergeEntries(ctx, round.id, set([earth, copper]))).not.toBe(mergeId);
});

test("a set that a decision recognises stays, and so do its entries", async ({ db }) => {
  const { round, ctx, organiser, set, earth, copper, honey, plate } = await potters(db);
  const mergeId = await mergeEntries(ctx, round.id, set([earth, copper]));
  await decisionOn(organiser, round, [earth, honey]);

  await expect(undoMerge(ctx, mergeId, { reason: "?" })).rejects.toMatchObject({ code: "conflict" });
  await expect(mergeEntries(ctx, round.id, set([earth, plate]))).rejects.toMatchObject({ code: "conflict" });
});

test("sets are made by those who run the council, in time, and not while the list is voted on", async ({ db }) => {
  const { round, ctx, council, set, earth, copper, plate } = await potters(db);
  const member = contextOf(db, council.members[4]!.actor, NOW);
  const stranger = contextOf(db, await anActor(db), NOW);
  const mergeId = await mergeEntries(ctx, round.id, set([earth, copper]));

  await expect(mergeEntries(member, round.id, set([earth, plate]))).rejects.toMatchObject({ code: "forbidden" });
  await expect(undoMerge(member, mergeId, { reason: "?" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(mergeEntries(stranger, round.id, set([earth, plate]))).rejects.toMatchObject({ code: "not_found" });
  await expect(undoMerge(stranger, mergeId, { reason: "?" })).rejects.toMatchObject({ code: "not_found" });

  await takeProposal(ctx, round.id);
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  await aMotion(db, council, meetingId, { kind: "list", now: NOW });
  await expect(undoMerge(ctx, mergeId, { reason: "?" })).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "complaints", NOW);
  await expect(mergeEntries(ctx, round.id, set([earth, plate]))).rejects.toMatchObject({ code: "closed" });
});
