import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { applications, boothEvents, booths, users } from "~/db/schema";
import type { BoothEvent } from "~/lib/vocabulary";
import type { Context } from "../context";

/** What happened to a booth, for those who run the fair. */
export interface BoothHappening {
  readonly id: string;
  readonly kind: BoothEvent;
  readonly at: Date;
  readonly number: string | null;
  readonly signName: string | null;
  readonly otherCode: string | null;
  readonly note: string | null;
  /** Null for the clock. */
  readonly actorName: string | null;
}

const MOST = 50;

/** The latest first. Asks no policy. */
export async function boothHistory(ctx: Context, boothId: string): Promise<BoothHappening[]> {
  const other = alias(booths, "other_booth");
  return ctx.db
    .select({
      id: boothEvents.id,
      kind: boothEvents.kind,
      at: boothEvents.at,
      number: applications.number,
      signName: applications.signName,
      otherCode: other.code,
      note: boothEvents.note,
      actorName: users.name,
    })
    .from(boothEvents)
    .leftJoin(applications, eq(applications.id, boothEvents.applicationId))
    .leftJoin(other, eq(other.id, boothEvents.otherBoothId))
    .leftJoin(users, eq(users.id, boothEvents.actorId))
    .where(eq(boothEvents.boothId, boothId))
    .orderBy(desc(boothEvents.at), desc(boothEvents.id))
    .limit(MOST);
}
