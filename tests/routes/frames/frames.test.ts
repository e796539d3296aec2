import { aCouncilMember, aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { proposeFrame } from "~/domain/frames/propose-frame.server";
import { framesOf } from "~/domain/frames/queries.server";
import { criteriaTree } from "~/domain/rounds/queries.server";
import type { CriterionRule } from "~/domain/schemes/rules";
import { loader as publicPage } from "~/routes/_public.rounds.$slug/route";
import { loader as chairsPage } from "~/routes/council.rounds.$slug_.frame";
import { action as decide, loader as toDecide } from "~/routes/frames.$id.decision";
import { action as sendBack } from "~/routes/frames.$id.return";
import { loader as bandsPage, action as writeBands } from "~/routes/frames.rounds.$slug.criteria.$criterion";
import { loader as headsPage, action as propose } from "~/routes/judge.rounds.$slug_.frame";
import { loader as agencysPage, action as proposeForHead } from "~/routes/organiser.rounds_.$slug_.frame";

async function aFrameRound(db: Database) {
  const round = await aRound(db, { phase: "screening" });
  const { jurors } = await aJury(db, round.id, 2);
  return {
    round,
    head: jurors[0]!.actor,
    juror: jurors[1]!.actor,
    chair: await aCouncilMember(db, round.id, "chair"),
    member: await aCouncilMember(db, round.id),
    organiser: await anOrganiser(db, round.agencyId),
  };
}

/** The criteria of a round as the form sends them; `maxima` in place of what the parts have. */
function frameForm(criteria: readonly CriterionRule[], maxima: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [r, root] of criteria.entries()) {
    form.append(`roots[${r}].code`, root.code);
    for (const [p, part] of (root.parts ?? []).entries()) {
      const { code, title, titleEn, maximum } = part;
      const fields = { was: code, code, title, titleEn, maximum: maxima[code] ?? String(maximum / 100) };
      for (const [name, value] of Object.entries(fields)) form.append(`roots[${r}].parts[${p}].${name}`, value);
    }
  }
  return form;
}

const ask = (slug: string, as: Actor) => ({ url: "/", params: { slug }, as });

test("head proposes, chair decides, and the public reads which decision changed the rules", async ({ db }) => {
  const { round, head, chair } = await aFrameRound(db);
  const form = frameForm(round.rules.criteria.value, { "I.1": "13", "I.2": "13" });
  form.append("note", "Nhóm B chiếm hai phần ba hồ sơ");
  const proposed = await post(db, propose, { ...ask(round.slug, head), form });
  expect([proposed.status, proposed.location]).toEqual([303, `/judge/rounds/${round.slug}/frame`]);

  const page = (await load(db, chairsPage, ask(round.slug, chair))).data as {
    waiting: { id: string; note: string };
    groups: { section: string; changes: unknown[] }[];
    mayDecide: boolean;
    mayPropose: boolean;
  };
  expect(page).toMatchObject({
    waiting: { note: "Nhóm B chiếm hai phần ba hồ sơ" },
    mayDecide: true,
    mayPropose: false,
    groups: [{ section: "criteria" }],
  });
  const params = { id: page.waiting.id };
  const { frame, whyNot } = (await load(db, toDecide, { url: "/", params, as: chair })).data as {
    frame: { seen: string };
    whyNot: string | null;
  };
  expect(whyNot).toBe(null);
  const decision = { seen: frame.seen, number: "95/QĐ-HĐBC", decidedOn: "01/10/2026" };
  const decided = await post(db, decide, { url: "/", params, as: chair, form: decision });
  expect([decided.status, decided.location]).toEqual([303, `/council/rounds/${round.slug}/frame`]);

  const tree = await criteriaTree(contextOf(db, null), round.id);
  expect(tree[0]!.parts.slice(0, 2).map(({ maximum }) => maximum)).toEqual([1300, 1300]);
  expect((await load(db, publicPage, { url: "/", params: { slug: round.slug } })).data).toMatchObject({
    ruleChanges: [{ kind: "frame", number: "95/QĐ-HĐBC", decidedOn: "2026-10-01" }],
  });
});

test("a sub-criterion for some product groups is added under a criterion, and its parent keeps no bands", async ({
  db,
}) => {
  const { round, organiser } = await aFrameRound(db);
  const criteria = round.rules.criteria.value;
  const [first] = criteria[0]!.parts!;
  const form = frameForm(criteria, {});
  const parts = [
    { code: "I.1.a", title: "Riêng nhóm A", titleEn: "Group A", maximum: String(first!.maximum / 100), groups: ["A"] },
    {
      code: "I.1.b",
      title: "Các nhóm khác",
      titleEn: "Others",
      maximum: String(first!.maximum / 100),
      groups: ["B", "C", "D"],
    },
  ];
  for (const [place, { groups, ...fields }] of parts.entries()) {
    const name = `roots[0].parts[0].parts[${place}]`;
    for (const [field, value] of Object.entries({ was: "", ...fields })) form.append(`${name}.${field}`, value);
    for (const group of groups) form.append(`${name}.groups`, group);
  }

  expect((await post(db, proposeForHead, { ...ask(round.slug, organiser), form })).status).toBe(303);

  const [frame] = await framesOf(contextOf(db, organiser), round.id);
  const { code, title, titleEn, maximum } = first!;
  expect(frame!.criteria[0]!.parts![0]).toEqual({
    ...{ code, title, titleEn, maximum },
    parts: parts.map((part) => ({ ...part, maximum })),
  });
  expect(frame!.criteria.slice(1)).toEqual(criteria.slice(1));
});

test("a frame that does not add up comes back in sentences, with what was typed", async ({ db }) => {
  const { round, head } = await aFrameRound(db);
  const form = frameForm(round.rules.criteria.value, { "I.1": "13" });

  const answer = await post(db, propose, { ...ask(round.slug, head), form });

  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({ result: { error: { roots: [expect.stringContaining("I")] } } });
  expect(await framesOf(contextOf(db, head), round.id)).toEqual([]);
});

test("jurors and council members read; a stranger learns nothing; neither acts", async ({ db }) => {
  const { round, juror, member, organiser } = await aFrameRound(db);
  const stranger = await anOrganiser(db, (await aRound(db)).agencyId);
  const form = frameForm(round.rules.criteria.value, { "I.1": "13", "I.2": "13" });

  expect((await load(db, headsPage, ask(round.slug, juror))).data).toMatchObject({ mayPropose: false });
  expect((await load(db, chairsPage, ask(round.slug, member))).data).toMatchObject({ mayDecide: false });
  expect((await load(db, headsPage, ask(round.slug, stranger))).status).toBe(404);
  expect((await load(db, agencysPage, ask(round.slug, stranger))).status).toBe(403);
  expect((await post(db, propose, { ...ask(round.slug, juror), form })).status).toBe(403);

  await post(db, proposeForHead, { ...ask(round.slug, organiser), form });
  const [frame] = await framesOf(contextOf(db, member), round.id);
  const back = { seen: frame!.proposedAt.toISOString(), reason: "Tách riêng nhóm C" };
  const params = { id: frame!.id };
  expect((await post(db, sendBack, { url: "/", params, as: member, form: back })).status).toBe(403);
  expect((await post(db, sendBack, { url: "/", params, as: stranger, form: back })).status).toBe(404);
  expect((await post(db, sendBack, { url: "/", params, as: organiser, form: back })).location).toBe(
    `/organiser/rounds/${round.slug}/frame`,
  );
});

test("what points mean is written a criterion at a time, from sample texts where there are none", async ({ db }) => {
  const { round, head, juror } = await aFrameRound(db);
  const bare = { ...round.rules.criteria.value[0]!.parts![0]!, levels: undefined };
  const criteria = round.rules.criteria.value.map((root, place) =>
    place === 0 ? { ...root, parts: [bare, ...root.parts!.slice(1)] } : root,
  );
  await proposeFrame(contextOf(db, head), round.id, { criteria, note: "Bỏ mức điểm mẫu" });
  const params = { slug: round.slug, criterion: bare.code };
  type Shown = { isEmpty: boolean; isSample: boolean; version: number; criterion: CriterionRule };

  const empty = (await load(db, bandsPage, { url: "/", params, as: head })).data as Shown;
  const sample = (await load(db, bandsPage, { url: "/?sample=1", params, as: head })).data as Shown;
  expect([empty.isEmpty, empty.isSample, sample.isSample]).toEqual([true, false, true]);
  expect(sample.criterion.levels!.map(({ text }) => text.startsWith("Ví dụ:"))).toEqual([true, true, true]);

  const typed = (to: string) => ({
    version: String(sample.version),
    ...{ "bands[0].from": "0", "bands[0].to": to, "bands[0].text": "Có hợp đồng", "bands[0].textEn": "Has contracts" },
  });
  const short = await post(db, writeBands, { url: "/", params, as: head, form: typed("1") });
  expect([short.status, short.data]).toMatchObject([422, { result: { error: { bands: [expect.any(String)] } } }]);
  expect((await post(db, writeBands, { url: "/", params, as: juror, form: typed("1") })).status).toBe(403);
  const whole = typed(String(bare.maximum / 100));
  const saved = await post(db, writeBands, { url: "/", params, as: head, form: whole });
  expect([saved.status, saved.location]).toEqual([303, `/judge/rounds/${round.slug}/frame`]);
  expect((await post(db, writeBands, { url: "/", params, as: head, form: whole })).status).toBe(409);

  const [frame] = await framesOf(contextOf(db, head), round.id);
  expect(frame!.criteria[0]!.parts![0]!.levels).toEqual([
    { from: 0, to: bare.maximum, text: "Có hợp đồng", textEn: "Has contracts" },
  ]);
});
