import { eq } from "drizzle-orm";
import { aRowOfBooths } from "#tests/factories/booths";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applicationAsks, boothClaims } from "~/db/schema";
import { blockBooth } from "~/domain/booths/block-booth.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { form, type Makers, type Posting } from "./posting";
import type { World } from "./world";

const OWN = "/applications/:id/booths";
const DESK = "/organiser/fairs/:slug/booths";
const API = "/api/v1/fairs/:id/booths/:booth";
const reason = { reason: "Đổi kế hoạch" };

/** Booths of a fair: picked by who applied, given by who runs it. */
export const BOOTH_POSTINGS: Makers = {
  [OWN]: ({ things }) => ({ form: { booth: things.freeBoothId } }),
  [`${OWN}/:claim/confirmation`]: () => ({}),
  [`${OWN}/confirmation`]: ({ things }) => ({ form: { "claims[0]": things.givenClaimId } }),
  [`${OWN}/exhibitors`]: ({ things }) => ({
    form: {
      ...{ "stands[0].claim": things.givenClaimId, "stands[0].was": "nobody" },
      "stands[0].exhibitor": things.exhibitorId,
    },
  }),
  [`${OWN}/:claim/refusal`]: form(() => reason),
  [`${OWN}/:claim/release`]: ({ things }) => ({ places: { [`${OWN}/:claim`]: things.heldClaimId } }),
  [`${OWN}/:claim/return`]: async ({ people, things }, db) => {
    await confirmBooth(contextOf(db, people.producer), things.givenClaimId);
    return { form: reason };
  },
  [`${OWN}/offer/acceptance`]: onOffered,
  [`${OWN}/offer/refusal`]: onOffered,
  [`${DESK}/:booth/block`]: () => ({ form: reason, places: { [`${DESK}/:booth`]: "B1" } }),
  [`${DESK}/:booth/exhibitor`]: ({ things }) => ({
    form: { claim: things.givenClaimId, exhibitor: things.exhibitorId },
  }),
  [`${DESK}/:booth/move`]: ({ things }) => ({ form: { claim: things.givenClaimId, to: things.freeBoothId } }),
  [`${DESK}/:booth/reservation`]: ({ things }) => ({
    form: { application: things.boothApplicationId },
    places: { [`${DESK}/:booth`]: "B1" },
  }),
  [`${DESK}/:booth/swap`]: async ({ people, things }, db) => {
    const application = things.boothApplicationId;
    const other = await reserveBooth(contextOf(db, people.organiser), things.freeBoothId, { application });
    return { form: { claim: things.givenClaimId, with: other } };
  },
  [`${DESK}/:booth/unblocking`]: async ({ people, things }, db) => {
    await blockBooth(contextOf(db, people.organiser), things.freeBoothId, reason);
    return { places: { [`${DESK}/:booth`]: "B1" } };
  },
  [`${DESK}/:booth/vacancy`]: ({ things }) => ({ form: { claim: things.givenClaimId, ...reason } }),
  [`${DESK}/waiting/:application/offer`]: ({ things }) => ({
    form: { best: "on" },
    places: { [`${DESK}/waiting/:application`]: things.waitingApplicationId },
  }),
  [`${DESK}/waiting/:application/withdrawal`]: async ({ people, things }, db) => {
    await offerBooths(contextOf(db, people.organiser), things.waitingApplicationId, { booths: [] });
    return { form: reason };
  },
  [`${DESK}/waiting/clock`]: form(() => ({ on: "yes" })),
  [`${API}/hold`]: ({ things }) => ({ json: {}, places: { "/api/v1/fairs/:id": things.pickedFair.id } }),
  [`${API}/confirm`]: async ({ people, things }, db) => {
    await holdBooth(contextOf(db, people.producer), things.boothApplicationId, things.freeBoothId);
    return { json: {}, places: { "/api/v1/fairs/:id": things.pickedFair.id } };
  },
};

/** On an application of the same producer, at another fair, that waits and was offered a booth. */
async function onOffered({ people, things }: World, db: Database): Promise<Posting> {
  const fair = await aFair(db, { agencyId: things.agencyId, startsOn: "2099-12-04", endsOn: "2099-12-09" });
  await aRowOfBooths(db, fair, 1);
  const { id } = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: things.establishmentId, createdBy: people.producer!.userId },
    ...{ state: "waiting", granted: 1 },
  });
  await db.update(applicationAsks).set({ granted: null }).where(eq(applicationAsks.applicationId, id));
  await offerBooths(contextOf(db, people.organiser), id, { booths: [] });
  const [claim] = await db.select({ id: boothClaims.id }).from(boothClaims).where(eq(boothClaims.applicationId, id));
  return { places: { "/applications/:id booths": id, [`${OWN}/:claim`]: claim!.id } };
}
