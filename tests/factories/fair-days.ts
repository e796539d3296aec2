import type { Database } from "~/db/client.server";
import { fairGates, fairPasses, gatekeepers } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { newPassCode } from "~/domain/fair-days/pass-code.server";
import { PASS_KINDS } from "~/lib/vocabulary";
import { nextNumber, only } from "./counter";
import { anActor } from "./people";

/** A gate for every kind of pass. */
export async function aGate(
  db: Database,
  values: Partial<typeof fairGates.$inferInsert> & { fairId: string },
): Promise<typeof fairGates.$inferSelect> {
  const position = nextNumber();
  return only(
    await db
      .insert(fairGates)
      .values({ name: `Cổng ${position}`, admits: [...PASS_KINDS], position, ...values })
      .returning(),
  );
}

/** A guest's pass. */
export async function aPass(
  db: Database,
  values: Partial<typeof fairPasses.$inferInsert> & { fairId: string },
): Promise<typeof fairPasses.$inferSelect> {
  return only(
    await db
      .insert(fairPasses)
      .values({
        kind: "guest",
        holder: "Nguyễn Thị Khách",
        code: newPassCode(),
        issuedAt: new Date("2026-11-20T02:00:00Z"),
        ...values,
      })
      .returning(),
  );
}

/** Somebody without any role who was named for the gates of a fair. */
export async function aGatekeeper(db: Database, fairId: string, appointedBy: string): Promise<Actor> {
  const actor = await anActor(db);
  await db.insert(gatekeepers).values({ fairId, userId: actor.userId, appointedBy, appointedAt: new Date() });
  return actor;
}
