import { aFinishedRun, aRowCalled } from "#tests/factories/allocation-runs";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import type { Actor } from "~/domain/context";
import type { Places } from "./places";
import { MARKER } from "./roles";

interface Of {
  readonly agencyId: string;
  readonly establishmentId: string;
  readonly organiser: Actor;
  readonly producer: Actor;
}

/** Another fair of the agency: a plan for its application waits to be taken over, and one of its booths is locked. */
export async function layOutAllocations(db: Database, of: Of): Promise<{ places: Places; placedFairId: string }> {
  const { agencyId, establishmentId, organiser, producer } = of;
  const fair = await aFair(db, { agencyId });
  const { C1 } = await aRowCalled(db, fair.id, ["C1", "C2", "C3"]);
  await anApplication(db, {
    ...{ fairId: fair.id, establishmentId, createdBy: producer.userId, granted: 2 },
    ...{ number: "HC-001", signName: MARKER },
  });
  await lockBooth(contextOf(db, organiser), fair.id, { booth: "C1", application: "HC-001" });
  const number = await aFinishedRun(db, fair.id, organiser.userId);
  const here = "/organiser/fairs/:slug";
  return {
    placedFairId: fair.id,
    places: {
      [`${here} allocation`]: fair.slug,
      [`${here}/allocation/:number`]: String(number),
      [`${here}/allocation/locks/:booth`]: C1!,
    },
  };
}
