import { asc, eq } from "drizzle-orm";
import { aListToDecide, decisionOn } from "#tests/factories/council-lists";
import { anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import type { RoundOptions } from "#tests/factories/rounds";
import { setPhase } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, notices, phases } from "~/db/schema";
import { expectedListOf } from "~/domain/councils/expected-list.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { publishExpectedList } from "~/domain/councils/publish-expected-list.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const APPROVAL = "Chủ tịch Hội đồng thống nhất ngày 10/06/2026";

/** Honey (90) and two pots of one maker (85, 80) as a set, jam (75) over the cap of 2, tea (60) below the mark. */
async function aListTaken(db: Database, options: RoundOptions = {}) {
  const potter = await anEstablishment(db, { name: "Gốm Phước Lâm" });
  const keeper = await anEstablishment(db, { name: "Ong Mật Di Linh" });
  const list = await aListToDecide(
    db,
    [
      { points: 90, name: "Mật ong", maker: keeper },
      { points: 85, name: "Bình gốm", maker: potter, groupCode: "A" },
      { points: 80, name: "Đĩa gốm", maker: potter, groupCode: "A" },
      { points: 75, name: "Mứt dâu", maker: keeper },
      { points: 60, name: "Trà sen" },
    ],
    { now: NOW, ...options, rules: { cap: 2, expectedList: true, ...options.rules } },
  );
  const [, pot, plate] = list.entries;
  await mergeEntries(list.ctx, list.round.id, {
    nominationIds: [pot!.id, plate!.id],
    leadNominationId: pot!.id,
    name: "Bộ gốm",
    setCase: "b",
    reason: "Cùng công dụng",
  });
  await takeProposal(list.ctx, list.round.id);
  return { ...list, potter, keeper };
}

test("the notice shows products, makers and groups of the list, and nothing else", async ({ db }) => {
  const { round, organiser, entries } = await aListTaken(db);

  const noticeId = await publishExpectedList(organiser, round.id, { approval: APPROVAL });

  const [kept] = await db.select().from(notices).where(eq(notices.id, noticeId));
  expect(kept).toMatchObject({ kind: "expected_list", publishedBy: organiser.actor!.userId, publishedAt: NOW });
  expect(kept!.content).toEqual({
    basis: { kind: "approval", sentence: APPROVAL },
    supersedes: null,
    products: [
      {
        position: 1,
        name: "Mật ong",
        members: [],
        establishment: "Ong Mật Di Linh",
        group: {
          code: "B",
          name: "Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống",
          nameEn: "Processed agricultural, forestry and fishery products, food and drink",
        },
      },
      {
        position: 2,
        name: "Bộ gốm",
        members: ["Bình gốm", "Đĩa gốm"],
        establishment: "Gốm Phước Lâm",
        group: { code: "A", name: "Thủ công mỹ nghệ", nameEn: "Handicrafts" },
      },
    ],
  });
  const text = JSON.stringify(kept!.content);
  for (const secret of ["Mứt dâu", "Trà sen", "90", "85", ...entries.map((one) => one.code)]) {
    expect(text).not.toContain(secret);
  }
  expect(await expectedListOf(contextOf(db, null, NOW), round.id)).toMatchObject({ noticeId, publishedAt: NOW });
});

test("every entrant learns of it once, with what became of their own products", async ({ db }) => {
  const { round, organiser, keeper, potter } = await aListTaken(db);
  const bees = await aProducer(db, keeper.id);
  const pots = await aProducer(db, potter.id);

  await publishExpectedList(organiser, round.id, { approval: APPROVAL });

  const sent = await db.select().from(mails).where(eq(mails.purpose, "expected_list")).orderBy(asc(mails.recipient));
  expect(sent.map((mail) => mail.recipient).sort()).toEqual([bees.email, pots.email].sort());
  const toBees = sent.find((mail) => mail.recipient === bees.email)!;
  expect(toBees.body).toMatch(/- Mật ong \(.+\): có trong danh sách\.\n- Mứt dâu \(.+\): không có trong danh sách\./);
  expect(toBees.body).not.toContain("gốm");
  expect(sent.find((mail) => mail.recipient === pots.email)!.body).toMatch(
    /- Bình gốm \(.+\): có trong danh sách\.\n- Đĩa gốm \(.+\): có trong danh sách\./,
  );
});

test("a carried motion on the list as it stands is the basis, and its absence asks for chair or organiser", async ({
  db,
}) => {
  const { round, council, ctx, organiser, entries } = await aListTaken(db);
  const agencySecretary = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"), NOW);

  await expect(publishExpectedList(organiser, round.id, {})).rejects.toMatchObject({
    code: "invalid",
    fields: { approval: ["Hãy ghi danh sách được thống nhất như thế nào."] },
  });
  for (const other of [agencySecretary, ctx]) {
    await expect(publishExpectedList(other, round.id, { approval: APPROVAL })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  const vote = ["for", "for", "for", "for", "against"] as const;
  await aVotedMotion(db, council, meetingId, vote, { kind: "list", now: minutesLater(1) });
  const later = { ...agencySecretary, now: minutesLater(2) };
  await publishExpectedList(later, round.id, {});
  expect((await expectedListOf(later, round.id))!.basis).toEqual({
    kind: "motion",
    meeting: 1,
    motion: 1,
    closedAt: "2026-06-10T03:01:00.000Z",
  });

  const items = [
    { nominationId: entries[0]!.id, verdict: "not_recognise" as const },
    { nominationId: entries[3]!.id, verdict: "recognise" as const },
  ];
  await setListItems({ ...ctx, now: minutesLater(3) }, round.id, { items, reason: "Cơ sở xin rút" });
  await expect(publishExpectedList(later, round.id, { correction: "Cơ sở xin rút" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const chair = contextOf(db, council.chair.actor, minutesLater(4));
  await publishExpectedList(chair, round.id, { approval: APPROVAL, correction: "Cơ sở xin rút" });
  expect((await expectedListOf(chair, round.id))!.products.map((one) => one.name)).toEqual(["Bộ gốm", "Mứt dâu"]);
});

test("it is published once; a correction is a new notice with its reason, and says so in the mail", async ({ db }) => {
  const { round, ctx, organiser, entries, keeper } = await aListTaken(db);
  const bees = await aProducer(db, keeper.id);
  const first = await publishExpectedList(organiser, round.id, { approval: APPROVAL });

  await expect(publishExpectedList(organiser, round.id, { approval: APPROVAL, correction: "?" })).rejects.toMatchObject(
    { code: "conflict" },
  );
  const items = [{ nominationId: entries[0]!.id, verdict: "not_recognise" as const }];
  await setListItems(ctx, round.id, { items, reason: "Cơ sở xin rút" });
  await expect(publishExpectedList(organiser, round.id, { approval: APPROVAL })).rejects.toMatchObject({
    code: "invalid",
    fields: { correction: ["Đã có thông báo: hãy nêu lý do thay thế."] },
  });
  const later = { ...organiser, now: minutesLater(5) };
  const second = await publishExpectedList(later, round.id, { approval: APPROVAL, correction: "Cơ sở xin rút" });

  expect(await expectedListOf(later, round.id)).toMatchObject({
    noticeId: second,
    supersedes: { noticeId: first, reason: "Cơ sở xin rút" },
    products: [{ position: 1, name: "Bộ gốm" }],
  });
  expect(await db.$count(notices, eq(notices.roundId, round.id))).toBe(2);
  const subjects = (await db.select().from(mails).where(eq(mails.recipient, bees.email)).orderBy(asc(mails.id))).map(
    (mail) => mail.subject,
  );
  expect(subjects).toEqual([
    `Danh sách dự kiến công nhận: ${round.name}`,
    `Danh sách dự kiến công nhận thay thế: ${round.name}`,
  ]);
});

test("it is published where rules or timetable foresee it, whole, in time and before the decision", async ({ db }) => {
  const unforeseen = await aListTaken(db, { rules: { expectedList: false } });
  const publish = ({ organiser, round }: Awaited<ReturnType<typeof aListTaken>>) =>
    publishExpectedList(organiser, round.id, { approval: APPROVAL });
  await expect(publish(unforeseen)).rejects.toMatchObject({
    code: "closed",
    message: "Quy chế và lịch của kỳ bình chọn không có bước công bố danh sách dự kiến.",
  });
  await db.insert(phases).values({ roundId: unforeseen.round.id, kind: "expected_list", opensAt: NOW, closesAt: NOW });
  expect(await publish(unforeseen)).toBeTruthy();

  const open = await aListToDecide(db, [{ points: 90 }], { now: NOW, rules: { expectedList: true } });
  await expect(publishExpectedList(open.organiser, open.round.id, { approval: APPROVAL })).rejects.toMatchObject({
    code: "closed",
    message: "Còn 1 mục đạt điểm mà Hội đồng chưa có ý kiến.",
  });
  const items = [{ nominationId: open.entries[0]!.id, verdict: "not_recognise" as const }];
  await setListItems(open.ctx, open.round.id, { items, reason: "Cơ sở xin rút" });
  await expect(publishExpectedList(open.organiser, open.round.id, { approval: APPROVAL })).rejects.toMatchObject({
    code: "closed",
  });

  const decided = await aListTaken(db);
  await decisionOn(decided.organiser, decided.round, [decided.entries[0]!]);
  await expect(publish(decided)).rejects.toMatchObject({ code: "closed" });
  const late = await aListTaken(db);
  await setPhase(db, late.round.id, "complaints", NOW);
  await expect(publish(late)).rejects.toMatchObject({ code: "closed" });
});

test("strangers publish nothing, and members without an office neither", async ({ db }) => {
  const { round, council } = await aListTaken(db);

  const stranger = contextOf(db, await anActor(db), NOW);
  await expect(publishExpectedList(stranger, round.id, { approval: APPROVAL })).rejects.toMatchObject({
    code: "not_found",
  });
  const member = contextOf(db, council.members[5]!.actor, NOW);
  await expect(publishExpectedList(member, round.id, { approval: APPROVAL })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await expectedListOf(stranger, round.id)).toBeNull();
});
