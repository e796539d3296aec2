import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { anAnchorSheet } from "#tests/factories/calibration";
import type { Database } from "~/db/client.server";
import { calibrationAnchors, calibrations, calibrationWaivers } from "~/db/schema";
import type { Makers, Posting } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

const CARD = {
  title: "Bình gốm men lam",
  description: "Gốm vuốt tay, men tro trấu, nung củi ba ngày; bán ở bốn tỉnh.",
  groupCode: "A",
};

/** A calibration: what may be done while its anchors are chosen, and once it is open. */
export const CALIBRATION_POSTINGS: Makers = {
  "/calibration/anchors/:id": preparing(() => ({ form: CARD })),
  "/calibration/anchors/:id/photos": preparing(async () => ({ form: await typed.photo() })),
  "/calibration/anchors/:id/photos/:file/removal": preparing(() => ({})),
  "/calibration/anchors/:id/reference": preparing(({ things: { calibrated } }) => ({
    form: { [`points.${calibrated.leaves[0]!.id}`]: "1" },
  })),
  // One that nobody has begun.
  "/calibration/anchors/:id/removal": preparing(({ things }) => ({
    places: { "/calibration/anchors/:id": things.anchors[1]!.id },
  })),
  "/calibration/rounds/:slug/anchors/new": preparing(async ({ things }, db) => {
    await db.delete(calibrationAnchors).where(eq(calibrationAnchors.id, things.anchors[1]!.id));
    return { form: CARD };
  }),
  "/calibration/rounds/:slug/opening": preparing(() => ({})),
  "/calibration/rounds/:slug/closing": async ({ things: { calibrated, calibrators } }, db) => {
    await db
      .insert(calibrationWaivers)
      .values(
        calibrators.map(({ appointmentId }) => ({ appointmentId, reason: "Đã họp", waivedBy: calibrated.createdBy })),
      );
    return { form: { note: "Thống nhất thang điểm tiêu chí I.1." } };
  },
  "/calibration/rounds/:slug/waivers/:seat": () => ({ form: typed.reason }),
  // The other anchor, which nobody has begun.
  "/judge/rounds/:slug/calibration/:anchor": ({ things: { calibrated, anchors } }) => ({
    form: { time: "1", [`points.${calibrated.leaves[0]!.id}`]: "1", after: "stay" },
    places: { "/judge/rounds/:slug/calibration/:anchor": anchors[1]!.id },
  }),
  "/judge/rounds/:slug/calibration/:anchor/points": ({ things: { calibrated, anchors } }) => ({
    json: { page: randomUUID(), order: 1, time: 1, points: { [calibrated.leaves[0]!.id]: "1" } },
    places: { "/judge/rounds/:slug/calibration/:anchor": anchors[1]!.id },
  }),
  "/judge/rounds/:slug/calibration/:anchor/second-time": async ({ things }, db) => {
    const { calibrated, calibrators, anchors } = things;
    await anAnchorSheet(db, calibrated, calibrators[1]!, anchors[0]!, 7350);
    return {};
  },
  "/judge/rounds/:slug/calibration/:anchor/submission": async ({ things }, db) => {
    const { calibrated, calibrators, anchors } = things;
    for (const juror of calibrators) {
      await anAnchorSheet(db, calibrated, juror, anchors[1]!, 7350, { submitted: false });
    }
    return { places: { "/judge/rounds/:slug/calibration/:anchor": anchors[1]!.id } };
  },
};

/** Before it was opened. */
function preparing(make: (world: World, db: Database) => Posting | Promise<Posting>): Makers[string] {
  return async (world, db) => {
    await db.delete(calibrations).where(eq(calibrations.roundId, world.things.calibrated.id));
    return make(world, db);
  };
}
