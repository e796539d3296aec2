import { contextOf } from "#tests/support/database";
import { typedSettings } from "~/domain/allocations/forms";
import { requestRun } from "~/domain/allocations/request-run.server";
import { USUAL_SETTINGS } from "~/domain/allocations/rules";
import { form, type Makers, plain } from "./posting";

const HERE = "/organiser/fairs/:slug/allocation";

/** Places of a fair: computed, locked by hand, taken over. */
export const ALLOCATION_POSTINGS: Makers = {
  [HERE]: form(() => {
    const { movesConfirmed: _, ...settings } = typedSettings(USUAL_SETTINGS);
    return settings;
  }),
  [`${HERE}/:number/adoption`]: plain,
  [`${HERE}/:number/cancellation`]: async ({ people, things }, db) => {
    const number = await requestRun(contextOf(db, people.organiser), things.placedFairId, USUAL_SETTINGS);
    return { places: { [`${HERE}/:number`]: String(number) } };
  },
  [`${HERE}/:number/discarding`]: plain,
  [`${HERE}/locks`]: form(() => ({ booth: "C2", application: "HC-001" })),
  [`${HERE}/locks/:booth/removal`]: plain,
  [`${HERE}/pairs`]: ({ things: { pairedIds } }) => ({
    form: { first: pairedIds[0], second: pairedIds[1], kind: "apart" },
  }),
  [`${HERE}/pairs/:pair/removal`]: plain,
};
