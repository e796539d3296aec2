import { anAnchor, anAnchorSheet, CALIBRATION, type TestAnchor } from "#tests/factories/calibration";
import type { TestJuror } from "#tests/factories/panels";
import { aRound, type TestRound } from "#tests/factories/rounds";
import type { Database } from "~/db/client.server";
import { appointments, calibrationPhotos, calibrations, files, panels } from "~/db/schema";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface CalibrationThings {
  /** Being scored, its calibration open; the head and the juror of the world sit in its jury. */
  readonly calibrated: TestRound;
  readonly calibrators: readonly TestJuror[];
  /** The head has submitted the first. */
  readonly anchors: readonly TestAnchor[];
}

/** A calibration of the agency's, beside the round that is being scored. */
export async function layOutCalibration(
  db: Database,
  { agencyId, head, juror }: { readonly agencyId: string; readonly head: TestJuror; readonly juror: TestJuror },
): Promise<{ places: Places; things: CalibrationThings }> {
  const round = await aRound(db, { agencyId, rules: { calibration: CALIBRATION } });
  const [panel] = await db.insert(panels).values({ roundId: round.id, name: "Ban giám khảo" }).returning();
  const calibrators: TestJuror[] = [];
  for (const [person, role] of [
    [head, "head"],
    [juror, "member"],
  ] as const) {
    const seat = { panelId: panel!.id, userId: person.actor.userId, role, acceptedAt: new Date() };
    const [made] = await db.insert(appointments).values(seat).returning();
    calibrators.push({ appointmentId: made!.id, role, actor: person.actor });
  }
  const anchors: TestAnchor[] = [];
  for (const title of [MARKER, `${MARKER} 2`]) {
    anchors.push(await anAnchor(db, round, { title, description: MARKER.repeat(3) }));
  }
  const [photo] = await db
    .insert(files)
    .values({ name: MARKER, mediaType: "image/jpeg", size: 1, sha256: "0".repeat(64), width: 9, height: 9 })
    .returning();
  await db.insert(calibrationPhotos).values({ anchorId: anchors[0]!.id, fileId: photo!.id, position: 1 });
  await db.insert(calibrations).values({ roundId: round.id, openedAt: new Date(), openedBy: round.createdBy });
  await anAnchorSheet(db, round, calibrators[0]!, anchors[0]!, 7350);
  const [anchor] = anchors;
  return {
    places: {
      "/calibration/anchors/:id": anchor!.id,
      "/calibration/anchors/:id/photos/:file": photo!.id,
      "/calibration/rounds/:slug": round.slug,
      "/calibration/rounds/:slug/waivers/:seat": calibrators[1]!.appointmentId,
      "/judge/rounds/:slug calibration": round.slug,
      "/judge/rounds/:slug/calibration/:anchor": anchor!.id,
      "/organiser/rounds/:slug calibration": round.slug,
      "/organiser/rounds/:slug/calibration/:anchor": anchor!.id,
    },
    things: { calibrated: round, calibrators, anchors },
  };
}
