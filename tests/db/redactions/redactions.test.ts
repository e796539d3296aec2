import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { actorOf, aMembership, anOrganiser } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aBlindCopy } from "#tests/factories/redactions";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, ledgerEvents, redactions } from "~/db/schema";
import { nameJuror } from "~/domain/panels/name-juror.server";
import type { RedactionForm } from "~/domain/redactions/forms";
import { redactionDetails, redactionsOf } from "~/domain/redactions/queries.server";
import { releaseRedaction } from "~/domain/redactions/release-redaction.server";
import { saveRedaction } from "~/domain/redactions/save-redaction.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { roundById } from "~/domain/rounds/queries.server";

async function anEntry(db: Database, options: RoundOptions = {}) {
  const round = await aRound(db, { phase: "screening", rules: { blind: true }, ...options });
  const maker = await anEstablishment(db, { name: "HTX Gốm Sơn Nam", phone: "0912000999", commune: "Xã Hòa Ninh" });
  const product = await aProduct(db, { establishmentId: maker.id, name: "Ấm Gốm Sơn Nam", summary: "Ấm men nâu" });
  const photos = await photosFor(db, product, 2);
  const answers = {
    description: "Đất xã Hòa Ninh. Gọi 0912000999.",
    revenueLast: 912_000_999,
    lowerTitleNumber: "12/GCN",
  };
  const entry = await aNomination(db, { roundId: round.id, product, answers });
  const person = async (role: "organiser" | "secretary" | "support") =>
    contextOf(db, await anOrganiser(db, round.agencyId, role));
  return { round, entry, photos, support: await person("support"), secretary: await person("secretary") };
}

const FORM: RedactionForm = {
  seen: "",
  productName: "Ấm men nâu",
  summary: "Ấm men nâu",
  setMembers: undefined,
  answers: { description: "Đất địa phương.", foodSafety: "Không ai hỏi" },
  photos: [],
};

test("a page begins with a suggestion and tells what still stands in a copy that was kept", async ({ db }) => {
  const { entry, photos, support } = await anEntry(db);

  const begun = await redactionDetails(support, entry.id);
  expect(begun.texts.map(({ field, blind }) => [field, blind])).toEqual([
    ["productName", "Ấm [cơ sở]"],
    ["summary", "Ấm men nâu"],
    ["description", "Đất xã [địa chỉ]. Gọi [liên hệ]."],
  ]);
  expect([begun.state, begun.leftovers, begun.photos.map((photo) => photo.isShown)]).toEqual([
    "none",
    [],
    [true, true],
  ]);

  await saveRedaction(support, entry.id, {
    ...FORM,
    productName: "Ấm Sơn Nam",
    answers: { description: "0912000999" },
  });
  const kept = await redactionDetails(support, entry.id);
  expect([kept.state, kept.photos.map((photo) => photo.isShown)]).toEqual(["draft", [false, false]]);
  expect(kept.leftovers).toEqual([{ field: "description", kind: "phone", words: "0912000999", isFirm: true }]);
  expect(photos).toHaveLength(2);
});

test("a copy holds the dossier's numbers, answers it was asked, and photos of its own alone", async ({ db }) => {
  const { entry, photos, support } = await anEntry(db);
  const stranger = crypto.randomUUID();

  await saveRedaction(support, entry.id, { ...FORM, setMembers: "Không có", photos: [photos[1]!, stranger] });

  const [row] = await db.select().from(redactions).where(eq(redactions.savedBy, support.actor!.userId));
  expect(row).toMatchObject({
    version: 1,
    productName: "Ấm men nâu",
    setMembers: null,
    answers: { description: "Đất địa phương.", revenueLast: 912_000_999 },
    photos: [photos[1]],
    releasedAt: null,
  });
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, entry.id));
  expect(audit.map(({ act, after }) => [act, after])).toEqual([["redactions.saved", { version: 1, photos: 1 }]]);
});

test("a released copy is never changed, its hash is in the ledger, and the next one is another version", async ({
  db,
}) => {
  const { round, entry, secretary } = await anEntry(db);
  const seen = async () => (await redactionDetails(secretary, entry.id)).seen;
  await saveRedaction(secretary, entry.id, FORM);
  expect(await releaseRedaction(secretary, entry.id, { seen: await seen() })).toBe(1);

  const [first] = await db.select().from(redactions).where(eq(redactions.savedBy, secretary.actor!.userId));
  await expect(
    db.update(redactions).set({ productName: "Khác" }).where(eq(redactions.id, first!.id)),
  ).rejects.toMatchObject({ cause: { message: "a released blind copy is never changed" } });
  await expect(db.delete(redactions).where(eq(redactions.id, first!.id))).rejects.toThrow();
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.kind, "dossier_redacted"));
  expect(events.map(({ payload }) => JSON.parse(payload))).toMatchObject([
    { nomination: entry.id, version: 1, contentHash: first!.contentHash },
  ]);
  expect(await saveRedaction(secretary, entry.id, { ...FORM, seen: await seen(), productName: "Ấm trà" })).toBe(2);
  const rows = await redactionsOf(secretary, await roundById(secretary, round.id));
  expect(rows).toMatchObject([{ nominationId: entry.id, shownAs: "Ấm men nâu", state: "changed" }]);
});

test("a copy that names its maker is not released, and a common word only for a reason", async ({ db }) => {
  const { entry, secretary } = await anEntry(db);
  const save = async (description: string) => {
    const { seen } = await redactionDetails(secretary, entry.id);
    await saveRedaction(secretary, entry.id, { ...FORM, seen, answers: { description } });
    return (await redactionDetails(secretary, entry.id)).seen;
  };
  const release = (seen: string, keptBecause?: string) => releaseRedaction(secretary, entry.id, { seen, keptBecause });

  await expect(release(await save("Của HTX Gốm Sơn Nam."), "Tên này là của cả làng")).rejects.toMatchObject({
    code: "closed",
    message: "Bản này còn 1 chỗ nêu đích danh cơ sở. Hãy sửa rồi mới giao.",
  });
  const seen = await save("Giống lúa Hòa Ninh.");
  await expect(release(seen)).rejects.toMatchObject({ code: "closed" });
  expect(await release(seen, "Tên một giống lúa quen thuộc")).toBe(1);
  const [row] = await db.select().from(redactions).where(eq(redactions.savedBy, secretary.actor!.userId));
  expect(row!.keptBecause).toBe("Tên một giống lúa quen thuộc");
});

test("who comes second is told, and there is nothing to release before something is kept", async ({ db }) => {
  const { entry, support, secretary } = await anEntry(db);

  await expect(releaseRedaction(secretary, entry.id, { seen: "" })).rejects.toMatchObject({
    code: "closed",
    message: "Không có bản đang soạn nào để giao.",
  });
  await saveRedaction(support, entry.id, FORM);
  await expect(saveRedaction(secretary, entry.id, FORM)).rejects.toMatchObject({ code: "conflict" });
  await expect(releaseRedaction(secretary, entry.id, { seen: "" })).rejects.toMatchObject({ code: "conflict" });
});

test("copies are the agency's to write and the secretary's to release, and no juror's", async ({ db }) => {
  const { round, entry, support } = await anEntry(db);
  const { head } = await aJury(db, round.id, 1);
  const juror = contextOf(db, head.actor);
  const elsewhere = contextOf(db, await anOrganiser(db, (await aRound(db)).agencyId));
  await saveRedaction(support, entry.id, FORM);
  const { seen } = await redactionDetails(support, entry.id);

  await expect(releaseRedaction(support, entry.id, { seen })).rejects.toMatchObject({ code: "forbidden" });
  for (const other of [juror, elsewhere, contextOf(db, null)]) {
    await expect(redactionDetails(other, entry.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(saveRedaction(other, entry.id, FORM)).rejects.toMatchObject({ code: "not_found" });
    await expect(redactionsOf(other, await roundById(support, round.id))).rejects.toMatchObject({ code: "forbidden" });
  }
  await aMembership(db, head.actor.userId, "secretary", { agencyId: round.agencyId });
  const inside = contextOf(db, await actorOf(db, { id: head.actor.userId }));
  await expect(saveRedaction(inside, entry.id, { ...FORM, seen })).rejects.toMatchObject({ code: "not_found" });
});

test("no copy is written of an open round, of what is not admitted, or once the jury is done", async ({ db }) => {
  const open = await anEntry(db, { rules: { blind: false } });
  await expect(saveRedaction(open.support, open.entry.id, FORM)).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ này không chấm ẩn danh.",
  });
  const blind = await anEntry(db);
  const submitted = await aNomination(db, { roundId: blind.round.id, state: "submitted" });
  await expect(saveRedaction(blind.support, submitted.id, FORM)).rejects.toMatchObject({ code: "closed" });
  const done = await anEntry(db, { phase: "council" });
  await expect(saveRedaction(done.support, done.entry.id, FORM)).rejects.toMatchObject({
    code: "closed",
    message: "Ban giám khảo đã chấm xong nên bản ẩn danh không đổi nữa.",
  });
});

test("scoring waits for a released copy of every admitted entry, and for jurors who do not know the makers", async ({
  db,
}) => {
  const { round, entry, secretary } = await anEntry(db, { rules: { blind: true, minimumSheets: 1 } });
  const others = await nominationsFor(db, round.id, 2);
  const { head } = await aJury(db, round.id, 1);
  await aMembership(db, head.actor.userId, "support", { agencyId: round.agencyId });
  const begin = () =>
    movePhase(secretary, round.id, { from: "screening", to: "scoring", reason: "Đủ hồ sơ", override: true });
  await aBlindCopy(db, entry.id);
  await aBlindCopy(db, others[0]!.id, { released: false });

  expect((await factsOfRound(secretary, round.id)).blind).toEqual({ unready: 2, insiders: [head.actor.name] });
  await expect(begin()).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ chấm ẩn danh: còn 2 hồ sơ chưa có bản ẩn danh giao cho Ban giám khảo.",
  });
  const { seen } = await redactionDetails(secretary, others[0]!.id);
  await releaseRedaction(secretary, others[0]!.id, { seen });
  await aBlindCopy(db, others[1]!.id);
  await expect(begin()).rejects.toMatchObject({
    code: "closed",
    message: `Kỳ chấm ẩn danh: giám khảo ${head.actor.name} đã có thể đọc tên các cơ sở (người của cơ quan tổ chức hoặc cơ quan gửi hồ sơ, quản trị viên, ủy viên Hội đồng). Hãy thay người.`,
  });
});

test("nobody of the agency is named into a blind jury; into an open one they may be", async ({ db }) => {
  const blind = await anEntry(db);
  const open = await anEntry(db, { rules: { blind: false } });
  const name = async ({ round, secretary, support }: typeof blind) =>
    nameJuror(secretary, round.id, {
      email: support.actor!.email,
      name: "Lê Văn Tám",
      role: "member",
      title: "Chuyên viên",
    });

  await expect(name(blind)).rejects.toMatchObject({ code: "conflict" });
  expect(await name(open)).toEqual(expect.any(String));
});
