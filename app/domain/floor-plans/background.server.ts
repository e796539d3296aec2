import { eq } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { halls } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type StoredForm, storedForm } from "../attachments/queries.server";
import { keepPhoto } from "../attachments/store-photo.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockHall } from "./lock-hall.server";
import { hallAtWork } from "./queries.server";

/**
 * Keep a picture to draw a hall's plan over; it is stretched to the walls, and only those who draw see it.
 * Refused as `lockHall`; "invalid" for a file that is no usable picture.
 */
export async function setBackground(ctx: Context, store: FileStore, hallId: string, picture: GivenFile): Promise<void> {
  // Nobody makes the server look through pictures who may not draw.
  await inTransaction(ctx, (ctx) => lockHall(ctx, hallId));
  const { fileId } = await keepPhoto(ctx, store, null, picture);
  await inTransaction(ctx, async (ctx) => {
    await lockHall(ctx, hallId);
    await ctx.db.update(halls).set({ backgroundFileId: fileId }).where(eq(halls.id, hallId));
    await recordAudit(ctx, {
      act: "plans.background_set",
      subject: { kind: "hall", id: hallId },
      after: { name: picture.name },
    });
  });
}

/** Refused as `lockHall`. */
export function removeBackground(ctx: Context, hallId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { hall } = await lockHall(ctx, hallId);
    if (!hall.backgroundFileId) return;
    await ctx.db.update(halls).set({ backgroundFileId: null }).where(eq(halls.id, hallId));
    await recordAudit(ctx, { act: "plans.background_removed", subject: { kind: "hall", id: hallId } });
  });
}

/** Pixels: as wide as a plan is drawn on a large screen. */
const WIDTH = "1600";

/** The picture under a hall's plan, for who works on its fair. Refused as `hallAtWork`; "not_found" where there is none. */
export async function backgroundOf(ctx: Context, slug: string, hallId: string): Promise<StoredForm> {
  const { hall } = await hallAtWork(ctx, slug, hallId);
  const form = hall.backgroundFileId ? await storedForm(ctx, hall.backgroundFileId, WIDTH) : null;
  if (!form) throw new DomainError("not_found", m.plans_picture_missing());
  return form;
}
