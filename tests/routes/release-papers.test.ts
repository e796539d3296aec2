import { aRecordedDecision, aReleasedDecision } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { withdrawDecision } from "~/domain/awards/withdraw-decision.server";
import { loader as annex } from "~/routes/organiser.rounds_.$slug_.decision_.$id_.list.$format";
import { loader as hub } from "~/routes/organiser.rounds_.$slug_.papers/route";
import { loader as paper } from "~/routes/organiser.rounds_.$slug_.papers_.$paper_.$format";
import { loader as letter, action as saveLetter } from "~/routes/organiser.rounds_.$slug_.papers_.letter/route";
import { loader as lists, action as saveLists } from "~/routes/organiser.rounds_.$slug_.papers_.lists";

test("the page of papers says what each waits for, and what it is made from once there is a seal", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60]);
  const { slug } = round;
  const ask = (as: { userId: string } | null) =>
    load(db, hub, { url: `/organiser/rounds/${slug}/papers`, params: { slug }, as });
  const papers = async () => ((await ask(organiser)).data as { papers: Record<string, unknown> }).papers;

  expect(await papers()).toMatchObject({
    chosen: null,
    seal: null,
    whyNot: { annex: "Chưa ghi quyết định công nhận nào." },
  });
  const id = await aReleasedDecision(contextOf(db, organiser), round.id, [entries[0]!.id]);
  expect(await papers()).toMatchObject({
    chosen: { id, isReleased: true },
    seal: { name: expect.stringMatching(/^1-[0-9a-f]{16}$/) },
    whyNot: { annex: null, letter: null, sealed: null, addressed: null },
  });
  const support = await ask(await anOrganiser(db, round.agencyId, "support"));
  expect((support.data as { papers: { whyNot: object } }).papers.whyNot).toMatchObject({
    sealed: null,
    addressed: "Giấy tờ này có tên người và địa chỉ, chỉ cán bộ tổ chức và thư ký của cơ quan được tải.",
  });
  expect((await ask(null)).location).toMatch(/^\/login/);
});

test("papers are files by their name and format, an annex names its seal beside it", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60]);
  const { slug } = round;
  const id = await aReleasedDecision(contextOf(db, organiser), round.id, [entries[0]!.id]);
  const ask = (name: string, format: string) =>
    load(db, paper, {
      url: `/organiser/rounds/${slug}/papers/${name}/${format}?across=3&down=x`,
      params: { slug, paper: name, format },
      as: organiser,
    });

  for (const [name, format, file, type] of [
    ["letter", "docx", "du-thao-quyet-dinh", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["labels", "pdf", "nhan-dia-chi", "application/pdf"],
    ["ceremony", "xlsx", "danh-sach-trao", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ] as const) {
    const { status, headers } = await ask(name, format);
    expect([status, headers.get("content-type")]).toEqual([200, type]);
    expect(headers.get("content-disposition")).toContain(`${slug}-${file}`);
  }
  expect([(await ask("letter", "xlsx")).status, (await ask("points", "pdf")).status]).toEqual([404, 404]);

  const { headers } = await load(db, annex, {
    url: `/organiser/rounds/${slug}/decision/${id}/list/csv`,
    params: { slug, id, format: "csv" },
    as: organiser,
  });
  expect(headers.get("link")).toMatch(/^<\/seals\/[0-9a-f]{64}\.json>; rel="describedby"; type="application\/json"$/);
});

test("a letter and a layout are saved from their pages, and shown there again", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60]);
  const { slug } = round;
  const id = await aRecordedDecision(contextOf(db, organiser), round.id, [entries[0]!.id]);
  const at = (page: string) => ({ url: `/organiser/rounds/${slug}/papers/${page}`, params: { slug }, as: organiser });

  const saved = await post(db, saveLetter, {
    ...at("letter"),
    form: {
      version: "0",
      subject: "Về việc công nhận",
      authority: "Chủ tịch",
      legalBases: "Căn cứ A\r\nCăn cứ B",
      articles: "Công nhận {số sản phẩm} sản phẩm.\r\n\r\nHiệu lực.",
      rewardAmount: "5 triệu",
      rewardLegalSource: "Nghị quyết 12",
      recipients: "Như Điều 2",
    },
  });
  expect(saved.location).toBe(`/organiser/rounds/${slug}/papers/letter`);
  expect((await load(db, letter, at("letter"))).data).toMatchObject({
    decision: id,
    typed: { version: "1", legalBases: "Căn cứ A\nCăn cứ B", rewardAmount: "5.000.000" },
    preview: { whyNot: null, letter: { mark: "Dự thảo", subject: "Về việc công nhận" } },
  });

  const form = { version: "0", grouping: "group", orientation: "auto", "place.productName": "1", "place.group": "" };
  expect((await post(db, saveLists, { ...at("lists"), form })).location).toBe(`/organiser/rounds/${slug}/papers`);
  const again = await post(db, saveLists, { ...at("lists"), form });
  expect(again.status).toBe(409);
  expect((await load(db, lists, at("lists"))).data).toMatchObject({
    version: 1,
    layout: { grouping: "group", orientation: "auto", columns: [{ column: "productName", heading: null }] },
  });
});

test("what a letter or a layout cannot be is told beside its field, with everything that was typed, and so is that somebody saved first", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60]);
  const { slug } = round;
  await aRecordedDecision(contextOf(db, organiser), round.id, [entries[0]!.id]);
  const at = (page: string) => ({ url: `/organiser/rounds/${slug}/papers/${page}`, params: { slug }, as: organiser });
  const typed = {
    version: "0",
    subject: "Về việc công nhận",
    authority: "Chủ tịch",
    legalBases: "Căn cứ A",
    articles: "Công nhận {số lượng} sản phẩm.",
    rewardAmount: "năm triệu",
    recipients: "Như Điều 2",
  };
  type Told = { result: { initialValue: object; error: Record<string, string[]> } };
  const sent = async (form: Record<string, string>) => {
    const { status, data } = await post(db, saveLetter, { ...at("letter"), form });
    return { ...(data as Told).result, status };
  };

  const wrong = await sent(typed);
  expect([wrong.status, wrong.initialValue]).toEqual([422, typed]);
  expect(Object.keys(wrong.error!).toSorted()).toEqual(["articles", "rewardAmount"]);
  const right = { ...typed, articles: "Công nhận {số sản phẩm} sản phẩm.", rewardAmount: "" };
  expect((await post(db, saveLetter, { ...at("letter"), form: right })).location).toContain("/papers/letter");
  const late = await sent({ ...right, subject: "Của người sau" });
  expect([late.status, late.initialValue]).toMatchObject([409, { subject: "Của người sau" }]);
  expect((await load(db, letter, at("letter"))).data).toMatchObject({
    typed: { version: "1", subject: "Về việc công nhận" },
  });

  const layout = { version: "0", grouping: "group", orientation: "auto", "place.number": "1", "place.group": "x" };
  const { status, data } = await post(db, saveLists, { ...at("lists"), form: layout });
  expect([status, Object.keys((data as Told).result.error).toSorted()]).toEqual([422, ["place.group"]]);
  const { "place.group": _, ...without } = layout;
  const unnamed = await post(db, saveLists, { ...at("lists"), form: without });
  expect([unnamed.status, (unnamed.data as Told).result.error]).toEqual([
    422,
    { "place.productName": [expect.any(String)] },
  ]);
});

test("papers are refused with their reason before the release, and of a decision that was withdrawn while its page was open", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 60]);
  const { slug } = round;
  const ctx = contextOf(db, organiser);
  const first = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);
  const page = (name: string, decision: string) => ({
    url: `/organiser/rounds/${slug}/papers${name}?decision=${decision}`,
    params: { slug, paper: "letter", format: "docx" },
    as: organiser,
  });
  const early = await load(db, paper, {
    ...page("/announcement/docx", first),
    params: { slug, paper: "announcement", format: "docx" },
  });
  expect([early.status, early.data]).toMatchObject([
    409,
    { message: "Chưa công bố kết quả: giấy tờ này chỉ được làm từ niêm phong kết quả." },
  ]);

  await withdrawDecision(ctx, first, { reason: "Ghi nhầm" });
  const second = await aRecordedDecision(ctx, round.id, [entries[0]!.id], { number: "1494/QĐ-UBND" });
  const file = await load(db, paper, page("/letter/docx", first));
  expect([file.status, file.data]).toMatchObject([409, { message: "Quyết định này đã được rút." }]);
  expect((await load(db, paper, page("/letter/docx", round.id))).status).toBe(404);
  expect((await load(db, hub, page("", first))).data).toMatchObject({
    papers: { chosen: { id: second, number: "1494/QĐ-UBND" }, isTakenBack: true },
  });
  expect((await load(db, letter, page("/letter", first))).data).toMatchObject({
    decision: second,
    isTakenBack: true,
    preview: { letter: { number: "Số: 1494/QĐ-UBND" } },
  });
  expect((await load(db, hub, page("", second))).data).toMatchObject({ papers: { isTakenBack: false } });
});
