import { aNomination } from "#tests/factories/nominations";
import { contextOf } from "#tests/support/database";
import { assignByHand } from "~/domain/panels/assign-by-hand.server";
import { coverageOf } from "~/domain/panels/coverage.server";
import { reviewPlan } from "~/domain/panels/review-plan.server";
import { form, type Makers, plain } from "./posting";
import * as typed from "./typed";

const substitute = (): typed.Typed => {
  const { role: _, ...person } = typed.seat("member");
  return { ...person, ...typed.reason };
};

/** Seats of a jury and who scores what. */
export const PANEL_POSTINGS: Makers = {
  "/judge/seats/:id/acceptance": plain,
  "/judge/seats/:id/declining": form(() => typed.reason),
  "/organiser/rounds/:slug/jury/:appointmentId": form(() => ({ title: "Giám đốc", organisation: "Hợp tác xã" })),
  "/organiser/rounds/:slug/jury/:appointmentId/substitution": form(substitute),
  "/organiser/rounds/:slug/jury/entries/:nominationId": ({ things }) => ({
    form: { appointmentId: things.jury.head.appointmentId },
  }),
  "/organiser/rounds/:slug/jury/entries/:nominationId/removal": async ({ things, people }, db) => {
    const { appointmentId } = things.jury.head;
    const pair = { appointmentId, nominationId: things.entryId };
    await assignByHand(contextOf(db, people.organiser), things.round.id, pair);
    return { form: { appointmentId } };
  },
  // A second entry that the head alone scores: two parts.
  "/organiser/rounds/:slug/jury/links": async ({ things, people }, db) => {
    const ctx = contextOf(db, people.organiser);
    const { id } = await aNomination(db, { roundId: things.round.id });
    const { appointmentId } = things.jury.head;
    await assignByHand(ctx, things.round.id, { appointmentId, nominationId: id });
    const { version } = await coverageOf(ctx, things.round.id);
    return { form: { version } };
  },
  "/organiser/rounds/:slug/jury/plan": async ({ things, people }, db) => {
    const { version } = await reviewPlan(contextOf(db, people.organiser), things.round.id, { way: "all" });
    return { form: { way: "all", version } };
  },
};
