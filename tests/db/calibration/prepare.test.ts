import { eq } from "drizzle-orm";
import { aCalibratedRound, anAnchor, anOpenCalibration } from "#tests/factories/calibration";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { calibrationAnchors, calibrationReferences } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { addAnchor } from "~/domain/calibration/add-anchor.server";
import { addAnchorPhotos } from "~/domain/calibration/add-anchor-photos.server";
import { editAnchor } from "~/domain/calibration/edit-anchor.server";
import { openCalibration } from "~/domain/calibration/open-calibration.server";
import { anchorAt, calibrationAt } from "~/domain/calibration/queries.server";
import { removeAnchor } from "~/domain/calibration/remove-anchor.server";
import { removeAnchorPhoto } from "~/domain/calibration/remove-anchor-photo.server";
import { setReference } from "~/domain/calibration/set-reference.server";

const FORM = {
  title: "Bình gốm men lam",
  description: "Gốm vuốt tay, men tro trấu, nung củi ba ngày; bán ở bốn tỉnh.",
  origin: "Được công nhận năm 2022",
  groupCode: "A",
};

test("the head of the jury or the secretary enters as many anchors as the rules say", async ({ db }) => {
  const round = await aCalibratedRound(db, { phase: "screening" });
  const { head } = await aJury(db, round.id);
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const byHead = contextOf(db, head.actor);

  await addAnchor(byHead, round.id, FORM);
  const second = await addAnchor(contextOf(db, secretary), round.id, { ...FORM, title: "Đĩa", origin: undefined });
  await expect(addAnchor(byHead, round.id, FORM)).rejects.toMatchObject({
    code: "closed",
    message: "Đã đủ 2 sản phẩm mẫu theo quy chế.",
  });
  await editAnchor(byHead, second, { ...FORM, title: "Đĩa gốm", groupCode: "B" });

  const { cards, state } = await calibrationAt(byHead, round.slug);
  expect([state, cards.map(({ title, origin, groupCode }) => [title, origin, groupCode])]).toEqual([
    "preparing",
    [
      ["Bình gốm men lam", "Được công nhận năm 2022", "A"],
      ["Đĩa gốm", "Được công nhận năm 2022", "B"],
    ],
  ]);
  expect(await auditOf(db, round.id)).toEqual([
    "calibration.anchor_added",
    "calibration.anchor_added",
    "calibration.anchor_edited",
  ]);
  await removeAnchor(byHead, second);
  expect((await calibrationAt(byHead, round.slug)).cards.map(({ title }) => title)).toEqual(["Bình gốm men lam"]);
});

test("nobody else prepares a calibration, and the jury does not see what is still chosen", async ({ db }) => {
  const round = await aCalibratedRound(db);
  const { jurors } = await aJury(db, round.id);
  const anchor = await anAnchor(db, round);
  const [, deputy, member] = jurors;
  const support = await anOrganiser(db, round.agencyId, "support");

  for (const actor of [deputy!.actor, member!.actor, support]) {
    const ctx = contextOf(db, actor);
    const refused = { code: "forbidden" };
    await expect(addAnchor(ctx, round.id, FORM)).rejects.toMatchObject(refused);
    await expect(editAnchor(ctx, anchor.id, FORM)).rejects.toMatchObject(refused);
    await expect(removeAnchor(ctx, anchor.id)).rejects.toMatchObject(refused);
    await expect(setReference(ctx, anchor.id, { points: {}, reasons: {} })).rejects.toMatchObject(refused);
    await expect(addAnchorPhotos(ctx, aFileStore(), anchor.id, [])).rejects.toMatchObject(refused);
    await expect(openCalibration(ctx, round.id)).rejects.toMatchObject(refused);
  }
  const stranger = contextOf(db, await anActor(db));
  const council = contextOf(db, await aCouncilMember(db, round.id));
  for (const ctx of [stranger, council]) {
    await expect(addAnchor(ctx, round.id, FORM)).rejects.toMatchObject({ code: "not_found" });
    await expect(calibrationAt(ctx, round.slug)).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await calibrationAt(contextOf(db, deputy!.actor), round.slug)).cards).toEqual([]);
  await expect(anchorAt(contextOf(db, deputy!.actor), anchor.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(anchorAt(contextOf(db, deputy!.actor), crypto.randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(calibrationAt(contextOf(db, null), round.slug)).rejects.toMatchObject({ code: "forbidden" });
});

test("a calibration that the rules do not foresee, or that comes too late, is not prepared", async ({ db }) => {
  const plain = await aRound(db);
  const secretary = contextOf(db, await anOrganiser(db, plain.agencyId, "secretary"));
  const late = await aCalibratedRound(db, { agencyId: plain.agencyId, phase: "council" });

  await expect(addAnchor(secretary, plain.id, FORM)).rejects.toMatchObject({
    code: "closed",
    message: "Quy chế của kỳ này không có vòng chấm thử.",
  });
  await expect(addAnchor(secretary, late.id, FORM)).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ này đã qua thời gian chấm điểm nên không chấm thử nữa.",
  });
  const round = await aCalibratedRound(db, { agencyId: plain.agencyId });
  await expect(addAnchor(secretary, round.id, { ...FORM, groupCode: "Z" })).rejects.toMatchObject({
    code: "invalid",
    fields: { groupCode: ["Hãy chọn một nhóm sản phẩm của kỳ này."] },
  });
});

test("it opens while the round is scored, with all its anchors, and then they stay as they are", async ({ db }) => {
  const early = await aCalibratedRound(db, { phase: "screening" });
  const secretary = contextOf(db, await anOrganiser(db, early.agencyId, "secretary"));
  await anAnchor(db, early);
  await anAnchor(db, early);
  await expect(openCalibration(secretary, early.id)).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("Chưa đến thời gian chấm điểm"),
  });

  const round = await aCalibratedRound(db, { agencyId: early.agencyId });
  const anchor = await anAnchor(db, round);
  await expect(openCalibration(secretary, round.id)).rejects.toMatchObject({
    code: "closed",
    message: "Quy chế cần 2 sản phẩm mẫu, hiện có 1.",
  });
  await anAnchor(db, round);
  await openCalibration(secretary, round.id);

  const fixed = { code: "closed", message: "Vòng chấm thử đã mở nên sản phẩm mẫu giữ nguyên." };
  await expect(openCalibration(secretary, round.id)).rejects.toMatchObject(fixed);
  await expect(addAnchor(secretary, round.id, FORM)).rejects.toMatchObject(fixed);
  await expect(editAnchor(secretary, anchor.id, FORM)).rejects.toMatchObject(fixed);
  await expect(removeAnchor(secretary, anchor.id)).rejects.toMatchObject(fixed);
  await expect(setReference(secretary, anchor.id, { points: {}, reasons: {} })).rejects.toMatchObject(fixed);
  await expect(addAnchorPhotos(secretary, aFileStore(), anchor.id, [])).rejects.toMatchObject(fixed);
  await expect(removeAnchorPhoto(secretary, anchor.id, { fileId: crypto.randomUUID() })).rejects.toMatchObject(fixed);
  expect(await auditOf(db, round.id)).toEqual(["calibration.opened"]);
});

test("reference points keep to the maximum and the step of their criterion, and to the criteria in force", async ({
  db,
}) => {
  const round = await aCalibratedRound(db);
  const secretary = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));
  const anchor = await anAnchor(db, round);
  await anAnchor(db, round);
  const [first, second, third] = round.leaves;
  const points = { [first!.id]: first!.maximum + first!.step, [second!.id]: second!.step + 1, [third!.id]: 0 };

  await expect(setReference(secretary, anchor.id, { points, reasons: {} })).rejects.toMatchObject({
    code: "invalid",
    fields: { [`points.${first!.id}`]: [expect.any(String)], [`points.${second!.id}`]: [expect.any(String)] },
  });
  expect(await db.$count(calibrationReferences, eq(calibrationReferences.anchorId, anchor.id))).toBe(0);

  const right = { [first!.id]: first!.maximum, [second!.id]: null };
  await setReference(secretary, anchor.id, { points: right, reasons: { [first!.id]: "Xuất khẩu hai nước" } });
  expect(await db.select().from(calibrationReferences).where(eq(calibrationReferences.anchorId, anchor.id))).toEqual([
    { anchorId: anchor.id, criterionCode: first!.code, points: first!.maximum, reason: "Xuất khẩu hai nước" },
  ]);

  // A point frame wrote the criteria anew meanwhile.
  await db.update(calibrationReferences).set({ points: first!.maximum + first!.step });
  await expect(openCalibration(secretary, round.id)).rejects.toMatchObject({
    code: "closed",
    message: `Điểm tham chiếu của “${anchor.title}” ở tiêu chí ${first!.code} không còn khớp với tiêu chí đang dùng. Hãy ghi lại.`,
  });
  const set = (await auditOf(db, round.id, { details: true })).filter(({ act }) => act === "calibration.reference_set");
  // Its readers may sit in the jury, which sees reference points after its own sheets.
  expect(set.map(({ before, after }) => [before, after])).toEqual([
    [null, { anchor: anchor.id, criteria: [first!.code] }],
  ]);
  await setReference(secretary, anchor.id, { points: {}, reasons: {} });
  await openCalibration(secretary, round.id);
});

test("photos of an anchor are read by the agency and the head, and by the jury once it is open", async ({ db }) => {
  const round = await aCalibratedRound(db);
  const { jurors } = await aJury(db, round.id);
  const [head, deputy] = jurors;
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const [anchor] = [await anAnchor(db, round), await anAnchor(db, round)];
  const [store, ctx] = [aFileStore(), contextOf(db, secretary)];
  const given = [
    await aGivenFile("bình.jpg", await aJpeg({ width: 900, height: 900 })),
    await aGivenFile("bình.jpg", aPdf()),
  ];

  const { added, refused } = await addAnchorPhotos(ctx, store, anchor.id, given);
  expect([added, refused.length]).toEqual([1, 1]);
  const [card] = (await calibrationAt(ctx, round.slug)).cards;
  const [photo] = card!.photos;
  const stranger = await anActor(db);
  const council = await aCouncilMember(db, round.id);
  const readers = async () => {
    const actors = { secretary, head: head!.actor, deputy: deputy!.actor, council, stranger, visitor: null };
    const read = await Promise.all(
      Object.entries(actors).map(async ([name, actor]) =>
        (await fileForReading(contextOf(db, actor), photo!.fileId, "original")) ? [name] : [],
      ),
    );
    return read.flat();
  };

  expect(await readers()).toEqual(["secretary", "head"]);
  await openCalibration(ctx, round.id);
  expect(await readers()).toEqual(["secretary", "head", "deputy"]);
  await sweepFiles(contextOf(db, null, new Date(Date.now() + 9 * 86_400_000)), store);
  expect(await readers()).toEqual(["secretary", "head", "deputy"]);
});

test("a photo is taken off an anchor; one it does not show is not there", async ({ db }) => {
  const round = await aCalibratedRound(db);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const anchor = await anAnchor(db, round);
  await addAnchorPhotos(ctx, aFileStore(), anchor.id, [await aGivenFile("a.jpg", await aJpeg())]);
  const photos = async () => (await anchorAt(ctx, anchor.id)).anchor.photos;
  const [photo] = await photos();

  await expect(removeAnchorPhoto(ctx, anchor.id, { fileId: crypto.randomUUID() })).rejects.toMatchObject({
    code: "not_found",
  });
  await removeAnchorPhoto(ctx, anchor.id, { fileId: photo!.fileId });
  expect(await photos()).toEqual([]);
});

test("an open calibration shows its anchors to the whole jury", async ({ db }) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const at = await calibrationAt(contextOf(db, jurors[2]!.actor), round.slug);

  expect([at.state, at.cards.map(({ id }) => id), at.jurors, at.mayRun]).toEqual([
    "open",
    anchors.map(({ id }) => id),
    null,
    false,
  ]);
  expect(await db.$count(calibrationAnchors, eq(calibrationAnchors.roundId, round.id))).toBe(2);
});
