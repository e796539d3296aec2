import { and, desc, eq, isNull } from "drizzle-orm";
import { appointments, jurorDevices, panels } from "~/db/schema";
import type { Context } from "../context";
import { type JurorProgress, progressOfRound } from "./progress.server";

export type DeskDevice = Omit<typeof jurorDevices.$inferSelect, "roundId" | "userId">;

/** A juror and the devices they score on, the one heard last first. */
export interface DeskJuror extends JurorProgress {
  readonly devices: readonly DeskDevice[];
}

/** The jurors of a round, how far each is and what their devices told of themselves; no points. Throws as `progressOfRound`. */
export async function deskOfRound(ctx: Context, roundId: string): Promise<DeskJuror[]> {
  const progress = await progressOfRound(ctx, roundId);
  const rows = await ctx.db
    .select({ appointmentId: appointments.id, device: jurorDevices })
    .from(jurorDevices)
    .innerJoin(panels, eq(panels.roundId, jurorDevices.roundId))
    .innerJoin(
      appointments,
      and(
        eq(appointments.panelId, panels.id),
        eq(appointments.userId, jurorDevices.userId),
        isNull(appointments.endedAt),
      ),
    )
    .where(eq(jurorDevices.roundId, roundId))
    .orderBy(desc(jurorDevices.lastHeardAt), jurorDevices.deviceId);
  return progress.map((juror) => ({
    ...juror,
    devices: rows
      .filter((row) => row.appointmentId === juror.appointmentId)
      .map(({ device: { roundId: _, userId: __, ...device } }) => device),
  }));
}
