import { aFinishedRun, aRowCalled } from "#tests/factories/allocation-runs";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair, anApplication } from "#tests/factories/fairs";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { pairsOfFair } from "~/domain/allocations/queries.server";
import { setPair } from "~/domain/allocations/set-pair.server";
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
export async function layOutAllocations(
  db: Database,
  of: Of,
): Promise<{ places: Places; placedFairId: string; pairedIds: readonly [string, string] }> {
  const { agencyId, establishmentId, organiser, producer } = of;
  const fair = await aFair(db, { agencyId });
  const { C1 } = await aRowCalled(db, fair.id, ["C1", "C2", "C3"]);
  const { id: ownId } = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId, createdBy: producer.userId, granted: 2 },
    ...{ number: "HC-001", signName: MARKER },
  });
  await lockBooth(contextOf(db, organiser), fair.id, { booth: "C1", application: "HC-001" });
  const { id: otherId } = await anApplication(db, {
    ...{ fairId: fair.id, createdBy: producer.userId, granted: 1 },
    ...{ establishmentId: (await anEstablishment(db)).id, number: "HC-002", signName: MARKER },
  });
  await setPair(contextOf(db, organiser), fair.id, { first: ownId, second: otherId, kind: "near" });
  const [pair] = await pairsOfFair(contextOf(db, organiser), fair.id);
  const number = await aFinishedRun(db, fair.id, organiser.userId);
  const here = "/organiser/fairs/:slug";
  return {
    placedFairId: fair.id,
    pairedIds: [ownId, otherId],
    places: {
      [`${here} allocation`]: fair.slug,
      [`${here}/allocation/:number`]: String(number),
      [`${here}/allocation/locks/:booth`]: C1!,
      [`${here}/allocation/pairs/:pair`]: pair!.id,
    },
  };
}
