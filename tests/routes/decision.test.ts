import { eq } from "drizzle-orm";
import { aRecordedDecision, listDecided } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound, type ScoredRound } from "#tests/factories/tallies";
import { aNarrowSheet, aSheetWithLine, aTemplate } from "#tests/factories/templates";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { awards, decisions, releases } from "~/db/schema";
import { formatDate, todayInVietnam } from "~/lib/dates";
import { loader as boardLoader } from "~/routes/organiser.rounds_.$slug/route";
import { action, loader } from "~/routes/organiser.rounds_.$slug_.decision/route";
import { action as release, loader as releaseLoader } from "~/routes/organiser.rounds_.$slug_.decision_.$id_.release";
import {
  action as withdraw,
  loader as withdrawalLoader,
} from "~/routes/organiser.rounds_.$slug_.decision_.$id_.withdrawal";
import { loader as tallyLoader } from "~/routes/organiser.rounds_.$slug_.tally/route";

const TODAY = todayInVietnam(new Date());

const at = ({ round }: ScoredRound) => ({
  url: `/organiser/rounds/${round.slug}/decision`,
  params: { slug: round.slug },
});
const actAt = ({ round }: ScoredRound, id: string, act: string) => ({
  url: `/organiser/rounds/${round.slug}/decision/${id}/${act}`,
  params: { slug: round.slug, id },
});

function typed(changes: Record<string, string> = {}): FormData {
  const form = new FormData();
  const texts = { number: "1493/QĐ-UBND", decidedOn: formatDate(TODAY), place: "Đà Lạt", signerTitle: "Phó Chủ tịch" };
  const note = { approvalNote: "Biên bản số 12/BB-HĐBC" };
  for (const [name, value] of Object.entries({ ...texts, ...note, signerName: " Nguyễn  Văn\0 Sơn ", ...changes })) {
    form.append(name, value);
  }
  return form;
}

const madeIn = (data: unknown) => (data as { made: unknown }).made;
const decided = (db: Database, { round }: ScoredRound) => db.$count(decisions, eq(decisions.roundId, round.id));
const stepOf = async (db: Database, scored: ScoredRound) => {
  const { data } = await load(db, boardLoader, {
    url: `/organiser/rounds/${scored.round.slug}`,
    params: { slug: scored.round.slug },
    as: scored.organiser,
  });
  return (data as { resultStep: unknown }).resultStep;
};

test("the road from the list to the results: list, decision, release; the board names the next step", async ({
  db,
}) => {
  const scored = await aScoredRound(db, [90, 80, 60]);
  const [first, second] = scored.entries.map((entry) => entry.id) as [string, string];
  const page = async () => madeIn((await load(db, loader, { ...at(scored), as: scored.organiser })).data);

  expect(await stepOf(db, scored)).toEqual({ kind: "list", whyNot: "Còn 2 mục đạt điểm mà Hội đồng chưa có ý kiến." });
  expect(await page()).toMatchObject({
    decisions: [],
    list: { rows: [], isComplete: false },
    whyNot: "Còn 2 mục đạt điểm mà Hội đồng chưa có ý kiến.",
  });
  await listDecided(contextOf(db, scored.organiser), scored.round.id, [first, second]);
  expect(await stepOf(db, scored)).toEqual({ kind: "decision", recognised: 2 });
  expect(await page()).toMatchObject({
    list: {
      rows: [
        { nominationId: first, rank: 1, score: "90,00", code: scored.entries[0]!.code, tier: null, parts: [] },
        { nominationId: second, rank: 2, score: "80,00" },
      ],
      motion: null,
      hasHigherLevel: true,
    },
    whyNot: null,
    mayRelease: true,
  });

  const done = await post(db, action, { ...at(scored), as: scored.organiser, form: typed() });
  expect([done.status, done.location]).toEqual([303, `/organiser/rounds/${scored.round.slug}/decision`]);
  const [decision] = await db.select().from(decisions).where(eq(decisions.roundId, scored.round.id));
  const { id } = decision!;
  expect(decision).toMatchObject({ number: "1493/QĐ-UBND", decidedOn: TODAY, signerName: "Nguyễn Văn Sơn" });
  expect(await stepOf(db, scored)).toEqual({ kind: "release", decisionId: id, number: "1493/QĐ-UBND", products: 2 });
  expect(await page()).toMatchObject({
    decisions: [{ id, products: 2, releasedAt: null }],
    whyNot: "Mọi mục mà Hội đồng đề nghị công nhận đã có trong quyết định.",
  });
  const { data } = await load(db, tallyLoader, { ...at(scored), as: scored.organiser });
  expect((data as { tally: { rows: { isRecognised: boolean }[] } }).tally.rows.map((row) => row.isRecognised)).toEqual([
    true,
    true,
    false,
  ]);

  const confirm = await load(db, releaseLoader, { ...actAt(scored, id, "release"), as: scored.organiser });
  expect(confirm.data).toMatchObject({
    recognised: 2,
    establishments: 2,
    participants: 3,
    reached: 0,
    entries: { recognised: 2, waiting: 0, not_recognised: 1 },
    unreachable: [{}, {}, {}],
    already: [],
    validUntil: `${Number(TODAY.slice(0, 4)) + 3}-12-31`,
    whyNot: null,
  });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);
  const again = () =>
    post(db, release, { ...actAt(scored, id, "release"), as: scored.organiser, form: new FormData() });
  expect((await again()).location).toBe(`/organiser/rounds/${scored.round.slug}/decision`);
  expect(await db.$count(awards, eq(awards.decisionId, id))).toBe(2);
  // A second click is told that it was done, and does nothing.
  expect((await again()).status).toBe(409);
  expect(await db.$count(awards, eq(awards.decisionId, id))).toBe(2);
  expect(await stepOf(db, scored)).toEqual({ kind: "released", waiting: 0 });
});

test("a refused form comes back with what was typed and a sentence beside its field", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 60]);
  await listDecided(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const ask = async (form: FormData) => {
    const { status, data } = await post(db, action, { ...at(scored), as: scored.organiser, form });
    const { result } = data as { result: { error?: Record<string, string[]>; initialValue?: { number?: string } } };
    return { status, error: result.error, typed: result.initialValue?.number };
  };

  expect(await ask(typed({ number: "1493" }))).toEqual({
    status: 422,
    typed: "1493",
    error: { number: ["Số quyết định có dạng 1493/QĐ-UBND."] },
  });
  expect(await ask(typed({ decidedOn: "31/02/2026" }))).toMatchObject({
    status: 422,
    error: { decidedOn: [expect.any(String)] },
  });
  expect(await ask(typed({ approvalNote: "" }))).toMatchObject({
    status: 422,
    typed: "1493/QĐ-UBND",
    error: { approvalNote: ["Hãy ghi số và ngày biên bản họp mà Hội đồng đã thông qua danh sách."] },
  });
  expect(await decided(db, scored)).toBe(0);
});

test("a decision is withdrawn on a page that asks for the reason", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 60]);
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const form = (reason: string) => {
    const data = new FormData();
    data.append("reason", reason);
    return data;
  };
  const where = { ...actAt(scored, id, "withdrawal"), as: scored.organiser };

  const { data } = await load(db, withdrawalLoader, where);
  expect(data).toMatchObject({ number: "1493/QĐ-UBND", products: 1, whyNot: null });
  expect((await post(db, withdraw, { ...where, form: form(" ") })).status).toBe(422);
  expect((await post(db, withdraw, { ...where, form: form("Ghi nhầm ngày") })).location).toBe(
    `/organiser/rounds/${scored.round.slug}/decision`,
  );

  expect(await stepOf(db, scored)).toEqual({ kind: "decision", recognised: 1 });
  const page = await load(db, loader, { ...at(scored), as: scored.organiser });
  expect(madeIn(page.data)).toMatchObject({
    decisions: [{ id, withdrawnReason: "Ghi nhầm ngày" }],
    list: { rows: [{}] },
  });
});

test("tally, decision and release are for the round's own people, and only after the scoring", async ({ db }) => {
  const scored = await aScoredRound(db, [90]);
  const other = await aScoredRound(db, [80]);
  await listDecided(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const statusOf = async (as: { userId: string } | null) => {
    const asked = await Promise.all([
      load(db, tallyLoader, { ...at(scored), as }),
      load(db, loader, { ...at(scored), as }),
      post(db, action, { ...at(scored), as, form: typed() }),
    ]);
    return asked.map((answer) => answer.status);
  };

  expect(await statusOf(other.organiser)).toEqual([404, 404, 403]);
  expect(await statusOf(scored.jury.head.actor)).toEqual([404, 404, 403]);
  expect((await post(db, action, { ...at(scored), as: null, form: typed() })).location).toBe("/login");
  await setPhase(db, scored.round.id, "scoring");
  // The pages say why there is nothing yet.
  expect(await statusOf(scored.organiser)).toEqual([200, 200, 409]);
  expect(await decided(db, scored)).toBe(0);

  await setPhase(db, scored.round.id, "decision");
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const secretary = await anOrganiser(db, scored.round.agencyId, "secretary");
  const page = await load(db, releaseLoader, { ...actAt(scored, id, "release"), as: secretary });
  expect(page.data).toMatchObject({ whyNot: "Việc công bố kết quả do cán bộ tổ chức của cơ quan thực hiện." });
  const refused = await post(db, release, { ...actAt(scored, id, "release"), as: secretary, form: new FormData() });
  expect(refused.status).toBe(403);
});

test("a release of other figures than the page showed is answered by the page with its sentence", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 60]);
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const where = { ...actAt(scored, id, "release"), as: scored.organiser };
  const { data } = await load(db, releaseLoader, where);
  const form = (seen: string) => {
    const form = new FormData();
    form.append("seen", seen);
    return form;
  };

  const refused = await post(db, release, { ...where, form: form("0".repeat(64)) });
  expect(refused.status).toBe(409);
  expect(refused.data).toMatchObject({
    result: { error: { "": [expect.stringContaining("Hãy xem lại các con số")] } },
  });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);
  const done = await post(db, release, { ...where, form: form((data as { seal: string }).seal) });
  expect(done.status).toBe(303);
});

test("another template than the one looked at releases nothing: the page shows the one that was picked, with what was typed", async ({
  db,
}) => {
  const scored = await aScoredRound(db, [90, 60]);
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const picked = await aTemplate(db, scored.organiser, scored.round.agencyId, { sheet: aNarrowSheet() });
  const where = { ...actAt(scored, id, "release"), as: scored.organiser };
  const { data } = await load(db, releaseLoader, where);
  const shown = data as { seal: string; template: { seal: string } };
  const form = (seenTemplate: string, despite: boolean) => ({
    seen: shown.seal,
    template: picked.id,
    seenTemplate,
    ...(despite && { despiteMisfits: "on" }),
  });

  const refused = await post(db, release, { ...where, form: form(shown.template.seal, true) });
  expect(refused.status).toBe(409);
  expect(refused.data).toMatchObject({
    result: { initialValue: { template: picked.id }, error: { template: [expect.any(String)] } },
    template: { chosen: { id: picked.id, version: 2 }, misfits: [{ overflowing: ["{product}"] }] },
  });
  expect(await db.$count(releases, eq(releases.decisionId, id))).toBe(0);

  const { seal } = (refused.data as typeof shown).template;
  const unticked = await post(db, release, { ...where, form: form(seal, false) });
  expect(unticked.data).toMatchObject({
    result: { error: { despiteMisfits: [expect.any(String)] } },
    template: { chosen: { id: picked.id } },
  });
  expect((await post(db, release, { ...where, form: form(seal, true) })).status).toBe(303);
  expect(await db.$count(awards, eq(awards.decisionId, id))).toBe(1);
});

test("what a template does not hold is told with the address of this installation", async ({ db }) => {
  const scored = await aScoredRound(db, [90]);
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const sheet = aSheetWithLine("{page}", { width: 900, height: 40 });
  const { id: template } = await aTemplate(db, scored.organiser, scored.round.agencyId, { sheet });
  const at = actAt(scored, id, "release");
  const where = { ...at, url: `${at.url}?template=${template}`, as: scored.organiser };
  const misfitsAt = async (site: string) => {
    const { data } = await load(db, releaseLoader, { ...where, services: servicesOf(db, { PUBLIC_URL: site }) });
    return (data as { template: { misfits: { overflowing: string[] }[] } }).template.misfits;
  };

  expect(await misfitsAt("https://x.test")).toEqual([]);
  const long = `https://${"binh-chon-san-pham-tieu-bieu.".repeat(3)}gov.vn`;
  expect(await misfitsAt(long)).toMatchObject([{ overflowing: expect.arrayContaining(["{page}"]) }]);

  // What is confirmed is what was looked at here, not at another address.
  const services = servicesOf(db, { PUBLIC_URL: long });
  expect((await post(db, release, { ...where, services, form: { template } })).status).toBe(409);
});

test("a list that recognises nothing is recorded and released from the same pages", async ({ db }) => {
  const scored = await aScoredRound(db, [60, 50]);

  expect(await stepOf(db, scored)).toEqual({ kind: "decision", recognised: 0 });
  const page = await load(db, loader, { ...at(scored), as: scored.organiser });
  expect(madeIn(page.data)).toMatchObject({ list: { rows: [], isComplete: true }, whyNot: null });
  expect((await post(db, action, { ...at(scored), as: scored.organiser, form: typed() })).status).toBe(303);
  const [decision] = await db.select().from(decisions).where(eq(decisions.roundId, scored.round.id));
  const where = { ...actAt(scored, decision!.id, "release"), as: scored.organiser };
  expect((await load(db, releaseLoader, where)).data).toMatchObject({
    recognised: 0,
    participants: 2,
    validUntil: null,
    whyNot: null,
  });
  expect((await post(db, release, { ...where, form: new FormData() })).status).toBe(303);
  expect(await stepOf(db, scored)).toEqual({ kind: "released", waiting: 0 });
  // Nothing is left to confirm: the page lists who is to be written to by post.
  expect((await load(db, releaseLoader, where)).data).toMatchObject({ isMade: true, unreachable: expect.any(Array) });
});

test("the tally's page says exactly what an entry lacks and in which words a mean is kept", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 70, 69.5], { rules: { cap: 1 } });

  const { data } = await load(db, tallyLoader, { ...at(scored), as: scored.organiser });

  expect(data).toMatchObject({
    whyNoDecision: null,
    whyNot: null,
    tally: {
      passed: 2,
      proposed: 1,
      rules: { passMark: 7000, above: false, cap: 1, minimumSheets: 1 },
      rows: [
        { score: "90,00", exact: "9000/100", outcome: "recognised", missing: null },
        { score: "70,00", exact: "7000/100", outcome: "passed_over_cap", missing: null },
        { score: "69,50", exact: "6950/100", outcome: "not_passed", missing: "0,50" },
      ],
    },
  });
});
