import { eq } from "drizzle-orm";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { complaints, mails, rateLimits } from "~/db/schema";
import { loader as receipt } from "~/routes/_public.rounds.$slug_.complaints.$id";
import { action as file, loader as filing } from "~/routes/_public.rounds.$slug_.complaints.new";
import { loader as revocation, action as revoke } from "~/routes/organiser.certificates.$number.revocation";
import { loader as desk } from "~/routes/organiser.complaints._index";
import { loader as complaint } from "~/routes/organiser.complaints.$id/route";
import { action as answer, loader as answering } from "~/routes/organiser.complaints.$id_.answer";
import { action as assign, loader as assigning } from "~/routes/organiser.complaints.$id_.assignment";
import { action as note } from "~/routes/organiser.complaints.$id_.notes";
import { loader as retallied, action as retally } from "~/routes/organiser.complaints.$id_.retally";
import { action as propose, loader as proposing } from "~/routes/organiser.complaints.$id_.revocation-proposal";
import { loader as ofRound } from "~/routes/organiser.rounds_.$slug_.complaints";
import { loader as own } from "~/routes/producer.complaints._index";
import { loader as ownOne } from "~/routes/producer.complaints.$id";

/** As a browser sends the form of a whole round; `now` is the machine's, so the announcement is put close to it. */
const typed = (changes: Record<string, string> = {}) => ({
  nominationId: "round",
  text: "Danh sách công bố không nêu điểm của từng nhóm tiêu chí.",
  name: "Trần Thị Phản Ánh",
  email: "phan.anh@tinhhoa.test",
  phone: "0912 345 678",
  consent: "on",
  website: "",
  ...changes,
});

/** A round whose results were announced now, by the clock of the machine that routes read. */
async function announcedNow(db: Database) {
  const setting = await anAnnouncedRound(db, undefined, new Date());
  const params = { slug: setting.round.slug };
  const url = `/rounds/${setting.round.slug}/complaints/new`;
  return { ...setting, params, url };
}

test("anybody opens the form and sends it; the receipt needs no account", async ({ db }) => {
  const { round, entries, params, url } = await announcedNow(db);

  const page = await load(db, filing, { url, params });
  const sent = await post(db, file, { url, params, form: typed() });

  expect(page.data).toMatchObject({
    whyNot: null,
    answerDays: 10,
    entries: [{ id: entries[0]!.id, isOwn: false }],
    given: { name: "", email: "", phone: "", nominationId: "round" },
  });
  expect(sent.status).toBe(303);
  const id = sent.location!.split("/").at(-1)!;
  expect(sent.location).toBe(`/rounds/${round.slug}/complaints/${id}`);
  const shown = await load(db, receipt, { url: sent.location!, params: { ...params, id } });
  expect(shown.data).toMatchObject({ receipt: { label: "KN-1", productName: null }, isSignedIn: false });
  expect(JSON.stringify(shown.data)).not.toContain("Phản Ánh");
});

test("a signed-in entrant finds name, address and their entry filled in, and nothing ticked", async ({ db }) => {
  const { entries, other, params, url } = await announcedNow(db);

  const page = await load(db, filing, { url, params, as: other });

  expect(page.data).toMatchObject({
    entries: [
      { id: entries[1]!.id, isOwn: true },
      { id: entries[0]!.id, isOwn: false },
    ],
    given: { name: other.name, email: other.email, nominationId: entries[1]!.id },
  });
  const named = await load(db, filing, { url: `${url}?entry=${entries[0]!.id}`, params });
  expect(named.data).toMatchObject({ given: { nominationId: entries[0]!.id } });
});

test("without consent, with a filled trap or with too little to say nothing is taken, and the typing is kept", async ({
  db,
}) => {
  const { round, params, url } = await announcedNow(db);
  const { consent: _, ...unticked } = typed();
  const send = (form: Record<string, string>) => post(db, file, { url, params, form });

  const missing = await send(unticked);
  const machine = await send(typed({ website: "https://example.com" }));
  const short = await send(typed({ text: "Sai.", phone: "12" }));

  expect([missing.status, machine.status, short.status]).toEqual([422, 422, 422]);
  expect(missing.data).toMatchObject({
    result: { initialValue: { name: "Trần Thị Phản Ánh" }, error: { consent: [expect.stringContaining("đồng ý")] } },
  });
  expect(machine.data).toMatchObject({ result: { error: { website: [expect.any(String)] } } });
  expect(short.data).toMatchObject({ result: { error: { text: [expect.any(String)], phone: [expect.any(String)] } } });
  expect(await db.$count(complaints, eq(complaints.roundId, round.id))).toBe(0);
});

test("one mailbox is written to three times an hour, and one address sends twenty complaints", async ({ db }) => {
  const { round, params, url } = await announcedNow(db);
  await db.delete(rateLimits);
  const send = (index: number) =>
    post(db, file, { url, params, form: typed({ text: `Khiếu nại lần thứ ${index}, nội dung như sau.` }) });

  const statuses: number[] = [];
  for (let index = 0; index < 21; index += 1) statuses.push((await send(index)).status);

  expect(statuses).toEqual([...Array(20).fill(303), 429]);
  expect(await db.$count(complaints, eq(complaints.roundId, round.id))).toBe(20);
  const written = await db.select().from(mails).where(eq(mails.recipient, "phan.anh@tinhhoa.test"));
  expect(written.filter((mail) => mail.body?.includes(round.slug)).length).toBe(3);
  await db.delete(rateLimits);
});

test("before results and for a draft there is no form", async ({ db }) => {
  const scoring = await aRound(db, { phase: "scoring" });
  const draft = await aRound(db, { phase: null });
  const open = (slug: string) => load(db, filing, { url: `/rounds/${slug}/complaints/new`, params: { slug } });

  expect((await open(scoring.slug)).data).toMatchObject({ whyNot: expect.stringContaining("chưa"), lastDay: null });
  expect((await open(draft.slug)).status).toBe(404);
  const sent = await post(db, file, {
    url: `/rounds/${scoring.slug}/complaints/new`,
    params: { slug: scoring.slug },
    form: typed(),
  });
  expect([sent.status, sent.data]).toMatchObject([
    409,
    { result: { error: { "": [expect.stringContaining("chưa")] } } },
  ]);
});

test("the road of a complaint: desk, assignment, note, count, answer, proposal, revocation", async ({ db }) => {
  const { round, entries, organiser, support, maker } = await announcedNow(db);
  const id = await aComplaint(db, round, entries[0]!, { now: new Date() });
  const params = { id };
  const at = `/organiser/complaints/${id}`;
  const as = organiser;
  const send = (action: Parameters<typeof post>[1], where: string, form: Record<string, string>, who = as) =>
    post(db, action, { url: `${at}/${where}`, params, as: who, form });

  const listed = await load(db, desk, { url: "/organiser/complaints?state=open", as });
  expect(listed.data).toMatchObject({ desk: { rows: [{ id, label: "KN-1" }], counts: { open: 1, answered: 0 } } });
  const ofOne = await load(db, ofRound, { url: "/", params: { slug: round.slug }, as });
  expect(ofOne.data).toMatchObject({ desk: { total: 1 }, whyNotFile: null });

  const done = [
    await send(assign, "assignment", { assignee: support.userId }),
    await send(note, "notes", { note: "Đã gọi điện cho cơ sở." }),
    await post(db, retally, { url: `${at}/retally`, params, as: support }),
    await send(propose, "revocation-proposal", { reason: "Sản phẩm nhập từ nơi khác." }),
    await send(answer, "answer", { outcome: "upheld", answer: "Hội đồng kết luận khiếu nại đúng." }, support),
  ];
  expect(done.map(({ status, location }) => [status, location])).toEqual(done.map(() => [303, at]));
  expect(done[2]!.headers.get("set-cookie")).toBeTruthy();
  const shown = await load(db, complaint, { url: at, params, as });
  expect(shown.data).toMatchObject({
    complaint: {
      answer: { outcome: "upheld", by: support.name },
      retallies: [{ differences: [] }],
      mayRevoke: true,
      trail: [
        { act: "complaints.filed" },
        { act: "complaints.assigned", note: support.name },
        { act: "complaints.noted", note: "Đã gọi điện cho cơ sở." },
        { act: "complaints.retallied" },
        { act: "complaints.revocation_proposed", note: "Sản phẩm nhập từ nơi khác." },
        { act: "complaints.answered" },
      ],
    },
  });
  const again = await send(answer, "answer", { outcome: "rejected", answer: "Một câu trả lời khác." });
  expect([again.status, again.data]).toMatchObject([
    409,
    { result: { initialValue: { answer: "Một câu trả lời khác." } } },
  ]);

  const { number } = (shown.data as { complaint: { certificate: { number: string } } }).complaint.certificate;
  const where = { url: `/organiser/certificates/${number}/revocation`, params: { number } };
  expect((await load(db, revocation, { ...where, as })).data).toMatchObject({ whyNot: null });
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split("-").reverse().join("/");
  const form = { decisionNumber: "215/QĐ-UBND", revokedOn: today, reason: "Sản phẩm không do cơ sở sản xuất." };
  const revoked = await post(db, revoke, { ...where, as, form });
  expect([revoked.status, revoked.location]).toEqual([303, `/certificates/${number}`]);
  expect((await post(db, revoke, { ...where, as, form })).status).toBe(409);

  const heard = await load(db, own, { url: "/producer/complaints", as: maker });
  expect(heard.data).toMatchObject({ filed: [], about: [{ id, isFiled: false, text: null }] });
  const one = await load(db, ownOne, { url: `/producer/complaints/${id}`, params, as: maker });
  expect(one.data).toMatchObject({ complaint: { answer: { outcome: "upheld" }, text: null } });
  expect(JSON.stringify(one.data)).not.toContain("Phản Ánh");
});

test("pages of an act are for those who may do it; a path opened by hand leads back", async ({ db }) => {
  const { round, entries, support, council, maker } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const params = { id };
  const ask = async (loader: Parameters<typeof load>[1], as: typeof support | null) =>
    (await load(db, loader, { url: `/organiser/complaints/${id}`, params, as })).status;

  expect([await ask(assigning, support), await ask(answering, council), await ask(proposing, support)]).toEqual([
    403, 403, 403,
  ]);
  expect([await ask(assigning, maker), await ask(complaint, maker), await ask(complaint, null)]).toEqual([
    404, 404, 302,
  ]);
  expect([await ask(complaint, council), await ask(proposing, council)]).toEqual([200, 200]);
  const byHand = await load(db, retallied, { url: `/organiser/complaints/${id}/retally`, params });
  expect([byHand.status, byHand.location]).toEqual([302, `/organiser/complaints/${id}`]);
  expect((await load(db, desk, { url: "/organiser/complaints", as: maker })).status).toBe(403);
  expect((await load(db, desk, { url: "/organiser/complaints" })).status).toBe(302);
});
