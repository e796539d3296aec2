import { aRowOfBooths, boothCalled } from "#tests/factories/booths";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { exhibitors } from "~/db/schema";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import type { Actor } from "~/domain/context";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface BoothThings {
  /** A fair of the agency whose exhibitors pick now: A1 is held by the application, A2 was given to it, the others are free. */
  readonly pickedFair: { readonly id: string; readonly slug: string };
  readonly boothApplicationId: string;
  readonly heldClaimId: string;
  readonly givenClaimId: string;
  readonly exhibitorId: string;
  readonly freeBoothId: string;
  readonly waitingApplicationId: string;
}

const NEVER_ENDING = {
  startsOn: "2099-12-04",
  endsOn: "2099-12-09",
  picksOpenAt: new Date("2020-01-01T00:00:00Z"),
  picksCloseAt: null,
};

export async function layOutBooths(
  db: Database,
  {
    agencyId,
    establishmentId,
    producer,
    organiser,
  }: { agencyId: string; establishmentId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: BoothThings }> {
  const fair = await aFair(db, { agencyId, ...NEVER_ENDING });
  const [free] = await aRowOfBooths(db, fair, 3);
  const application = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId, createdBy: producer.userId, granted: 4 },
    ...{ contactName: MARKER, contactPhone: MARKER },
  });
  const waiting = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: (await anEstablishment(db)).id, createdBy: producer.userId, granted: 0 },
    ...{ state: "waiting", signName: MARKER },
  });
  const [exhibitor] = await db
    .insert(exhibitors)
    .values({ applicationId: application.id, name: MARKER, signName: "Gốm", position: 1 })
    .returning();
  const [a1, a2] = [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2")];
  const { claimId: held } = await holdBooth(contextOf(db, producer), application.id, a1.id);
  const given = await reserveBooth(contextOf(db, organiser), a2.id, { application: application.id });
  return {
    places: {
      "/applications/:id booths": application.id,
      "/applications/:id/booths/:claim": given,
      "/organiser/fairs/:slug booths": fair.slug,
      "/organiser/fairs/:slug/booths/:booth": "A2",
      "/organiser/fairs/:slug/booths/list/:format": "csv",
      "/organiser/fairs/:slug/booths/waiting/:application": waiting.id,
      "/api/v1/fairs/:id/booths/:booth": free!.code,
    },
    things: {
      pickedFair: fair,
      boothApplicationId: application.id,
      heldClaimId: held,
      givenClaimId: given,
      exhibitorId: exhibitor!.id,
      freeBoothId: free!.id,
      waitingApplicationId: waiting.id,
    },
  };
}
