import { aFair, anApplication } from "#tests/factories/fairs";
import { aBuyer, aMeeting, aMeetingSession } from "#tests/factories/meetings";
import type { Database } from "~/db/client.server";
import type { meetingSessions } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { rangeOf, slotsOf } from "~/domain/meetings/rules";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface MeetingThings {
  readonly meetings: {
    readonly fairId: string;
    readonly startsOn: string;
    readonly applicationId: string;
    /** Its first two slots have begun. */
    readonly session: typeof meetingSessions.$inferSelect;
  };
}

const HOUR_MS = 3_600_000;

/** A fair of the agency that is open today, with a session that goes on: a buyer, and a meeting at a table. */
export async function layOutMeetings(
  db: Database,
  of: { agencyId: string; establishmentId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: MeetingThings }> {
  const now = Date.now();
  const today = todayInVietnam(new Date(now));
  const fair = await aFair(db, { agencyId: of.agencyId, startsOn: addDays(today, -1), endsOn: addDays(today, 3) });
  const application = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: of.establishmentId, createdBy: of.producer.userId },
  });
  const [startsAt, endsAt] = [new Date(now - 2 * HOUR_MS), new Date(now + 4 * HOUR_MS)];
  const session = await aMeetingSession(db, {
    ...{ fairId: fair.id, createdBy: of.organiser.userId, day: today, startsAt, endsAt, closesAt: endsAt },
  });
  const buyer = await aBuyer(db, { sessionId: session.id, name: MARKER, looksFor: MARKER });
  const meeting = await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: application.id, message: MARKER },
    ...{ tableNumber: 1, during: rangeOf(slotsOf(session)[0]!) },
  });
  // Whoever has the code has the page.
  const open = await aBuyer(db, { sessionId: session.id });
  const asked = await aMeeting(db, { sessionId: session.id, buyerId: open.id, applicationId: application.id });
  const desk = "/organiser/fairs/:slug/meetings/:session";
  return {
    places: {
      "/applications/:id meetings": application.id,
      "/applications/:id/meetings/buyers/:buyer": buyer.id,
      "/applications/:id/meetings/requests/:meeting": meeting.id,
      "/fairs/:slug meetings": fair.slug,
      "/meetings/:code": open.code,
      "/meetings/:code/requests/:meeting": asked.id,
      "/organiser/fairs/:slug meetings": fair.slug,
      [desk]: session.id,
      [`${desk}/buyers/:buyer`]: buyer.id,
      [`${desk}/list/:format`]: "csv",
      [`${desk}/requests/:meeting`]: meeting.id,
    },
    things: { meetings: { fairId: fair.id, startsOn: fair.startsOn, applicationId: application.id, session } },
  };
}
