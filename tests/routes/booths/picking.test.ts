import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anApplicant, aPickedFair, aWaitingApplicant, boothCalled, claimAt, standing } from "#tests/factories/booths";
import { anApplication } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { rendered } from "#tests/support/rendered";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { applications, exhibitors } from "~/db/schema";
import { assignExhibitors } from "~/domain/booths/assign-exhibitors.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { loader as desk, action as hold } from "~/routes/applications_.$id_.booths/route";
import { action as confirmation } from "~/routes/applications_.$id_.booths_.$claim_.confirmation";
import { action as refusal } from "~/routes/applications_.$id_.booths_.$claim_.refusal";
import { action as release } from "~/routes/applications_.$id_.booths_.$claim_.release";
import { action as giveBack } from "~/routes/applications_.$id_.booths_.$claim_.return";
import { action as takeAll } from "~/routes/applications_.$id_.booths_.confirmation";
import * as stands from "~/routes/applications_.$id_.booths_.exhibitors";
import { action as take } from "~/routes/applications_.$id_.booths_.offer_.acceptance";
import { action as decline } from "~/routes/applications_.$id_.booths_.offer_.refusal";
import { loader as stamp } from "~/routes/applications_.$id_.booths_.stamp";

const OPEN = {
  startsOn: "2099-12-04",
  endsOn: "2099-12-09",
  picksOpenAt: new Date("2020-01-01T00:00:00Z"),
  picksCloseAt: null,
};

async function aPicker(db: Database) {
  const { fair, organiser, agencyId } = await aPickedFair(db, OPEN);
  const { application, producer } = await anApplicant(db, fair, { granted: 2 });
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const ask = (params: Record<string, string> = {}) => ({
    url: `/applications/${application.id}/booths?booth=A1`,
    params: { id: application.id, ...params },
    as: producer,
  });
  return { fair, organiser, agencyId, application, producer, a1, a2, ask };
}

test("the desk tells one's own claims, what may still be taken and the plan, and of others only given names", async ({
  db,
}) => {
  const { fair, organiser, application, producer, a1, a2, ask } = await aPicker(db);
  const other = await anApplicant(db, fair, { signName: "Bí mật" });
  await holdBooth(contextOf(db, producer), application.id, a1.id);
  await holdBooth(contextOf(db, other.producer), other.application.id, a2.id);

  const { data, status } = await load(db, desk, ask());

  expect(status).toBe(200);
  expect(data).toMatchObject({
    claims: [{ code: "A1", state: "held", isOffer: false }],
    room: { standard: 1 },
    whyNot: null,
    selected: "A1",
  });
  expect(JSON.stringify(data)).not.toContain("Bí mật");
  expect((await load(db, desk, { ...ask(), as: organiser })).status).toBe(404);
  expect((await load(db, desk, { ...ask(), as: other.producer })).status).toBe(404);
  expect((await load(db, desk, { ...ask(), as: null })).location).toMatch(/^\/login/);
});

test("who is too late keeps the page and is told which booth; the winner is led back to it", async ({ db }) => {
  const { fair, a1, ask, application } = await aPicker(db);
  const other = await anApplicant(db, fair);

  const won = await post(db, hold, { ...ask(), form: { booth: a1.id } });
  const lost = await post(db, hold, {
    ...ask(),
    params: { id: other.application.id },
    as: other.producer,
    form: { booth: a1.id },
  });

  expect([won.status, won.location]).toEqual([303, `/applications/${application.id}/booths?booth=A1`]);
  expect(lost.status).toBe(409);
  expect(lost.data).toMatchObject({ result: { error: { "": [expect.stringMatching(/^Gian A1 đang có người giữ/)] } } });
  expect((await post(db, hold, { ...ask(), form: { booth: "không phải" } })).status).toBe(422);
});

test("a hold is confirmed or let go; one that is over leads back to the plan, which says so", async ({ db }) => {
  const { fair, application, producer, a1, a2, ask } = await aPicker(db);
  const ctx = contextOf(db, producer);
  const { claimId: first } = await holdBooth(ctx, application.id, a1.id);
  const { claimId: second } = await holdBooth(ctx, application.id, a2.id);

  const freed = await post(db, release, ask({ claim: second }));
  const over = await post(db, confirmation, ask({ claim: second }));
  const confirmed = await post(db, confirmation, ask({ claim: first }));

  expect([freed.status, over.location, confirmed.status]).toEqual([
    303,
    `/applications/${application.id}/booths?booth=A2&over=1`,
    303,
  ]);
  expect(await standing(db, fair, new Date())).toEqual([`A1 confirmed ${application.number}`]);
});

test("who presses twice is told twice that the booth is theirs, also when the organiser gave it", async ({ db }) => {
  const { fair, organiser, application, producer, a1, a2, ask } = await aPicker(db);
  const { claimId: held } = await holdBooth(contextOf(db, producer), application.id, a1.id);
  const given = await reserveBooth(contextOf(db, organiser), a2.id, { application: application.id });

  for (const [claim, code] of [
    [held, "A1"],
    [given, "A2"],
  ] as const) {
    const [first, second] = [
      await post(db, confirmation, ask({ claim })),
      await post(db, confirmation, ask({ claim })),
    ];
    expect([first.location, second.location]).toEqual(
      Array.from({ length: 2 }, () => `/applications/${application.id}/booths?booth=${code}`),
    );
    expect(second.headers.get("set-cookie")).toBe(first.headers.get("set-cookie"));
  }
  expect(await standing(db, fair, new Date())).toHaveLength(2);
});

test("what the organiser gave is declined with a reason, what is confirmed is given back", async ({ db }) => {
  const { fair, organiser, producer, application, a1, a2, ask } = await aPicker(db);
  const org = contextOf(db, organiser);
  const first = await reserveBooth(org, a1.id, { application: application.id });
  const second = await reserveBooth(org, a2.id, { application: application.id });
  const [stall] = await db
    .insert(exhibitors)
    .values({ applicationId: application.id, name: "HTX", signName: "HTX", position: 1 })
    .returning();

  expect((await post(db, refusal, { ...ask({ claim: first }), form: { reason: "" } })).status).toBe(422);
  expect((await post(db, refusal, { ...ask({ claim: first }), form: { reason: "Xa cổng" } })).status).toBe(303);
  await post(db, confirmation, ask({ claim: second }));
  await assignExhibitors(contextOf(db, producer), [{ claim: second, exhibitor: stall!.id }]);
  expect((await claimAt(db, a2)).exhibitorId).toBe(stall!.id);
  expect((await post(db, giveBack, { ...ask({ claim: second }), form: { reason: "Không đi" } })).status).toBe(303);
  expect(await standing(db, fair, new Date())).toEqual([]);
});

test("who stands where is written as its writer changed it; where somebody else was faster both are shown", async ({
  db,
}) => {
  const { fair, organiser } = await aPickedFair(db, OPEN);
  const { id: agencyId } = await anAgency(db);
  const as = await anOrganiser(db, agencyId);
  const application = await anApplication(db, { fairId: fair.id, agencyId, createdBy: as.userId, granted: 2 });
  const org = contextOf(db, organiser);
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const first = await reserveBooth(org, a1.id, { application: application.id });
  const second = await reserveBooth(org, a2.id, { application: application.id });
  const [one, other] = await db
    .insert(exhibitors)
    .values([
      { applicationId: application.id, name: "HTX", signName: "HTX", position: 1 },
      { applicationId: application.id, name: "Tổ dệt", signName: "", position: 2 },
    ])
    .returning();
  const standAt = async () => [(await claimAt(db, a1)).exhibitorId, (await claimAt(db, a2)).exhibitorId];
  const ask = { url: paths.applicationStands(application.id), params: { id: application.id }, as };

  const taken = await post(db, takeAll, { ...ask, form: { "claims[0]": first, "claims[1]": second } });
  expect(taken.status).toBe(303);
  expect((await load(db, stands.loader, ask)).data).toMatchObject({
    claims: [{ code: "A1", state: "confirmed", exhibitorId: null }, { code: "A2" }],
    exhibitors: [{ signName: "HTX" }, { name: "Tổ dệt" }],
    whyNot: null,
  });
  // The page was opened while nobody stood anywhere; meanwhile the office wrote who stands at the first.
  await assignExhibitors(org, [{ claim: first, exhibitor: one!.id }]);
  const form = (atFirst: string, wasAtFirst: string, atSecond: string) => ({
    ...{ "stands[0].claim": first, "stands[0].was": wasAtFirst, "stands[0].exhibitor": atFirst },
    ...{ "stands[1].claim": second, "stands[1].was": "nobody", "stands[1].exhibitor": atSecond },
  });
  const send = (sent: Record<string, string>) => post(db, stands.action, { ...ask, form: sent });
  expect((await send(form("nobody", "nobody", other!.id))).status).toBe(303);
  expect(await standAt()).toEqual([one!.id, other!.id]);

  await assignExhibitors(org, [{ claim: second, exhibitor: null }]);
  const late = await send(form(other!.id, "nobody", one!.id));
  expect(late.status).toBe(409);
  const page = await rendered(db, stands, ask, late.data);
  expect(page).toContain(m.booths_stand_changed({ code: "A1", name: "HTX" }));
  // What was chosen is there still, beside what stands there now.
  expect(page).toMatch(new RegExp(`name="stands\\[0\\].was" value="${one!.id}"`));
  expect(page.match(/<option value="[^"]*" selected/g)).toEqual([
    `<option value="${other!.id}" selected`,
    `<option value="${one!.id}" selected`,
  ]);
  expect(await standAt()).toEqual([one!.id, null]);
  expect((await send(form(other!.id, one!.id, one!.id))).status).toBe(303);
  expect(await standAt()).toEqual([other!.id, one!.id]);

  const stranger = await send(form(other!.id, other!.id, application.id));
  expect(stranger.status).toBe(422);
  expect(await rendered(db, stands, ask, stranger.data)).toContain(m.booths_not_your_exhibitor({ code: "A2" }));
});

test("an offer is taken or declined as a whole", async ({ db }) => {
  const { fair, organiser, application } = await aPicker(db);
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, application.id));
  const org = contextOf(db, organiser);
  const [one, other] = [await aWaitingApplicant(db, fair), await aWaitingApplicant(db, fair)];
  for (const { application } of [one, other]) await offerBooths(org, application.id, { booths: [] });
  const answer = (action: typeof take, { application, producer }: typeof one) =>
    post(db, action, { url: "/x", params: { id: application.id }, as: producer });

  expect([(await answer(take, one)).status, (await answer(decline, other)).status]).toEqual([303, 303]);
  expect(await standing(db, fair, new Date())).toEqual([`A1 confirmed ${one.application.number}`]);
});

test("the stamp changes with the plan, and is for those who may see the desk", async ({ db }) => {
  const { agencyId, application, producer, a1, ask } = await aPicker(db);
  const read = async () => ((await load(db, stamp, ask())).data as { stamp: string }).stamp;
  const before = await read();
  expect(await read()).toBe(before);
  await holdBooth(contextOf(db, producer), application.id, a1.id);

  expect(await read()).not.toBe(before);
  const support = await anOrganiser(db, agencyId, "support");
  expect((await load(db, stamp, { ...ask(), as: support })).status).toBe(404);
});
