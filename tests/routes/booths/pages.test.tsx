import { eq } from "drizzle-orm";
import {
  anApplicant,
  aPickedFair,
  aRowOfBooths,
  aWaitingApplicant,
  boothCalled,
  claimAt,
} from "#tests/factories/booths";
import { contextOf, expect, test } from "#tests/support/database";
import { rendered } from "#tests/support/rendered";
import type { Database } from "~/db/client.server";
import { applications, exhibitors } from "~/db/schema";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import * as pick from "~/routes/applications_.$id_.booths/route";
import * as desk from "~/routes/organiser.fairs_.$slug_.booths/route";
import * as relocation from "~/routes/organiser.fairs_.$slug_.booths_.$booth_.relocation";
import * as waiting from "~/routes/organiser.fairs_.$slug_.booths_.waiting";

const OPEN = {
  startsOn: "2099-12-04",
  endsOn: "2099-12-09",
  picksOpenAt: new Date("2020-01-01T00:00:00Z"),
  picksCloseAt: null,
};

async function aFloor(db: Database) {
  const { fair, organiser } = await aPickedFair(db, OPEN);
  await aRowOfBooths(db, fair, 2, { power: 3000 });
  const { application, producer } = await anApplicant(db, fair, { granted: 2, signName: "Gốm Thanh Hà" });
  const other = await anApplicant(db, fair, { signName: "Chè Tân Cương" });
  const page = (
    route: Parameters<typeof rendered>[1],
    url: string,
    params: Record<string, string>,
    as: typeof producer,
  ) => rendered(db, route, { url, params, as });
  return {
    fair,
    organiser,
    application,
    producer,
    other,
    own: (query = "") => page(pick, `/applications/${application.id}/booths${query}`, { id: application.id }, producer),
    atWork: (query = "") => page(desk, `/organiser/fairs/${fair.slug}/booths${query}`, { slug: fair.slug }, organiser),
    page,
  };
}

test("a free booth is held by a form, one's own hold tells its time and is confirmed by a form", async ({ db }) => {
  const { fair, application, producer, own } = await aFloor(db);
  const free = await own("?booth=B1");
  const { claimId } = await holdBooth(contextOf(db, producer), application.id, (await boothCalled(db, fair, "B1")).id);
  const held = await own("?booth=B1");

  expect(free).toContain("Gian B1</strong> · 9 m², gian tiêu chuẩn, điện 3 kW");
  expect(free).toMatch(/<form method="post" action="[^"]*\/booths\?booth=B1"[\s\S]*Giữ gian này/);
  expect(held).toMatch(/Giữ cho bạn đến \d\dh\d\d[\s\S]*còn 1[45] phút/);
  expect(held).toContain(`action="/applications/${application.id}/booths/${claimId}/confirmation"`);
  expect(held).toContain("Xác nhận gian này");
});

test("of a taken booth the nearest free ones are shown; without a choice the page says what to do", async ({ db }) => {
  const { fair, other, own } = await aFloor(db);
  await holdBooth(contextOf(db, other.producer), other.application.id, (await boothCalled(db, fair, "A1")).id);

  const taken = await own("?booth=A1");
  expect(taken).toContain("Đang có đơn vị khác giữ.");
  expect(taken).toMatch(/Gian trống gần nhất[\s\S]*booth=A2#panel/);
  expect(await own()).toContain("Chọn một gian trên sơ đồ");
});

test("an offer stands on top with its answers", async ({ db }) => {
  const { fair, organiser, page, application: accepted } = await aFloor(db);
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, accepted.id));
  const { application, producer } = await aWaitingApplicant(db, fair, { asked: 2 });
  await offerBooths(contextOf(db, organiser), application.id, { booths: [] });

  const html = await page(pick, `/applications/${application.id}/booths`, { id: application.id }, producer);

  expect(html).toContain("Bạn được mời nhận gian A1 và A2");
  expect(html).toContain(`/applications/${application.id}/booths/offer/acceptance`);
});

test("the organiser's plan, list, chosen booth, move and waiting list are whole pages", async ({ db }) => {
  const { fair, organiser, application, atWork, page } = await aFloor(db);
  const a1 = await boothCalled(db, fair, "A1");
  await db.insert(exhibitors).values({ applicationId: application.id, name: "HTX", signName: "HTX", position: 1 });
  await reserveBooth(contextOf(db, organiser), a1.id, { application: application.id });
  await aWaitingApplicant(db, fair, { asked: 9 });
  const work = { slug: fair.slug, booth: "A1" };

  expect(await atWork()).toContain("Danh sách chờ (1)");
  const chosen = await atWork("?booth=A1&colour=province");
  expect(chosen).toContain("Chuyển hoặc đổi gian");
  expect(chosen).toContain(`Xếp cho ${application.number} Gốm Thanh Hà`);
  expect(chosen).toContain("Đơn vị đứng gian");
  expect(await atWork("?booth=A2")).toContain(`${application.number} · Gốm Thanh Hà · Lâm Đồng (còn 1 gian)`);
  const list = await atWork("?view=list&q=gom");
  expect(list).toContain("1 gian");
  expect(list).toContain(`/booths/list/xlsx?q=gom`);
  const to = (query: string) =>
    page(relocation, `/organiser/fairs/${fair.slug}/booths/A1/relocation${query}`, work, organiser);
  expect(await to("")).toContain("Chuyển gian A1 đi đâu?");
  const confirm = await to("?to=B1");
  expect(confirm).toContain(`action="/organiser/fairs/${fair.slug}/booths/A1/move"`);
  expect(confirm).toContain(`value="${(await claimAt(db, a1)).id}"`);
  const line = await page(waiting, `/organiser/fairs/${fair.slug}/booths/waiting`, work, organiser);
  expect(line).toContain("Chưa có đủ gian trống hợp với đơn.");
});
