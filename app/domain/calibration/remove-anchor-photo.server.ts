import { and, eq } from "drizzle-orm";
import { calibrationPhotos } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockAnchor } from "./lock-calibration.server";

/** Take a photo off an anchor. Refused as `lockAnchor`; "not_found" for a photo it does not show. */
export function removeAnchorPhoto(ctx: Context, anchorId: string, { fileId }: { fileId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockAnchor(ctx, anchorId);
    const gone = isUuid(fileId)
      ? await ctx.db
          .delete(calibrationPhotos)
          .where(and(eq(calibrationPhotos.anchorId, anchorId), eq(calibrationPhotos.fileId, fileId)))
          .returning({ fileId: calibrationPhotos.fileId })
      : [];
    if (gone.length === 0) throw new DomainError("not_found", m.calibration_photo_not_found());
  });
}
