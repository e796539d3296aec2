import { randomUUID } from "node:crypto";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { closeFair } from "~/domain/fair-reports/close-fair.server";
import { earlierFairs } from "~/domain/fair-reports/fair-report.server";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { form, type Makers } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

const HERE = "/organiser/fairs/:slug";
const recorded = { name: "Hội chợ cũ", year: 2017, level: "region" as const, source: "Báo Công Thương" };
const NO_FIGURES = { booths: null, establishments: null, provinces: null, visits: null, sales: null, contracts: null };

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
  [`${HERE}/report/earlier/new`]: form(() => ({ ...recorded, year: "2017" })),
  [`${HERE}/report/earlier/:id/removal`]: async ({ people, things }, db) => {
    const ctx = contextOf(db, people.organiser);
    await recordFair(ctx, things.fair.id, { ...recorded, ...NO_FIGURES });
    const [earlier] = await earlierFairs(ctx, { id: things.fair.id, agencyId: things.agencyId });
    return { places: { [`${HERE}/report/earlier/:id`]: earlier!.recordedId! } };
  },
};
