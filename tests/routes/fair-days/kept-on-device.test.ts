import { aRunningFair } from "#tests/db/fair-days/hall";
import { aGate, aGatekeeper } from "#tests/factories/fair-days";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { addDays, todayInVietnam } from "~/lib/dates";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";
import { action as signOut, loader as signOutPage } from "~/routes/_auth.logout";
import { loader as ownData } from "~/routes/account.data[.json]";
import { loader as leadsLoader } from "~/routes/applications_.$id_.days_.leads";
import { loader as scanLoader } from "~/routes/applications_.$id_.days_.leads_.scan";
import { loader as gatesLoader } from "~/routes/gate._index";
import { loader as gateLoader } from "~/routes/gate.$fair";

const today = todayInVietnam(new Date());
const NOW = { startsOn: today, endsOn: addDays(today, 2) };

test("pages that a device keeps say whose they are, and that its sign-out has to ask", async ({ db }) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db, new Date(), NOW);
  await aGate(db, { fairId: fair.id });
  const keeper = await aGatekeeper(db, fair.id, organiser.actor!.userId);
  const params = { id: application.id, fair: fair.slug };
  const asked = [
    [leadsLoader, exhibitor.actor!],
    [scanLoader, exhibitor.actor!],
    [gateLoader, keeper],
    [gatesLoader, keeper],
  ] as const;
  for (const [loader, as] of asked) {
    const page = await load(db, loader, { url: "/", params, as });
    expect(page.headers.get(GATEKEEPER_HEADER)).toBe(as.userId);
    expect(page.headers.getSetCookie().join()).toContain(`kept=${as.userId}; Path=/; Max-Age=15552000`);
    expect(page.data).not.toHaveProperty("application");
  }
});

test("who keeps something on this device signs out by the page that asks it; others at once", async ({ db }) => {
  const { exhibitor } = await aRunningFair(db, new Date(), NOW);
  const as = exhibitor.actor!;
  const ask = { url: "/logout", as };
  const kept = { ...ask, headers: { cookie: `kept=${as.userId}` } };

  expect((await load(db, signOutPage, kept)).data).toEqual({ jurorId: null, keeperId: as.userId });
  expect((await load(db, signOutPage, { ...ask, headers: { cookie: "kept=somebody-else" } })).data).toEqual({
    jurorId: null,
    keeperId: null,
  });
  const led = await post(db, signOut, { ...kept, form: {} });
  expect([led.status, led.location]).toEqual([303, "/logout"]);
  const asked = await post(db, signOut, { ...kept, form: { device: "asked" } });
  expect(asked.location).toBe("/");
  expect(asked.headers.getSetCookie().join()).toContain("kept=; Path=/; Max-Age=0");
  expect((await post(db, signOut, { ...ask, form: {} })).location).toBe("/");
});

test("what is held about a gatekeeper names the fairs and the times", async ({ db }) => {
  const { fair, organiser } = await aRunningFair(db, new Date(), NOW);
  const keeper = await aGatekeeper(db, fair.id, organiser.actor!.userId);
  const { data } = await load(db, ownData, { url: "/account/data.json", as: keeper });
  expect(data).toMatchObject({ gates: [{ fair: fair.name, endedAt: null, scans: 0 }] });
});
