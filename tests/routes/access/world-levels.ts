import { eq } from "drizzle-orm";
import { aReleasedDecision } from "#tests/factories/awards";
import { aListToDecide } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { aLetter, anOffice, aRegion } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aMembership } from "#tests/factories/people";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { forwardedEntries } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { candidatesOf } from "~/domain/forwardings/candidates.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import type { Places } from "./places";

export interface LevelThings {
  /** The round of the level above, of the same agency. */
  readonly regionId: string;
  /** Of a winner that was not put forward. */
  readonly waitingAwardId: string;
  /** The draft above of the one that was. */
  readonly forwardedId: string;
  /** A draft above that its maker began, and the certificate of its product. */
  readonly enteredId: string;
  readonly certificate: string;
}

/** Two winners of another maker of the producer, whom everyone may know since; one put forward to a region of the same agency. */
export async function layOutLevels(
  db: Database,
  { agencyId, producer, organiser }: { agencyId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: LevelThings }> {
  const maker = await anEstablishment(db);
  await aMembership(db, producer.userId, "producer", { establishmentId: maker.id });
  const specs = [
    { points: 95, maker },
    { points: 90, maker },
  ];
  const { round, entries } = await aListToDecide(db, specs, { agencyId, phase: "decision" });
  const ctx = contextOf(db, organiser);
  const ids = entries.map(({ id }) => id);
  await aReleasedDecision(ctx, round.id, ids, { number: "79/QĐ-UBND" });
  const region = await aRegion(db, { agencyId });
  const [sent, waiting] = await candidatesOf(ctx, round.id);
  await putForward(ctx, anOffice(), round.id, aLetter(region, [sent!]));
  const [entry] = await db.select().from(forwardedEntries).where(eq(forwardedEntries.toRoundId, region.id));
  const forwardedId = entry!.nominationId;
  // A draft of the other one that its maker began before the round asked for letters.
  const { id: enteredId } = await aNomination(db, { roundId: region.id, product: entries[1]!.product, state: "draft" });
  return {
    places: {
      "/organiser/rounds/:slug forwarding": round.slug,
      "/organiser/rounds/:slug/forwarding/:nomination": forwardedId,
      "/organiser/rounds/:slug/forwarding/list/:format": "csv",
      "/organiser/rounds/:slug incoming": region.slug,
      "/organiser/rounds/:slug/incoming/list/:format": "csv",
    },
    things: {
      regionId: region.id,
      waitingAwardId: waiting!.awardId,
      forwardedId,
      enteredId,
      certificate: waiting!.certificate.number,
    },
  };
}
