import { randomUUID } from "node:crypto";
import { THAI_NGUYEN_2017 } from "#tests/factories/fair-reports";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { closeFair } from "~/domain/fair-reports/close-fair.server";
import { earlierFairs } from "~/domain/fair-reports/fair-report.server";
import { fairProgramme } from "~/domain/fair-reports/programme.server";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { setFairTarget } from "~/domain/fair-reports/set-fair-target.server";
import { form, type Makers } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

const HERE = "/organiser/fairs/:slug";
const FIGURES = "/organiser/fairs/figures";
const recorded = { name: "Hội chợ cũ", year: "2017", level: "region", source: "Báo Công Thương" };
const target = { fromYear: "2026", toYear: "2030", level: "all", indicator: "fairs", value: "15", source: "Kế hoạch" };

const survey = (): typed.Typed => ({
  ...{ formKey: randomUUID(), whole: "5", running: "4", meeting: "4", comesAgain: "yes" },
});

/** A public fair of the agency whose days are past. */
const aPastFair = ({ things }: World, db: Database) =>
  aFair(db, { agencyId: things.agencyId, startsOn: "2026-01-05", endsOn: "2026-01-09" });

/** The report of a fair and its survey. */
export const FAIR_REPORT_POSTINGS: Makers = {
  "/fairs/:slug/survey": async (world, db) => ({
    form: survey(),
    places: { "/fairs/:slug": (await aPastFair(world, db)).slug },
  }),
  "/applications/:id/survey": async (world, db) => {
    const { id: fairId } = await aPastFair(world, db);
    const { establishmentId } = world.things;
    const createdBy = world.people.producer!.userId;
    const { id } = await anApplication(db, { fairId, establishmentId, createdBy });
    return { form: survey(), places: { "/applications/:id": id } };
  },
  [`${HERE}/report`]: form(() => ({ version: "0", otherVisits: "500", otherVisitsSource: "Ban quản lý" })),
  [`${HERE}/report/closing`]: async (world, db) => ({ places: { [HERE]: (await aPastFair(world, db)).slug } }),
  [`${HERE}/report/reopening`]: async (world, db) => {
    const fair = await aPastFair(world, db);
    await closeFair(contextOf(db, world.people.organiser), fair.id);
    return { form: typed.reason, places: { [HERE]: fair.slug } };
  },
  [`${HERE}/report/earlier/new`]: form(() => recorded),
  [`${HERE}/report/earlier/:id/removal`]: async ({ people, things }, db) => {
    const ctx = contextOf(db, people.organiser);
    await recordFair(ctx, things.agencyId, { ...THAI_NGUYEN_2017, name: `Hội chợ ${randomUUID()}` });
    const earlier = await earlierFairs(ctx, { ...things.fair, agencyId: things.agencyId, startsOn: "2027-01-01" });
    return { places: { [`${HERE}/report/earlier/:id`]: earlier.find(({ slug }) => slug === null)!.id } };
  },
  [`${FIGURES}/recorded/new`]: form(() => ({ ...recorded, name: "Hội chợ cũ nữa" })),
  [`${FIGURES}/recorded/:id/removal`]: async ({ people, things }, db) => {
    const ctx = contextOf(db, people.organiser);
    await recordFair(ctx, things.agencyId, { ...THAI_NGUYEN_2017, name: `Hội chợ ${randomUUID()}` });
    const earlier = await earlierFairs(ctx, { ...things.fair, agencyId: things.agencyId, startsOn: "2027-01-01" });
    return { places: { [`${FIGURES}/recorded/:id`]: earlier.find(({ slug }) => slug === null)!.id } };
  },
  [`${FIGURES}/targets/new`]: form(() => target),
  [`${FIGURES}/targets/:id/removal`]: async ({ people, things }, db) => {
    const ctx = contextOf(db, people.organiser);
    await setFairTarget(ctx, things.agencyId, {
      ...{ fromYear: 2026, toYear: 2026, level: "region", indicator: "visits", value: 40_000, source: randomUUID() },
    });
    const { targets } = await fairProgramme(ctx, null);
    return { places: { [`${FIGURES}/targets/:id`]: targets[0]!.id } };
  },
};
