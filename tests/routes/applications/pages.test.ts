import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aCall, aCentreDraft, aDraft, aSentApplication, fillIn, versionOf } from "#tests/factories/applications";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair } from "#tests/factories/fairs";
import { aPaper } from "#tests/factories/papers";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { rendered } from "#tests/support/rendered";
import { factsOf, load, type Post, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { fairs, papers } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { paperField } from "~/domain/applications/answers";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { withdrawApplication } from "~/domain/applications/withdraw-application.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { addDays } from "~/lib/dates";
import * as own from "~/routes/applications._index";
import * as application from "~/routes/applications_.$id/route";
import * as exhibitors from "~/routes/applications_.$id_.exhibitors";
import { action as pasteExhibitors } from "~/routes/applications_.$id_.exhibitors_.list";
import * as goods from "~/routes/applications_.$id_.goods";
import * as pasteGoods from "~/routes/applications_.$id_.goods_.list";
import { action as saveStep } from "~/routes/applications_.$id_.steps.$step";
import * as submission from "~/routes/applications_.$id_.submission";
import * as withdrawal from "~/routes/applications_.$id_.withdrawal";
import * as beginning from "~/routes/applications_.new";
import * as queue from "~/routes/organiser.fairs_.$slug_.applications/route";
import * as sent from "~/routes/organiser.fairs_.$slug_.applications_.$number/route";
import * as acceptance from "~/routes/organiser.fairs_.$slug_.applications_.$number_.acceptance";
import * as grant from "~/routes/organiser.fairs_.$slug_.applications_.$number_.grant";
import * as priority from "~/routes/organiser.fairs_.$slug_.applications_.$number_.priority";
import * as refusal from "~/routes/organiser.fairs_.$slug_.applications_.$number_.refusal";
import * as request from "~/routes/organiser.fairs_.$slug_.applications_.$number_.request";
import * as undoing from "~/routes/organiser.fairs_.$slug_.applications_.$number_.undoing";
import * as waiting from "~/routes/organiser.fairs_.$slug_.applications_.$number_.waiting";
import * as acceptMany from "~/routes/organiser.fairs_.$slug_.applications_.acceptance";
import { loader as list } from "~/routes/organiser.fairs_.$slug_.applications_.list.$format";

const DAY_MS = 86_400_000;

/** Routes have the clock of the machine: a call that is open today. */
async function anOpenCall(db: Database) {
  const now = Date.now();
  const today = new Date(now).toISOString().slice(0, 10);
  return aCall(db, {
    applicationsOpenAt: new Date(now - DAY_MS),
    applicationsCloseAt: new Date(now + 30 * DAY_MS),
    startsOn: addDays(today, 60),
    endsOn: addDays(today, 65),
  });
}

const today = () => new Date();

test("a producer begins, writes, reviews and sends an application without scripts", async ({ db }) => {
  const { fair } = await anOpenCall(db);
  const establishment = await anEstablishment(db);
  const as = await aProducer(db, establishment.id);
  expect(await rendered(db, own, { url: "/applications", as })).toContain(paths.newApplication({ fair: fair.slug }));
  const beginUrl = paths.newApplication({ fair: fair.slug });
  expect(await rendered(db, beginning, { url: beginUrl, as })).toContain(establishment.name);
  const form = { applicant: `establishment:${establishment.id}` };
  const { location } = await post(db, beginning.action, { url: beginUrl, as, form });
  const [, id] = /^\/applications\/([\w-]+)\?step=sign$/.exec(location ?? "")!;
  const params = { id: id! };
  const url = paths.application(id!, { step: "places" });
  expect(await rendered(db, application, { url: paths.application(id!, { step: "sign" }), params, as })).toContain(
    m.applications_contact_title(),
  );
  const page = await rendered(db, application, { url, params, as });
  expect(page).toContain(m.applications_estimate_title());

  const wrong = await post(db, application.action, {
    url,
    params,
    as,
    form: { version: "1", seen: "{}", standard: "hai" },
  });
  expect(wrong).toMatchObject({ status: 422, data: { result: { initialValue: { standard: "hai" } } } });
  expect(await rendered(db, application, { url, params, as }, wrong.data)).toContain(m.applications_not_a_count());
  const typed = { version: "1", seen: "{}", standard: "2", power: "4,5", corner: "on" };
  const saved = await post(db, application.action, { url, params, as, form: typed });
  expect(saved).toMatchObject({ status: 303, location: paths.application(id!, { step: "show" }) });
  expect(await rendered(db, application, { url: paths.application(id!, { step: "show" }), params, as })).toContain(
    m.applications_products_none(),
  );
  const line = { name: "Rượu cần", quantity: "100", unit: "bình", isForSale: "yes" };
  const added = await post(db, goods.action, { url: paths.applicationLines(id!, "goods"), params, as, form: line });
  expect(added.status).toBe(303);
  expect(await rendered(db, goods, { url: paths.applicationLines(id!, "goods"), params, as })).toContain("Rượu cần");

  const review = await rendered(db, submission, { url: paths.applicationSubmission(id!), params, as });
  expect(review).not.toMatch(/<input[^>]*name="declared"[^>]*checked/);
  const unticked = await post(db, submission.action, { url: "/", params, as, form: { version: "3" } });
  expect(unticked.status).toBe(422);
  const sending = await post(db, submission.action, { url: "/", params, as, form: { version: "3", declared: "on" } });
  expect(sending).toMatchObject({ status: 303, location: paths.application(id!) });
  const reading = await rendered(db, application, { url: paths.application(id!), params, as });
  for (const words of [`${fair.code}-001`, "4,5 kW", "Rượu cần", m.applications_history()])
    expect(reading).toContain(words);
  expect(await rendered(db, withdrawal, { url: "/", params, as })).toContain(m.applications_withdraw_ends());
  expect(await rendered(db, submission, { url: "/", params, as })).toBe(`302 ${paths.application(id!)}`);
  expect(await rendered(db, own, { url: "/applications", as })).toContain(`${fair.code}-001`);
});

test("a tick for a paper that was taken out of use since its form was opened is refused beside it, all else as it was chosen", async ({
  db,
}) => {
  const { fair } = await anOpenCall(db);
  const { id, producer: as, establishment } = await aDraft(db, fair.id, today());
  const { paperId } = await aPaper(db, establishment.id, as.userId, "e5");
  const [paper] = await db.update(papers).set({ retiredAt: today() }).where(eq(papers.id, paperId)).returning();
  const gone = m.applications_paper_gone({ name: paper!.name });
  const ask = { url: paths.application(id, { step: "show" }), params: { id }, as };
  expect(await rendered(db, application, ask)).not.toContain(paperField(paperId));
  const form = { version: "1", seen: "{}", [paperField(paperId)]: "on" };
  const refused = await post(db, application.action, { ...ask, form });
  expect(refused.status).toBe(422);
  const page = await rendered(db, application, ask, refused.data);
  expect(page).toMatch(new RegExp(`name="${paperField(paperId)}"[^>]*checked`));
  expect(page.split(gone)).toHaveLength(3);
  expect(await post(db, saveStep, { ...ask, params: { id, step: "show" }, form })).toMatchObject({
    status: 409,
    data: { message: gone },
  });
  expect((await post(db, application.action, { ...ask, form: { version: "1", seen: "{}" } })).status).toBe(303);
});

test("a step that is saved by script answers with what is kept, missing, unreadable or changed by another", async ({
  db,
}) => {
  const { fair } = await anOpenCall(db);
  const { id, producer: as } = await aDraft(db, fair.id, today());
  const params = { id, step: "places" };
  const say = (form: Record<string, string>, who: typeof as | null = as) =>
    post(db, saveStep, { url: "/", params, as: who, form });
  expect(await say({ version: "1", seen: "{}", standard: "2" })).toMatchObject({
    status: 200,
    data: {
      saved: { version: 2, answers: { standard: 2 }, gaps: [{ which: "no_papers" }, { which: "nothing_shown" }] },
    },
  });
  expect(await say({ version: "2", seen: "{}", power: "nhiều" })).toMatchObject({
    status: 422,
    data: { unreadable: ["power"] },
  });
  const conflict = await say({ version: "1", seen: "{}", standard: "3" });
  expect(conflict).toMatchObject({
    status: 409,
    data: { conflict: { differences: [{ question: "standard", mine: 3, kept: 2 }] } },
  });
  expect((await say({}, null)).status).toBe(401);
  expect((await say({}, await anActor(db))).status).toBe(404);
  const page = await rendered(
    db,
    application,
    { url: paths.application(id, { step: "places" }), params, as },
    conflict.data,
  );
  expect(page).toContain(m.steps_conflict_title());
});

test("a centre pastes whom it brings, and a list with a fault stays in its box with a sentence a line", async ({
  db,
}) => {
  const { fair } = await anOpenCall(db);
  const { id, officer: as } = await aCentreDraft(db, fair.id, today());
  const params = { id };
  const body = (lines: string) => {
    const form = new FormData();
    form.set("lines", lines);
    return form;
  };
  const url = paths.applicationPaste(id, "exhibitors");
  const good = await post(db, pasteExhibitors, { url, params, as, form: body("HTX A\nHTX B\nHTX C") });
  expect(good).toMatchObject({ status: 303, location: paths.applicationLines(id, "exhibitors") });
  expect(await rendered(db, exhibitors, { url: paths.applicationLines(id, "exhibitors"), params, as })).toContain(
    "HTX C",
  );
  const bad = await post(db, pasteGoods.action, { url, params, as, form: body("Nem;gói;ba") });
  expect(bad.status).toBe(422);
  const page = await rendered(db, pasteGoods, { url: paths.applicationPaste(id, "goods"), params, as }, bad.data);
  expect(page).toContain("Nem;gói;ba");
  expect(page).toContain("Dòng 1, cột “Số lượng”");
  const file = new FormData();
  file.set("file", new File(["Tên hàng;Số lượng\nChè;5"], "hang.csv"));
  expect((await post(db, pasteGoods.action, { url, params, as, form: file })).status).toBe(303);
  expect((await ownApplication(contextOf(db, as, today()), id)).things.goods).toMatchObject([
    { name: "Chè", quantity: 5 },
  ]);
});

test("what was typed stays, with why, when a day passed or somebody was faster", async ({ db }) => {
  const { fair, organiser: as, office } = await anOpenCall(db);
  const draft = await aDraft(db, fair.id, today());
  const sent = await aSentApplication(db, fair.id, undefined, today());
  const read = String(await versionOf(office, sent.id));
  await withdrawApplication(sent.maker, sent.id, { version: Number(read), reason: "Không thu xếp được nhân lực." });
  await db
    .update(fairs)
    .set({ applicationsCloseAt: new Date(Date.now() - 1000) })
    .where(eq(fairs.id, fair.id));
  const tried = async (page: typeof goods | typeof refusal | typeof application, ask: Post) => {
    const shared = { ...ask, request: factsOf() };
    const { status, data } = await post(db, page.action, shared);
    return [status, await rendered(db, page, shared, data)] as const;
  };
  const over = "đã hết hạn nhận đơn";

  const own = { params: { id: draft.id }, as: draft.producer };
  const [status, line] = await tried(goods, { ...own, url: "/", form: { name: "Rượu cần", quantity: "7" } });
  expect(status).toBe(409);
  for (const words of [over, "Rượu cần"]) expect(line).toContain(words);
  const url = paths.application(draft.id, { step: "places" });
  const [, step] = await tried(application, { ...own, url, form: { version: "1", seen: "{}", near: "HTX Hàm Minh" } });
  for (const words of [over, "HTX Hàm Minh"]) expect(step).toContain(words);

  const params = { slug: fair.slug, number: sent.number };
  const reason = "Mặt hàng không thuộc nhóm của hội chợ.";
  const [, answer] = await tried(refusal, { url: "/", params, as, form: { version: read, reason } });
  for (const words of [reason, m.applications_changed_meanwhile()]) expect(answer).toContain(words);
});

test("an accepted applicant reads what comes next and until when, and that a fair was cancelled", async ({ db }) => {
  const { fair, office } = await anOpenCall(db);
  const { id, producer: as } = await aSentApplication(db, fair.id, undefined, today());
  await acceptApplication({ ...office, now: today() }, id, { version: await versionOf(office, id), standard: 2 });
  const shown = () => rendered(db, application, { url: paths.application(id), params: { id }, as });
  const page = await shown();
  for (const words of [
    m.applications_todo_booths_wait({ count: "2" }),
    m.booths_picks_not_named(),
    m.applications_todo_money_wait(),
    m.applications_todo_goods({ count: "1" }),
    m.applications_todo_correct_until({ date: formatDate(addDays(fair.startsOn, -1)) }),
  ]) {
    expect(page).toContain(words);
  }

  await db.update(fairs).set({ cancelledAt: today(), cancelledReason: "Bão số 9 đổ bộ." }).where(eq(fairs.id, fair.id));
  const after = await shown();
  expect(after).toContain("Bão số 9 đổ bộ.");
  expect(after).not.toContain(m.applications_todo_title());
  expect(await rendered(db, own, { url: paths.applications(), as })).toContain(m.fairs_is_cancelled());
});

test("an officer reads the queue and answers; every page of an answer opens", async ({ db }) => {
  const { fair, organiser: as, office } = await anOpenCall(db);
  const { id, maker } = await aDraft(db, fair.id, today());
  await fillIn(maker, id);
  await post(db, submission.action, {
    url: "/",
    params: { id },
    as: maker.actor,
    form: { version: "2", declared: "on" },
  });
  const number = `${fair.code}-001`;
  const params = { slug: fair.slug, number };
  const url = paths.organiserApplications(fair.slug);
  const shown = await rendered(db, queue, { url, params, as });
  for (const words of [number, paths.organiserApplication(fair.slug, number)]) expect(shown).toContain(words);
  expect(await rendered(db, queue, { url: `${url}?q=khong-co`, params, as })).toContain(
    m.applications_queue_nothing_found(),
  );
  expect(await rendered(db, sent, { url: "/", params, as })).toContain(m.applications_accept());
  for (const page of [acceptance, request, waiting, refusal, priority]) {
    expect(await rendered(db, page, { url: "/", params, as })).toContain(m.ui_confirm_will());
  }
  const back = `302 ${paths.organiserApplication(fair.slug, number)}`;
  expect([
    await rendered(db, grant, { url: "/", params, as }),
    await rendered(db, undoing, { url: "/", params, as }),
  ]).toEqual([back, back]);
  expect(await rendered(db, acceptMany, { url: paths.organiserAcceptance(fair.slug), params, as })).toContain(
    m.applications_bulk_confirm({ count: "1", booths: "2" }),
  );

  const version = String(await versionOf(office, id));
  const over = await post(db, acceptance.action, { url: "/", params, as, form: { version, standard: "3" } });
  expect(over).toMatchObject({ status: 422, data: { result: { initialValue: { standard: "3" } } } });
  const done = await post(db, acceptance.action, { url: "/", params, as, form: { version, standard: "2" } });
  expect(done).toMatchObject({ status: 303, location: paths.organiserApplication(fair.slug, number) });
  expect(await rendered(db, grant, { url: "/", params, as })).toContain(m.applications_effect_grant());
  expect(await rendered(db, undoing, { url: "/", params, as })).toContain(m.applications_effect_undo());
  expect(await rendered(db, application, { url: "/", params: { id }, as: maker.actor })).toContain(
    m.applications_standing_accepted({ count: "2" }),
  );
  const csv = await load(db, list, { url: `${url}/list/csv?q=${number}`, params: { ...params, format: "csv" }, as });
  expect(csv.data).toContain(number);
});

test("an application is its applicant's and the fair's agency's; to others it is not there, and counts tell nothing", async ({
  db,
}) => {
  const { fair, agencyId } = await anOpenCall(db);
  const { id, number } = await aSentApplication(db, fair.id, undefined, today());
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const support = await anOrganiser(db, agencyId, "support");
  const params = { id, slug: fair.slug, number };
  for (const as of [stranger, await anActor(db)]) {
    expect(await rendered(db, application, { url: "/", params, as })).toBe("404");
    expect(await rendered(db, submission, { url: "/", params, as })).toBe("404");
    expect(await rendered(db, queue, { url: "/", params, as })).toBe("403");
    expect((await load(db, list, { url: "/", params: { ...params, format: "csv" }, as })).status).toBe(403);
    expect(await rendered(db, own, { url: "/", as })).toContain(m.applications_own_none());
  }
  // The fair's own agency has no way to the applicant's pages.
  expect(await rendered(db, application, { url: "/", params, as: support })).toBe("404");
  expect(await rendered(db, queue, { url: "/", params, as: support })).not.toContain(m.applications_bulk_accept());
  const hidden = await aFair(db, { agencyId, publishedAt: null });
  const asked = { url: paths.newApplication({ fair: hidden.slug }), as: stranger };
  expect(await rendered(db, beginning, asked)).toBe("404");
});
