import type { Database } from "~/db/client.server";
import { fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { newPassCode } from "~/domain/fair-days/pass-code.server";
import { BUYER_CONSENT_VERSION } from "~/domain/meetings/consent";
import { newUuid } from "~/lib/uuid";
import { nextNumber, only } from "./counter";

/** Of the first day of a fair of `aFair`, from 8 to 12 o'clock: four hours at two tables, open until it ends. */
export async function aMeetingSession(
  db: Database,
  values: Partial<typeof meetingSessions.$inferInsert> & { fairId: string; createdBy: string },
): Promise<typeof meetingSessions.$inferSelect> {
  return only(
    await db
      .insert(meetingSessions)
      .values({
        day: "2026-12-04",
        startsAt: new Date("2026-12-04T08:00:00+07:00"),
        endsAt: new Date("2026-12-04T12:00:00+07:00"),
        room: "Nhà hội thảo",
        tables: 2,
        slotMinutes: 60,
        gapMinutes: 0,
        closesAt: new Date("2026-12-04T12:00:00+07:00"),
        createdAt: new Date("2026-11-01T02:00:00Z"),
        ...values,
      })
      .returning(),
  );
}

/** Someone who registered themselves. */
export async function aBuyer(
  db: Database,
  values: Partial<typeof meetingBuyers.$inferInsert> & { sessionId: string },
): Promise<typeof meetingBuyers.$inferSelect> {
  const number = nextNumber();
  return only(
    await db
      .insert(meetingBuyers)
      .values({
        code: newPassCode(),
        name: "Phạm Thị Mua",
        organisation: `Siêu thị ${number}`,
        phone: "0912345678",
        email: `mua-${number}@vidu.vn`,
        looksFor: "Nước mắm, gia vị",
        groups: ["A"],
        part: "any",
        consentVersion: BUYER_CONSENT_VERSION,
        consentLocale: "vi",
        consentAt: new Date("2026-11-10T02:00:00Z"),
        keepUntil: "2027-06-07",
        formKey: newUuid(),
        registeredAt: new Date("2026-11-10T02:00:00Z"),
        ...values,
      })
      .returning(),
  );
}

/** A meeting that both sides want and that has no table. */
export async function aMeeting(
  db: Database,
  values: Partial<typeof fairMeetings.$inferInsert> & { sessionId: string; buyerId: string; applicationId: string },
): Promise<typeof fairMeetings.$inferSelect> {
  return only(
    await db
      .insert(fairMeetings)
      .values({
        askedBy: "buyer",
        state: "accepted",
        askedAt: new Date("2026-11-11T02:00:00Z"),
        answeredAt: new Date("2026-11-12T02:00:00Z"),
        ...values,
      })
      .returning(),
  );
}
