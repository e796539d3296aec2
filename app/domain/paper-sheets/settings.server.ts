import { eq } from "drizzle-orm";
import { paperSettings } from "~/db/schema";
import type { Context } from "../context";
import { KEYINGS_UNLESS_SET } from "./rules";

export interface PaperSettings {
  /** How many people key each sheet. */
  readonly keyings: number;
  /** The text that says so; null where none is named. */
  readonly source: string | null;
}

/** How a round takes paper over. */
export async function paperSettingsOf(ctx: Pick<Context, "db">, roundId: string): Promise<PaperSettings> {
  const [row] = await ctx.db
    .select({ keyings: paperSettings.keyings, source: paperSettings.source })
    .from(paperSettings)
    .where(eq(paperSettings.roundId, roundId));
  return row ?? { keyings: KEYINGS_UNLESS_SET, source: null };
}
