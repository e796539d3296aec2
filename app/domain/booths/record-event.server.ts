import { boothEvents } from "~/db/schema";
import type { BoothEvent } from "~/lib/vocabulary";
import type { WriteContext } from "../context";

interface Happening {
  readonly fairId: string;
  readonly boothId: string;
  readonly applicationId?: string | null;
  readonly otherBoothId?: string | null;
  readonly note?: string | null;
}

/** Keep what happened to booths, in the transaction of what it did. */
export async function recordEvents(
  ctx: WriteContext,
  kind: BoothEvent,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  await ctx.db
    .insert(boothEvents)
    .values(happenings.map((one) => ({ ...one, kind, actorId: ctx.actor?.userId ?? null, at: ctx.now })));
}
