import {
  anApplicant,
  aPickedFair,
  aRowOfBooths,
  aWaitingApplicant,
  boothCalled,
  claimAt,
  standing,
} from "#tests/factories/booths";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { applicationsWithRoom, boothsAtWork, narrow } from "~/domain/booths/at-work.server";
import { BoothsAtWorkQuery } from "~/domain/booths/forms";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { loader as desk } from "~/routes/organiser.fairs_.$slug_.booths/route";
import { action as block } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.block";
import { action as move } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.move";
import { loader as relocation } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.relocation";
import { action as reservation } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.reservation";
import { action as swap } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.swap";
import { action as unblocking } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.unblocking";
import { action as vacancy } from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.vacancy";
import { loader as list } from "~/routes/organiser.fairs_.$slug_.booths_.list.$format";
import { loader as waiting } from "~/routes/organiser.fairs_.$slug_.booths_.waiting";
import {
  loader as choosing,
  action as offer,
} from "~/routes/organiser.fairs_.$slug_.booths_.waiting_.$application_.offer";
import { action as withdrawal } from "~/routes/organiser.fairs_.$slug_.booths_.waiting_.$application_.withdrawal";
import { action as clock } from "~/routes/organiser.fairs_.$slug_.booths_.waiting_.clock";

const OPEN = { startsOn: "2099-12-04", endsOn: "2099-12-09" };
const reason = "Đổi kế hoạch";

async function aDesk(db: Database) {
  const { fair, organiser, agencyId } = await aPickedFair(db, OPEN);
  const one = await anApplicant(db, fair, { granted: 2, signName: "Gốm Thanh Hà" });
  const other = await anApplicant(db, fair, { signName: "Chè Tân Cương" });
  const ask = (booth: string | null, query = "") => ({
    url: `/organiser/fairs/${fair.slug}/booths${query}`,
    params: { slug: fair.slug, ...(booth && { booth }) },
    as: organiser,
  });
  return { fair, organiser, agencyId, one, other, ask };
}

test("the organiser gives, moves, swaps, takes back, blocks and unblocks by forms", async ({ db }) => {
  const { fair, one, other, ask } = await aDesk(db);
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const [b1] = await aRowOfBooths(db, fair, 1);
  const statuses: number[] = [];
  const act = async (action: typeof move, booth: string, form: Record<string, string>) => {
    statuses.push((await post(db, action, { ...ask(booth), form })).status);
  };
  const claim = async (booth: { id: string }) => (await claimAt(db, booth)).id;

  await act(reservation, "A1", { application: one.application.id });
  await act(reservation, "A2", { application: other.application.id });
  await act(swap, "A1", { claim: await claim(a1), with: await claim(a2) });
  await act(move, "A1", { claim: await claim(a1), to: b1!.id });
  await act(vacancy, "A2", { claim: await claim(a2), reason });
  await act(block, "A1", { reason });
  await act(block, "A2", { reason });
  await act(unblocking, "A2", {});

  expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 303, 303]);
  expect(await standing(db, fair, new Date())).toEqual(["A1 blocked", `B1 reserved ${other.application.number}`]);
  expect((await post(db, reservation, { ...ask("A1"), form: { application: one.application.id } })).status).toBe(409);
  expect((await post(db, reservation, { ...ask("Z9"), form: { application: one.application.id } })).status).toBe(404);
});

test("a desk tells the chosen booth with its history and who may get it; support only reads", async ({ db }) => {
  const { fair, organiser, agencyId, one, ask } = await aDesk(db);
  const a1 = await boothCalled(db, fair, "A1");
  await reserveBooth(contextOf(db, organiser), a1.id, { application: one.application.id });

  const taken = await load(db, desk, ask(null, "?booth=A1"));
  const free = await load(db, desk, ask(null, "?booth=A2"));
  const support = await load(db, desk, { ...ask(null, "?booth=A2"), as: await anOrganiser(db, agencyId, "support") });

  expect(taken.data).toMatchObject({
    booth: { code: "A1", claim: { number: one.application.number, signName: "Gốm Thanh Hà" } },
    history: [{ kind: "reserved", number: one.application.number, actorName: organiser.name }],
    applications: [],
    whyNot: null,
  });
  expect((free.data as { applications: { signName: string; room: object }[] }).applications).toMatchObject([
    { signName: "Gốm Thanh Hà", room: { standard: { left: 1, gaveBack: 0 } } },
    { signName: "Chè Tân Cương", room: { standard: { left: 1, gaveBack: 0 } } },
  ]);
  expect([support.status, (support.data as { applications: unknown[] }).applications]).toEqual([200, []]);
  expect((await load(db, desk, { ...ask(null), as: one.producer })).status).toBe(403);
  const relocate = await load(db, relocation, ask("A1", "?to=A2"));
  expect(relocate.data).toMatchObject({ free: ["A2"], taken: [], target: { code: "A2", claim: null } });
  expect((await load(db, relocation, ask("A2"))).status).toBe(409);
});

test("the list is narrowed by state, province and words without tones, and leaves as what is on screen", async ({
  db,
}) => {
  const { fair, organiser, one, ask } = await aDesk(db);
  const a1 = await boothCalled(db, fair, "A1");
  await reserveBooth(contextOf(db, organiser), a1.id, { application: one.application.id });
  const all = await boothsAtWork(contextOf(db, organiser), fair.id);
  const codes = (query: object) => narrow(all, BoothsAtWorkQuery.parse(query)).map((booth) => booth.code);

  expect(codes({})).toEqual(["A1", "A2"]);
  expect(codes({ q: "gom thanh" })).toEqual(["A1"]);
  expect(codes({ state: "available" })).toEqual(["A2"]);
  expect(codes({ province: "old-99" })).toEqual([]);
  expect(codes({ state: "nonsense" })).toEqual(["A1", "A2"]);
  const file = async (format: string) =>
    load(db, list, { ...ask(null, "?state=reserved"), params: { slug: fair.slug, format } });
  const { data, headers } = await file("csv");
  const lines = String(data).trim().split(/\r?\n/);
  expect([headers.get("content-type"), lines.length]).toEqual([expect.stringContaining("text/csv"), 2]);
  expect(lines[1]).toContain("A1,");
  expect((await file("xlsx")).headers.get("content-type")).toContain("spreadsheetml");
  expect((await file("exe")).status).toBe(404);
});

test("offers are made and taken back from the waiting list, and the clock is switched", async ({ db }) => {
  const { fair, ask } = await aDesk(db);
  // As many as those who were accepted may still take.
  await aRowOfBooths(db, fair, 3, { letter: "F", row: 9 });
  const { application } = await aWaitingApplicant(db, fair, { asked: 2 });
  const at = { ...ask(null), params: { slug: fair.slug, application: application.id } };

  const proposed = await load(db, waiting, ask(null));
  const made = await post(db, offer, { ...at, form: { best: "on" } });
  const offered = await load(db, waiting, ask(null));
  const withdrawn = await post(db, withdrawal, { ...at, form: { reason } });
  const on = await post(db, clock, { ...ask(null), form: { on: "yes" } });

  expect(proposed.data).toMatchObject({ line: [{ needed: 2, proposal: ["A1", "A2"], offer: null }] });
  expect(offered.data).toMatchObject({ line: [{ proposal: null, offer: { codes: ["A1", "A2"] } }] });
  expect([made.status, withdrawn.status, on.status]).toEqual([303, 303, 303]);
  expect((await load(db, waiting, ask(null))).data).toMatchObject({ offersByClock: true });
});

test("booths to offer are chosen from those of the kind that was asked for; none chosen is said beside them", async ({
  db,
}) => {
  const { fair, ask } = await aDesk(db);
  await aRowOfBooths(db, fair, 1, { letter: "R", kind: "raw" });
  // As many as those who were accepted may still take.
  await aRowOfBooths(db, fair, 3, { letter: "F", row: 9 });
  const { application } = await aWaitingApplicant(db, fair, { asked: 1 });
  const a2 = await boothCalled(db, fair, "A2");
  const at = { ...ask(null), params: { slug: fair.slug, application: application.id } };

  const page = await load(db, choosing, at);
  const none = await post(db, offer, { ...at, form: {} });
  const made = await post(db, offer, { ...at, form: { booths: a2.id } });
  const after = await load(db, choosing, at);

  const { booths, toOffer } = page.data as {
    booths: { code: string; isBest: boolean; wasMissed: boolean }[];
    toOffer: object[];
  };
  expect(toOffer).toEqual([{ kind: "standard", free: 5, left: 2 }]);
  expect(booths.map(({ code, isBest, wasMissed }) => [code, isBest, wasMissed])).toEqual([
    ["A1", true, false],
    ["A2", false, false],
    ["F1", false, false],
    ["F2", false, false],
    ["F3", false, false],
  ]);
  expect(none.status).toBe(422);
  expect(none.data).toMatchObject({ result: { error: { booths: ["Hãy chọn ít nhất một gian."] } } });
  expect([made.status, after.status]).toEqual([303, 302]);
  expect(await standing(db, fair, new Date())).toEqual([`A2 held ${application.number}`]);
});

test("what may not be offered is not ticked, and the page says how much is kept for who was accepted", async ({
  db,
}) => {
  const { fair, ask } = await aDesk(db);
  await aRowOfBooths(db, fair, 1, { letter: "F", row: 9 });
  const { application } = await aWaitingApplicant(db, fair, { asked: 1 });
  const at = { ...ask(null), params: { slug: fair.slug, application: application.id } };

  const page = (await load(db, choosing, at)).data as { booths: { isBest: boolean }[]; hasBest: boolean };
  const line = (await load(db, waiting, ask(null))).data as { toOffer: object[] };
  const sent = await post(db, offer, { ...at, form: { best: "on" } });

  expect([page.hasBest, page.booths.map((booth) => booth.isBest)]).toEqual([false, [false, false, false]]);
  expect(page).toMatchObject({ toOffer: [{ kind: "standard", free: 3, left: 0 }] });
  expect(line.toOffer).toEqual([{ kind: "standard", free: 3, left: 0 }]);
  expect(sent.status).toBe(409);
});

test("three booths and applications take as many queries as one", async ({ db }) => {
  const { fair } = await aPickedFair(db, OPEN);
  const count = () =>
    countingQueries(db, async (db) => {
      const ctx = contextOf(db, null);
      return [(await boothsAtWork(ctx, fair.id)).length, (await applicationsWithRoom(ctx, fair.id)).length];
    });
  await anApplicant(db, fair);
  const one = await count();
  await aRowOfBooths(db, fair, 1);
  await anApplicant(db, fair);
  await anApplicant(db, fair);

  expect([one.result, one.queries]).toEqual([[2, 1], 3]);
  expect(await count()).toEqual({ result: [3, 3], queries: 3 });
});
