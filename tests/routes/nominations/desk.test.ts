import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { nominations } from "~/db/schema";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { loader as desk } from "~/routes/organiser.nominations.$id/route";
import { action as admit } from "~/routes/organiser.nominations.$id_.admission";
import {
  action as undoAdmission,
  loader as undoAdmissionLoader,
} from "~/routes/organiser.nominations.$id_.admission_.undoing";
import { action as assign } from "~/routes/organiser.nominations.$id_.assignment";
import { action as check } from "~/routes/organiser.nominations.$id_.checks";
import { action as complete } from "~/routes/organiser.nominations.$id_.completion";
import { action as movePapersDay, loader as papersDay } from "~/routes/organiser.nominations.$id_.papers-day";
import { action as refuse } from "~/routes/organiser.nominations.$id_.refusal";
import {
  action as undoRefusal,
  loader as undoRefusalLoader,
} from "~/routes/organiser.nominations.$id_.refusal_.undoing";
import { action as ask } from "~/routes/organiser.nominations.$id_.request";
import { loader as sample, action as writeSample } from "~/routes/organiser.nominations.$id_.sample";
import { loader as queue } from "~/routes/organiser.rounds_.$slug_.nominations/route";
import { action as admitAll, loader as planAdmission } from "~/routes/organiser.rounds_.$slug_.nominations_.admission";
import { action as assignAll } from "~/routes/organiser.rounds_.$slug_.nominations_.assignment";
import { action as askAll, loader as planRequest } from "~/routes/organiser.rounds_.$slug_.nominations_.request";
import { loader as samples } from "~/routes/organiser.rounds_.$slug_.nominations_.samples";

const NAMES = ["Nước mắm nhỉ", "Bánh tráng mè đen", "Bình gốm Bàu Trúc"];

async function aDesk(db: Database) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, phase: "screening" });
  const entries = [];
  for (const [place, name] of NAMES.entries()) {
    const product = await aProduct(db, { name, groupCode: place === 2 ? "A" : "B" });
    entries.push(await aNomination(db, { roundId: round.id, product, state: "submitted" }));
  }
  const officer = await anOrganiser(db, agency.id, "support");
  return { round, officer, colleague: await anOrganiser(db, agency.id), entries: entries as [Entry, Entry, Entry] };
}
type Entry = Awaited<ReturnType<typeof aNomination>>;

const at = (id: string, path = "", query = "") => ({
  url: `/organiser/nominations/${id}${path}${query}`,
  params: { id },
});
const ofRound = (slug: string, path = "", query = "") => ({
  url: `/organiser/rounds/${slug}/nominations${path}${query}`,
  params: { slug },
});
const seenOf = async (db: Database, officer: Parameters<typeof contextOf>[1], id: string) =>
  (await screeningOf(contextOf(db, officer), id)).seen;

test("the queue is filtered and counted by its address, and a shortcut counts what an officer asks for", async ({
  db,
}) => {
  const { round, officer, entries } = await aDesk(db);
  const form = { assigneeId: officer.userId };
  await post(db, assign, { ...at(entries[0].id, "/assignment"), as: officer, form });
  const open = async (query: string) =>
    (await load(db, queue, { ...ofRound(round.slug, "", query), as: officer })).data as {
      rows: { id: string }[];
      total: number;
      counts: { state: string; count: number }[];
      shortcuts: Record<string, number>;
      firstWaiting: string | null;
    };

  const all = await open("");
  expect([all.total, all.shortcuts, all.counts[0]]).toEqual([
    3,
    { mine: 1, nobodys: 2, overdue: 0, papers: 0 },
    { state: "submitted", count: 3 },
  ]);
  expect((await open("?officer=me")).rows.map((row) => row.id)).toEqual([entries[0].id]);
  expect((await open("?q=binh+gom")).rows.map((row) => row.id)).toEqual([entries[2].id]);
  expect((await open("?group=B&sort=product")).rows.map((row) => row.id)).toEqual([entries[1].id, entries[0].id]);
  expect((await open("?state=refused")).firstWaiting).toBeNull();
});

test("the desk is the agency's; the way on follows the list the dossier was opened from", async ({ db }) => {
  const { officer, entries } = await aDesk(db);
  const [first, second, third] = entries;
  const outsider = await anOrganiser(db, (await anAgency(db)).id);
  const producer = await aProducer(db, first.product.establishmentId!);
  for (const who of [outsider, producer]) {
    expect((await load(db, desk, { ...at(first.id), as: who })).status).toBe(404);
  }
  expect((await load(db, desk, { ...at(first.id) })).location).toMatch(/^\/login/);

  const opened = await load(db, desk, { ...at(second.id, "", "?sort=code"), as: officer });
  expect(opened.data).toMatchObject({
    code: second.code,
    place: { number: 2, total: 3, previous: first.id, next: third.id },
    admission: { whyNot: null, groupCode: "B" },
    checklist: [{ item: { code: "registration" } }, {}, {}, {}, {}],
  });
  const inGroupA = await load(db, desk, { ...at(third.id, "", "?sort=code&group=A"), as: officer });
  expect(inGroupA.data).toMatchObject({ place: { number: 1, total: 1, previous: null, next: null } });

  const form = { groupCode: "B", seen: await seenOf(db, officer, second.id), after: "next" };
  const answer = await post(db, admit, {
    ...at(second.id, "/admission", "?state=submitted&sort=code"),
    as: officer,
    form,
  });
  expect([answer.status, answer.location]).toEqual([
    303,
    `/organiser/nominations/${third.id}?state=submitted&sort=code`,
  ]);
});

test("the last answer of a list leads back to the queue", async ({ db }) => {
  const { round, officer, entries } = await aDesk(db);
  const form = { reason: "Mua lại", after: "next" };

  const answer = await post(db, refuse, { ...at(entries[2].id, "/refusal", "?group=A&sort=code"), as: officer, form });

  expect(answer.location).toBe(`/organiser/rounds/${round.slug}/nominations?group=A&sort=code`);
});

test("the second of two officers gets a 409 that names the first, and keeps what was typed", async ({ db }) => {
  const { officer, colleague, entries } = await aDesk(db);
  const { id } = entries[0];
  const seen = await seenOf(db, officer, id);
  await post(db, admit, { ...at(id, "/admission"), as: colleague, form: { groupCode: "B", seen } });

  const answer = await post(db, refuse, { ...at(id, "/refusal"), as: officer, form: { reason: "Thiếu giấy", seen } });

  expect(answer.status).toBe(409);
  const { result } = answer.data as { result: { error: Record<string, string[]>; initialValue: { reason: string } } };
  expect(result.error[""]?.[0]).toContain(`${colleague.name} vừa xử lý hồ sơ này (Tiếp nhận`);
  expect(result.initialValue.reason).toBe("Thiếu giấy");
});

test("a day that cannot be comes back beside its field", async ({ db }) => {
  const { officer, entries } = await aDesk(db);
  const { id } = entries[0];
  const bad = { ...at(id, "/request"), as: officer, form: { note: "Gửi nhãn", dueOn: "1/1/2020" } };

  const past = await post(db, ask, bad);
  expect([past.status, past.data]).toMatchObject([422, { result: { error: { dueOn: ["Hạn phải sau hôm nay."] } } }]);
  const unreadable = await post(db, ask, { ...bad, form: { note: "Gửi nhãn", dueOn: "mai" } });
  expect(unreadable.status).toBe(422);
  const alone = { groupCode: "B", pending: "quality" };
  const noDay = await post(db, admit, { ...at(id, "/admission"), as: officer, form: alone });
  expect([noDay.status, noDay.data]).toMatchObject([422, { result: { error: { papersDueOn: [/./] } } }]);
});

test("one touch keeps a finding and comes back to the line; the request is written from what was found", async ({
  db,
}) => {
  const { officer, entries } = await aDesk(db);
  const { id } = entries[0];
  const form = { requirement: "quality", verdict: "missing", note: "Cần bản tự công bố" };

  const withScripts = await post(db, check, { ...at(id, "/checks", "?sort=code"), as: officer, form });
  const without = await post(db, check, {
    ...at(id, "/checks", "?sort=code"),
    as: officer,
    form: { ...form, anchor: "1" },
  });

  expect([withScripts.location, without.location]).toEqual([
    `/organiser/nominations/${id}?sort=code`,
    `/organiser/nominations/${id}?sort=code#check-quality`,
  ]);
  const { request, checklist } = (await load(db, desk, { ...at(id), as: officer })).data as {
    request: { requestText: string };
    checklist: { item: { code: string }; check: { verdict: string } | null }[];
  };
  expect(checklist.find((line) => line.item.code === "quality")?.check?.verdict).toBe("missing");
  expect(request.requestText).toBe(
    "- Công bố tiêu chuẩn, chứng nhận chất lượng: chưa có trong hồ sơ. Cần bản tự công bố",
  );
  const refused = await post(db, check, {
    ...at(id, "/checks"),
    as: officer,
    form: { ...form, requirement: "passport" },
  });
  expect([refused.status, refused.data]).toMatchObject([
    422,
    { result: { error: { "": [/không phải có giấy tờ đó/] } } },
  ]);
  const unfit = { assigneeId: (await anOrganiser(db, (await anAgency(db)).id)).userId };
  const notOurs = await post(db, assign, { ...at(id, "/assignment"), as: officer, form: unfit });
  expect([notOurs.status, notOurs.data]).toMatchObject([422, { result: { error: { assigneeId: [/./] } } }]);
});

test("a condition is met on the desk once its papers are in order", async ({ db }) => {
  const { officer, entries } = await aDesk(db);
  const { id } = entries[0];
  const form = { groupCode: "B", pending: "quality", papersDueOn: "31/12/2099", after: "stay" };
  await post(db, admit, { ...at(id, "/admission"), as: officer, form });
  const early = await post(db, complete, { ...at(id, "/completion"), as: officer, form: {} });
  expect([early.status, early.data]).toMatchObject([409, { result: { error: { "": [/^Chưa đủ/] } } }]);
  expect((await load(db, desk, { ...at(id), as: officer })).data).toMatchObject({
    awaitsPapers: true,
    pending: { dueOn: "2099-12-31", whyNot: expect.stringMatching(/^Chưa đủ/) },
    checklist: [{ whyNot: /./ }, { whyNot: /./ }, { whyNot: null }, {}, {}],
  });

  await checkPaper(contextOf(db, officer), id, { requirement: "quality", verdict: "in_order" });
  await post(db, complete, { ...at(id, "/completion"), as: officer, form: {} });

  expect((await load(db, desk, { ...at(id), as: officer })).data).toMatchObject({
    awaitsPapers: false,
    pending: { completedAt: expect.any(Date) },
  });
});

test("a later day for pending papers is set on its own page, and the desk says it", async ({ db }) => {
  const { officer, entries } = await aDesk(db);
  const { id } = entries[0];
  const form = { groupCode: "B", pending: "quality", papersDueOn: "30/11/2098", after: "stay" };
  await post(db, admit, { ...at(id, "/admission"), as: officer, form });
  expect((await load(db, papersDay, { ...at(id, "/papers-day"), as: officer })).data).toMatchObject({
    papersDueOn: "2098-11-30",
    whyNot: null,
  });
  const move = { papersDueOn: "31/12/2098", reason: "Cơ quan cấp giấy trả chậm" };
  for (const [field, text] of [
    ["papersDueOn", "30/11/2098"],
    ["papersDueOn", "mai"],
    ["reason", " "],
  ] as const) {
    const refused = await post(db, movePapersDay, {
      ...at(id, "/papers-day"),
      as: officer,
      form: { ...move, [field]: text },
    });
    expect([refused.status, refused.data]).toMatchObject([422, { result: { error: { [field]: [/./] } } }]);
  }

  const done = await post(db, movePapersDay, { ...at(id, "/papers-day"), as: officer, form: move });

  expect(done).toMatchObject({ status: 303, location: `/organiser/nominations/${id}` });
  expect((await load(db, desk, { ...at(id), as: officer })).data).toMatchObject({
    pending: { dueOn: "2098-12-31", isOver: false, mayMoveDay: true },
    steps: expect.arrayContaining([expect.objectContaining({ kind: "papers_day_moved", note: move.reason })]),
  });
});

test("an act on many shows its plan, is carried out, and sent again says that it was done", async ({ db }) => {
  const { round, officer, entries } = await aDesk(db);
  for (const { id } of entries.slice(0, 2)) {
    await checkPaper(contextOf(db, officer), id, { requirement: "registration", verdict: "in_order" });
  }
  const plan = async (loader: typeof planAdmission, path: string, query: string) =>
    (await load(db, loader, { ...ofRound(round.slug, path, query), as: officer })).data as {
      page: { plan: { touched: { id: string; seen: string }[]; skipped: unknown[] } | null };
    };
  const shown = (await plan(planAdmission, "/admission", "?sort=code")).page.plan!;
  expect([shown.touched.map((row) => row.id), shown.skipped.length]).toEqual([[entries[0].id, entries[1].id], 1]);
  const ticked = (await plan(planAdmission, "/admission", `?id=${entries[1].id}`)).page.plan!;
  expect([ticked.touched.map((row) => row.id), ticked.skipped]).toEqual([[entries[1].id], []]);

  const form = new FormData();
  for (const { id, seen } of shown.touched) form.append("entries", `${id} ${seen}`);
  const send = () => post(db, admitAll, { ...ofRound(round.slug, "/admission"), as: officer, form });
  const done = [await send(), await send()].map(({ data }) =>
    (data as { results: { isDone: boolean }[] }).results.map((one) => one.isDone),
  );

  expect(done).toEqual([
    [true, true],
    [false, false],
  ]);
  const states = await db.select().from(nominations).where(eq(nominations.roundId, round.id));
  expect(states.filter((one) => one.state === "admitted")).toHaveLength(2);
});

test("many are given to an officer and asked for the same paper; nothing is planned before a paper is chosen", async ({
  db,
}) => {
  const { round, officer, entries } = await aDesk(db);
  const entry = `${entries[0].id} ${await seenOf(db, officer, entries[0].id)}`;
  const given = await post(db, assignAll, {
    ...ofRound(round.slug, "/assignment"),
    as: officer,
    form: { entries: entry, assigneeId: officer.userId },
  });
  expect(given.data).toMatchObject({ results: [{ id: entries[0].id, isDone: true }] });

  const unset = await load(db, planRequest, { ...ofRound(round.slug, "/request"), as: officer });
  expect(unset.data).toMatchObject({ page: { plan: null } });
  const asked = await post(db, askAll, {
    ...ofRound(round.slug, "/request"),
    as: officer,
    form: { entries: entry, requirement: "quality", note: "Gửi bản tự công bố" },
  });
  expect(asked.data).toMatchObject({ results: [{ id: entries[0].id, isDone: true }] });
  const empty = { ...ofRound(round.slug, "/request"), as: officer, form: { entries: entry, requirement: "quality" } };
  expect((await post(db, askAll, empty)).status).toBe(422);
  const outsider = await anOrganiser(db, (await anAgency(db)).id);
  expect((await load(db, planAdmission, { ...ofRound(round.slug, "/admission"), as: outsider })).status).toBe(403);
});

test("the custody log is written on its page, and the round's list finds what is not given back", async ({ db }) => {
  const { round, officer, entries } = await aDesk(db);
  const { id } = entries[0];
  const write = (form: Record<string, string>) => post(db, writeSample, { ...at(id, "/sample"), as: officer, form });

  expect((await write({ kind: "received" })).data).toMatchObject({ result: { error: { note: [/./] } } });
  expect((await write({ kind: "received", note: "Kho B" })).status).toBe(303);

  const page = (await load(db, sample, { ...at(id, "/sample"), as: officer })).data;
  expect(page).toMatchObject({ place: "here", kinds: ["shown", "returned", "kept"], log: [{ note: "Kho B" }] });
  const here = await load(db, samples, { ...ofRound(round.slug, "/samples", "?place=here"), as: officer });
  expect(here.data).toMatchObject({ total: 1, everything: 3, rows: [{ nominationId: id }] });
});

test("an answer is taken back on a page of its own, which the desk offers as long as it can be", async ({ db }) => {
  const { officer, colleague, entries } = await aDesk(db);
  const [{ id, code }] = entries;
  const seen = await seenOf(db, officer, id);
  await post(db, refuse, { ...at(id, "/refusal"), as: officer, form: { reason: "Mua lại", seen, after: "stay" } });
  const offered = async () => (await load(db, desk, { ...at(id), as: officer })).data as { undo: string | null };
  expect((await offered()).undo).toBe("refused");
  const shown = await load(db, undoRefusalLoader, { ...at(id, "/refusal/undoing"), as: colleague });
  expect(shown.data).toMatchObject({ nomination: { code, whyNot: null } });
  const form = { reason: "Đã chứng minh tự sản xuất", seen: await seenOf(db, officer, id) };

  const unsaid = await post(db, undoRefusal, {
    ...at(id, "/refusal/undoing"),
    as: colleague,
    form: { ...form, reason: " " },
  });
  const undone = await post(db, undoRefusal, { ...at(id, "/refusal/undoing"), as: colleague, form });
  const again = await post(db, undoRefusal, { ...at(id, "/refusal/undoing"), as: officer, form });

  expect([unsaid.status, undone.status, undone.location]).toEqual([422, 303, `/organiser/nominations/${id}`]);
  expect(again.status).toBe(409);
  expect((await offered()).undo).toBeNull();
  const nothing = await load(db, undoAdmissionLoader, { ...at(id, "/admission/undoing"), as: officer });
  expect(nothing.data).toMatchObject({ nomination: { whyNot: /^Không có kết quả thẩm tra này/ }, sealedAt: null });
  await post(db, admit, { ...at(id, "/admission"), as: officer, form: { groupCode: "B", after: "stay" } });
  const back = { reason: "Nhầm nhóm", seen: await seenOf(db, officer, id) };
  expect(await post(db, undoAdmission, { ...at(id, "/admission/undoing"), as: officer, form: back })).toMatchObject({
    status: 303,
  });
  const [row] = await db.select().from(nominations).where(eq(nominations.id, id));
  expect(row?.state).toBe("submitted");
});
