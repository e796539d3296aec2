import { anAgency } from "#tests/factories/agencies";
import { aCouncilMember } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { endCouncilSeat } from "~/domain/councils/end-council-seat.server";
import type { NameCouncilMemberForm } from "~/domain/councils/forms";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { adviceForCouncil, sizeRule } from "~/domain/councils/policy";
import { councilOf } from "~/domain/councils/queries.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";

async function aRoundAtWork(db: Database, options: RoundOptions = { phase: "scoring" }) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, ...options });
  return { agency, round, ctx: contextOf(db, await anOrganiser(db, agency.id, "secretary")) };
}

let people = 0;
function person(role: NameCouncilMemberForm["role"], name?: string): NameCouncilMemberForm {
  people += 1;
  return { email: `hoi.dong.${people}@tinhhoa.test`, name: name ?? `Ủy viên ${people}`, title: "Sở Công Thương", role };
}

test("the council lists its chair first, and has one", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  await nameCouncilMember(ctx, round.id, person("secretary", "An"));
  const id = await nameCouncilMember(ctx, round.id, person("chair", "Bình"));
  await nameCouncilMember(ctx, round.id, person("vice_chair", "Chi"));

  const council = await councilOf(ctx, round.id);
  expect(council.map((one) => one.name)).toEqual(["Bình", "Chi", "An"]);
  expect(council[0]).toMatchObject({ id, role: "chair", title: "Sở Công Thương", appointedAt: ctx.now, endedAt: null });
  await expect(nameCouncilMember(ctx, round.id, person("chair"))).rejects.toMatchObject({
    code: "conflict",
    fields: { role: ["Hội đồng đã có Chủ tịch là Bình."] },
  });
});

test("a member sits once, leaves once, and may come back", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db);
  const member = person("member");
  const id = await nameCouncilMember(ctx, round.id, member);
  await expect(nameCouncilMember(ctx, round.id, member)).rejects.toMatchObject({ code: "conflict" });

  await endCouncilSeat(ctx, id, { reason: "Chuyển công tác" });
  await expect(endCouncilSeat(ctx, id, { reason: "Lần nữa" })).rejects.toMatchObject({ code: "conflict" });

  const again = await nameCouncilMember(ctx, round.id, member);
  expect(await councilOf(ctx, round.id)).toMatchObject([
    { id: again, endedAt: null },
    { id, endedAt: ctx.now },
  ]);
});

test("after the decision the council no longer changes", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "complaints" });

  await expect(nameCouncilMember(ctx, round.id, person("member"))).rejects.toMatchObject({ code: "closed" });
});

test("only organiser and secretary name the council; strangers do not see it", async ({ db }) => {
  const { ctx, round, agency } = await aRoundAtWork(db);
  const id = await nameCouncilMember(ctx, round.id, person("member"));
  const member = await aCouncilMember(db, round.id);
  const stranger = await anOrganiser(db, (await anAgency(db)).id);

  for (const actor of [null, member, stranger, await anOrganiser(db, agency.id, "support")]) {
    const asked = contextOf(db, actor);
    await expect(nameCouncilMember(asked, round.id, person("member"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(endCouncilSeat(asked, id, { reason: "?" })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await councilOf(contextOf(db, member), round.id)).toHaveLength(2);
  for (const actor of [null, stranger]) {
    await expect(councilOf(contextOf(db, actor), round.id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(endCouncilSeat(ctx, crypto.randomUUID(), { reason: "?" })).rejects.toMatchObject({ code: "not_found" });
});

test("what the rules say of sizes, chair and jury is advice, in plain sentences", () => {
  const seats = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      role: index === 0 ? ("chair" as const) : ("member" as const),
      endedAt: null,
    }));
  const jury = (count: number) => Array.from({ length: count }, () => ({ endedAt: null }));
  const circular = "Thông tư 14/2018/TT-BCT, sửa đổi Thông tư 26/2014/TT-BCT";

  expect(adviceForCouncil(seats(9), jury(7), "province", CNNTTB.rules)).toEqual([]);
  expect(adviceForCouncil(seats(8), jury(8), "province", CNNTTB.rules)).toEqual([
    `Hội đồng đang có 8 người; quy định cho cấp này là 7 hoặc 9 người (${circular}).`,
    `Ban giám khảo đang có 8 người; quy định là số lẻ (${circular}).`,
  ]);
  expect(adviceForCouncil([], [], "nation", CNNTTB.rules)).toEqual([
    `Hội đồng đang có 0 người; quy định cho cấp này là 11 hoặc 13 người (${circular}).`,
    "Chưa có Chủ tịch Hội đồng.",
  ]);
  const free = { levels: { value: [], source: "" }, juryOdd: { value: false, source: "" } };
  expect(adviceForCouncil(seats(4), jury(4), "nation", free)).toEqual([]);
  expect([sizeRule(CNNTTB.rules, "commune"), sizeRule(free, "commune")]).toEqual([
    "Hội đồng cấp này có 5 hoặc 7 người.",
    "Quy định không ấn định số thành viên Hội đồng ở cấp này.",
  ]);
});
