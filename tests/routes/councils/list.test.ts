import { aListToDecide } from "#tests/factories/council-lists";
import { anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { loader as publicRound } from "~/routes/_public.rounds.$slug/route";
import { loader as listLoader } from "~/routes/organiser.rounds_.$slug_.list/route";
import { action as publish, loader as publishLoader } from "~/routes/organiser.rounds_.$slug_.list_.expected";
import { action as take } from "~/routes/organiser.rounds_.$slug_.list_.proposal";
import { action as undo, loader as undoLoader } from "~/routes/organiser.rounds_.$slug_.list_.sets_.$id_.undoing";
import { action as merge, loader as mergeLoader } from "~/routes/organiser.rounds_.$slug_.list_.sets_.new";
import { action as say, loader as sayLoader } from "~/routes/organiser.rounds_.$slug_.list_.verdicts";

/** A pot and a plate of one maker (90, 80), honey (85) and tea (75); the cap is 2. */
async function aList(db: Database) {
  const maker = await anEstablishment(db, { name: "Gốm Phước Lâm" });
  const list = await aListToDecide(
    db,
    [
      { points: 90, name: "Bình gốm", maker, groupCode: "A" },
      { points: 85, name: "Mật ong" },
      { points: 80, name: "Đĩa gốm", maker, groupCode: "A" },
      { points: 75, name: "Trà sen" },
    ],
    { rules: { cap: 2, expectedList: true } },
  );
  const { slug } = list.round;
  const secretary = list.council.secretary.actor;
  const at = (rest: string, as = secretary, params: Record<string, string> = {}) => ({
    url: `/organiser/rounds/${slug}/${rest}`,
    params: { slug, ...params },
    as,
  });
  return { ...list, slug, secretary, at };
}

type Row = {
  name: string;
  verdict: string | null;
  reason: string | null;
  isDeviation: boolean;
  set: { mergeId: string } | null;
};
const listed = (data: unknown) => (data as { list: { rows: Row[] } }).list;
const rowsOf = (data: unknown) => (data as { rows: Row[] }).rows;
const fieldErrors = (data: unknown) => (data as { result: { error: Record<string, string[]> } }).result.error;

test("the list is taken as proposed, changed with a reason, and shown with both", async ({ db }) => {
  const { entries, slug, at } = await aList(db);
  const before = await load(db, listLoader, at("list"));
  expect(listed(before.data)).toMatchObject({
    takeable: 4,
    figures: { passed: 4, undecided: 4 },
    mayRun: true,
    whyNotChange: null,
  });
  const taken = await post(db, take, at("list/proposal"));
  expect([taken.status, taken.location]).toEqual([303, `/organiser/rounds/${slug}/list`]);

  const [, honey, plate] = entries;
  const chosen = await load(db, sayLoader, at(`list/verdicts?entry=${honey!.id}&entry=${plate!.id}&entry=x`));
  expect(rowsOf(chosen.data).map((row) => [row.name, row.verdict])).toEqual([
    ["Mật ong", "recognise"],
    ["Đĩa gốm", "not_recognise"],
  ]);
  const form = {
    "items[0].nominationId": honey!.id,
    "items[0].verdict": "not_recognise",
    "items[1].nominationId": plate!.id,
    "items[1].verdict": "recognise",
  };
  const refused = await post(db, say, { ...at("list/verdicts"), form });
  expect([refused.status, Object.keys(fieldErrors(refused.data))]).toEqual([422, ["reason"]]);
  expect(await post(db, say, { ...at("list/verdicts"), form: { ...form, reason: "Xin rút" } })).toMatchObject({
    status: 303,
  });

  const after = await load(db, listLoader, at("list"));
  expect(
    listed(after.data).rows.map(({ name, verdict, reason, isDeviation }) => [name, verdict, reason, isDeviation]),
  ).toEqual([
    ["Bình gốm", "recognise", null, false],
    ["Mật ong", "not_recognise", "Xin rút", true],
    ["Đĩa gốm", "recognise", "Xin rút", true],
    ["Trà sen", "not_recognise", null, false],
  ]);
});

test("over the cap the form says so, and keeps what was typed", async ({ db }) => {
  const { entries, at } = await aList(db);
  await post(db, take, at("list/proposal"));
  const form = { "items[0].nominationId": entries[2]!.id, "items[0].verdict": "recognise", reason: "Xứng đáng" };

  const refused = await post(db, say, { ...at("list/verdicts"), form });

  expect(refused.status).toBe(422);
  expect(fieldErrors(refused.data)).toEqual({
    "": ["Danh sách sẽ có 3 sản phẩm (kể cả mục chờ giấy tờ), quá số tối đa 2. Hãy để lại mục khác trước."],
  });
  expect(refused.data).toMatchObject({ result: { initialValue: { reason: "Xứng đáng" } } });
});

test("entries are merged and taken apart through their forms", async ({ db }) => {
  const { entries, at } = await aList(db);
  const [pot, honey, plate] = entries.map((one) => one.id);
  const offered = await load(db, mergeLoader, at(`list/sets/new?entry=${plate}&entry=${pot}`));
  expect((offered.data as { entries: { name: string }[] }).entries.map((one) => one.name)).toEqual([
    "Bình gốm",
    "Đĩa gốm",
  ]);
  const form = new FormData();
  for (const id of [pot!, plate!]) form.append("nominationIds", id);
  const texts = { leadNominationId: pot!, name: "Bộ gốm", setCase: "b", reason: "Cùng công dụng" };
  for (const [name, value] of Object.entries(texts)) form.append(name, value);

  const wrong = new FormData();
  for (const [name, value] of form) wrong.append(name, value);
  wrong.append("nominationIds", honey!);
  const refused = await post(db, merge, { ...at("list/sets/new"), form: wrong });
  expect([refused.status, fieldErrors(refused.data)]).toEqual([
    422,
    { nominationIds: ["Một bộ gồm sản phẩm của cùng một cơ sở."] },
  ]);
  expect(await post(db, merge, { ...at("list/sets/new"), form })).toMatchObject({ status: 303 });

  const [first] = listed((await load(db, listLoader, at("list"))).data).rows;
  expect(first).toMatchObject({ name: "Bộ gốm", set: { setCase: "b", products: ["Bình gốm", "Đĩa gốm"] } });
  const id = first!.set!.mergeId;
  const here = at(`list/sets/${id}/undoing`, undefined, { id });
  expect((await load(db, undoLoader, here)).data).toMatchObject({ name: "Bộ gốm", products: 2, whyNot: null });
  expect(await post(db, undo, { ...here, form: { reason: "" } })).toMatchObject({ status: 422 });
  expect(await post(db, undo, { ...here, form: { reason: "Cơ sở không đồng ý" } })).toMatchObject({ status: 303 });
  expect(await load(db, undoLoader, here)).toMatchObject({ status: 404 });
});

test("the expected list appears on the public page as it was published, and nothing else of the list", async ({
  db,
}) => {
  const { council, slug, at } = await aList(db);
  const visitor = { url: `/rounds/${slug}`, params: { slug } };
  await post(db, take, at("list/proposal"));
  expect((await load(db, publicRound, visitor)).data).toMatchObject({ expected: null });
  const waiting = await load(db, publishLoader, at("list/expected"));
  expect((waiting.data as { whyNot: string }).whyNot).toContain("chưa được Hội đồng biểu quyết");
  const meetingId = await anOpenMeeting(db, council);
  await aVotedMotion(db, council, meetingId, ["for", "for", "for", "for"], { kind: "list" });

  expect((await load(db, publishLoader, at("list/expected"))).data).toMatchObject({
    whyNot: null,
    approval: { meeting: 1, motion: 1 },
    establishments: 2,
    products: [{ name: "Bình gốm" }, { name: "Mật ong" }],
  });
  expect(await post(db, publish, { ...at("list/expected"), form: {} })).toMatchObject({ status: 303 });

  const { data } = await load(db, publicRound, visitor);
  expect(data).toMatchObject({
    expected: {
      basis: { kind: "motion", meeting: 1, motion: 1 },
      products: [
        { position: 1, name: "Bình gốm", establishment: "Gốm Phước Lâm", group: { code: "A" } },
        { position: 2, name: "Mật ong", group: { code: "B" } },
      ],
    },
  });
  const shown = JSON.stringify((data as { expected: { products: unknown } }).expected.products);
  expect(shown).not.toMatch(/Trà sen|Đĩa gốm|score|85|90/);
  expect(await post(db, publish, { ...at("list/expected"), form: {} })).toMatchObject({ status: 409 });
});

test("members read the list and change nothing", async ({ db }) => {
  const { council, at } = await aList(db);
  const member = council.members[5]!.actor;

  expect((await load(db, listLoader, at("list", member))).data).toMatchObject({
    isAgency: false,
    list: { mayRun: false },
  });
  expect(await post(db, take, at("list/proposal", member))).toMatchObject({ status: 403 });
  expect((await load(db, publishLoader, at("list/expected", member))).data).toMatchObject({
    whyNot: "Việc này do cơ quan tổ chức, Chủ tịch hoặc Thư ký Hội đồng thực hiện.",
  });
});
