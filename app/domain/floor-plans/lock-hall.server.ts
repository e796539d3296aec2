import { eq } from "drizzle-orm";
import { halls } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Actor, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { mayRunFair, mayWorkOnFair } from "../fairs/policy";
import { whyNotDrawNow } from "./policy";
import type { HallRow } from "./queries.server";

export interface LockedHall {
  readonly fair: FairDetails;
  readonly hall: HallRow;
  readonly actor: Actor;
}

/** Lock a fair for who may change its plans. Refused: "not_found", "forbidden", "closed" once it was cancelled or its report was settled. */
export async function lockDrawnFair(ctx: WriteContext, fairId: string) {
  const { actor } = ctx;
  if (!actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const fair = await lockFair(ctx, fairId);
  if (!mayRunFair(actor, fair)) {
    const isHidden = fair.publishedAt === null && !mayWorkOnFair(actor, fair);
    throw isHidden
      ? new DomainError("not_found", m.fairs_not_found())
      : new DomainError("forbidden", m.plans_not_yours());
  }
  const whyNot = whyNotDrawNow(fair);
  if (whyNot) throw new DomainError("closed", whyNot);
  return { fair, actor };
}

/** A hall whose plan may be changed, locked with its fair and read as it stands then. Refused as `lockDrawnFair`. */
export async function lockHall(ctx: WriteContext, hallId: string): Promise<LockedHall> {
  const read = async () =>
    isUuid(hallId) ? (await ctx.db.select().from(halls).where(eq(halls.id, hallId)))[0] : undefined;
  const before = await read();
  if (!before) throw new DomainError("not_found", m.plans_no_such_hall());
  const locked = await lockDrawnFair(ctx, before.fairId);
  const hall = (await read())!;
  if (hall.retiredAt) throw new DomainError("not_found", m.plans_no_such_hall());
  return { ...locked, hall };
}
