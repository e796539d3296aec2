import { aCall, aSentApplication, versionOf } from "#tests/factories/applications";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { FairNews } from "~/domain/fairs/queries.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { loader as publicPage } from "~/routes/_public.fairs.$slug/route";
import { loader as exhibitors } from "~/routes/_public.fairs.$slug_.exhibitors";
import { loader as meetings } from "~/routes/_public.fairs.$slug_.meetings";
import { loader as pass } from "~/routes/_public.fairs.$slug_.pass";
import { loader as survey } from "~/routes/_public.fairs.$slug_.survey";
import { action as correct, loader as sign } from "~/routes/applications_.$id_.sign";
import {
  action as accept,
  loader as accepting,
} from "~/routes/organiser.fairs_.$slug_.applications_.$number_.acceptance";
import { action as ask } from "~/routes/organiser.fairs_.$slug_.applications_.$number_.request";
import { action as takeBack } from "~/routes/organiser.fairs_.$slug_.applications_.$number_.request_.withdrawal";
import { action as cancel } from "~/routes/organiser.fairs_.$slug_.cancellation";
import { loader as deadlines } from "~/routes/organiser.fairs_.$slug_.deadlines";
import { action as move, loader as moving } from "~/routes/organiser.fairs_.$slug_.postponement";
import { action as restore, loader as restoring } from "~/routes/organiser.fairs_.$slug_.restoration";

const TODAY = todayInVietnam(new Date());
const DAY_MS = 86_400_000;
const typed = (day: string) => day.split("-").reverse().join("/");

const aCallNow = (db: Parameters<typeof aCall>[0]) =>
  aCall(db, {
    applicationsOpenAt: new Date(Date.now() - DAY_MS),
    applicationsCloseAt: new Date(Date.now() + 10 * DAY_MS),
    startsOn: addDays(TODAY, 30),
    endsOn: addDays(TODAY, 34),
  });

test("a fair is postponed and then cancelled by the forms of a browser, and its public page says so", async ({
  db,
}) => {
  const { fair, organiser: as } = await aCallNow(db);
  await aSentApplication(db, fair.id, undefined, new Date());
  const { slug } = fair;
  const at = (act: string) => ({ url: `/organiser/fairs/${slug}/${act}`, params: { slug }, as });
  expect((await load(db, moving, at("postponement"))).data).toMatchObject({ told: 1, version: 1, whyNot: null });

  const days = { startsOn: typed(addDays(TODAY, 60)), endsOn: typed(addDays(TODAY, 59)) };
  const wrong = await post(db, move, {
    ...at("postponement"),
    form: { version: "1", ...days, reason: "Bão lớn, phải dời." },
  });
  const { result } = wrong.data as { result: { error: object; initialValue: object } };
  expect([wrong.status, Object.keys(result.error)]).toEqual([422, ["endsOn"]]);
  expect(result.initialValue).toMatchObject({ startsOn: days.startsOn, reason: "Bão lớn, phải dời." });

  const form = { version: "1", ...days, endsOn: typed(addDays(TODAY, 64)), reason: "Bão lớn, phải dời." };
  const moved = await post(db, move, { ...at("postponement"), form });
  expect([moved.status, moved.location]).toEqual([303, `/organiser/fairs/${slug}/deadlines`]);
  const page = async () =>
    (await load(db, publicPage, { url: `/fairs/${slug}`, params: { slug } })).data as {
      fair: { startsOn: string; time: { when: string } };
      news: FairNews;
    };
  expect(await page()).toMatchObject({
    fair: { startsOn: addDays(TODAY, 60), time: { when: "before" } },
    news: { postponed: { fromStartsOn: addDays(TODAY, 30), reason: "Bão lớn, phải dời." }, cancelledReason: null },
  });

  const gone = await post(db, cancel, {
    ...at("cancellation"),
    form: { version: "2", reason: "Không đủ điều kiện tổ chức." },
  });
  expect([gone.status, gone.location]).toEqual([303, `/organiser/fairs/${slug}`]);
  expect(await page()).toMatchObject({
    fair: { time: { when: "cancelled" } },
    news: { postponed: null, cancelledReason: "Không đủ điều kiện tổ chức." },
  });
  for (const [loader, rest] of OTHER_PAGES) {
    const { data } = await load(db, loader, { url: `/fairs/${slug}${rest}`, params: { slug } });
    expect(data).toMatchObject({ news: { cancelledReason: "Không đủ điều kiện tổ chức." } });
  }
  expect((await load(db, deadlines, at("deadlines"))).data).toMatchObject({ whyNot: "Hội chợ đã bị hủy." });

  expect((await load(db, restoring, at("restoration"))).data).toMatchObject({
    ...{ told: 1, meetings: 0, paidBack: { payments: 0, amount: 0 }, version: 3, whyNot: null },
  });
  const short = await post(db, restore, { ...at("restoration"), form: { version: "3", reason: "Nhầm" } });
  expect([short.status, short.data]).toMatchObject([422, { result: { initialValue: { reason: "Nhầm" } } }]);
  const back = { version: "3", reason: "Hủy nhầm hội chợ." };
  const restored = await post(db, restore, { ...at("restoration"), form: back });
  expect([restored.status, restored.location]).toEqual([303, `/organiser/fairs/${slug}/deadlines`]);
  expect(await page()).toMatchObject({ fair: { time: { when: "before" } }, news: { cancelledReason: null } });
});

const OTHER_PAGES = [
  [exhibitors, "/exhibitors"],
  [meetings, "/meetings"],
  [pass, "/pass"],
  [survey, "/survey"],
] as const;

test("a request is taken back, an application accepted as rural or not, and its board corrected", async ({ db }) => {
  const { fair, organiser: as } = await aCallNow(db);
  const sent = await aSentApplication(db, fair.id, undefined, new Date());
  const { slug } = fair;
  const version = async () => String(await versionOf(contextOf(db, null), sent.id));
  const at = (act: string) => ({
    url: `/organiser/fairs/${slug}/applications/${sent.number}/${act}`,
    params: { slug, number: sent.number },
    as,
  });
  const more = { note: "Bổ sung giấy tờ.", dueOn: typed(addDays(TODAY, 5)) };
  expect((await post(db, ask, { ...at("request"), form: { version: await version(), ...more } })).status).toBe(303);
  const reason = "Giấy tờ đã có trong hồ sơ.";
  const back = await post(db, takeBack, { ...at("request/withdrawal"), form: { version: await version(), reason } });
  expect(back.status).toBe(303);

  const page = { url: `/applications/${sent.id}/sign`, params: { id: sent.id }, as: sent.producer };
  expect((await load(db, sign, page)).location).toBe(`/applications/${sent.id}?step=sign`);
  expect((await load(db, accepting, at("acceptance"))).data).toMatchObject({
    isRural: false,
    commune: "Phường Mũi Né",
  });
  const grant = { version: await version(), standard: "2", rural: "yes" };
  expect((await post(db, accept, { ...at("acceptance"), form: grant })).status).toBe(303);
  expect((await load(db, sign, page)).data).toMatchObject({ until: addDays(TODAY, 29), whyNot: null });
  const empty = await post(db, correct, { ...page, form: { version: await version(), signName: "" } });
  expect(empty.status).toBe(422);
  const done = await post(db, correct, {
    ...page,
    form: { version: await version(), signName: "Rượu cần Lang Biang" },
  });
  expect([done.status, done.location]).toEqual([303, `/applications/${sent.id}`]);
});
