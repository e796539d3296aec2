import { eq } from "drizzle-orm";
import { aGate, aPass } from "#tests/factories/fair-days";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { aUser } from "#tests/factories/people";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { booths, gatekeepers, leads } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { addIncident } from "~/domain/fair-days/incidents.server";
import { noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { issueVisitorPass } from "~/domain/fair-days/visitor-pass.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { newUuid } from "~/lib/uuid";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface FairDayThings {
  /** Its days are now. */
  readonly runningFair: { readonly id: string; readonly slug: string; readonly startsOn: string };
  readonly gateId: string;
}

/** A fair of the agency that is open today: a gate, passes, an exhibitor with a booth and a contact, an incident. */
export async function layOutFairDays(
  db: Database,
  of: { agencyId: string; establishmentId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: FairDayThings }> {
  const now = new Date();
  const today = todayInVietnam(now);
  const fair = await aFair(db, { agencyId: of.agencyId, startsOn: addDays(today, -1), endsOn: addDays(today, 3) });
  const application = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: of.establishmentId, createdBy: of.producer.userId },
    ...{ contactName: MARKER, contactPhone: "0912345678" },
  });
  const [booth] = await db.select({ id: booths.id }).from(booths).where(eq(booths.fairId, fair.id));
  const claim = {
    boothId: booth!.id,
    applicationId: application.id,
    state: "confirmed",
    during: "[2020-01-01,)",
  } as const;
  await aClaim(db, claim);
  const gate = await aGate(db, { fairId: fair.id, name: `Cổng ${MARKER}` });
  const keeper = await aUser(db, { name: MARKER });
  const [appointed] = await db
    .insert(gatekeepers)
    .values({ fairId: fair.id, userId: keeper.id, appointedBy: of.organiser.userId, appointedAt: now })
    .returning();
  const guest = await aPass(db, { fairId: fair.id, holder: MARKER });
  const visitor = await issueVisitorPass(contextOf(db, null, now), fair.slug, {
    ...{ name: "Lê Thị Khách", contact: "0912345678", share: true, key: newUuid() },
  });
  const office = contextOf(db, of.organiser, now);
  const incidentId = await addIncident(office, fair.id, {
    ...{ day: addDays(today, -1), time: "08:00", place: MARKER, kind: "other", severity: "low", text: MARKER },
  });
  const lead = { name: MARKER, contact: "0912345678", interest: MARKER, consent: true, key: newUuid() } as const;
  await noteWrittenLead(contextOf(db, of.producer, now), application.id, lead);
  const [noted] = await db.select({ id: leads.id }).from(leads).where(eq(leads.applicationId, application.id));
  const here = "/organiser/fairs/:slug/days";
  return {
    places: {
      "/api/v1/fairs/:id check-ins": fair.id,
      "/applications/:id days": application.id,
      "/applications/:id/days/leads/:format": "csv",
      "/applications/:id/days/leads/:lead": noted!.id,
      "/applications/:id/days/sales/:day": fair.startsOn,
      "/fair-passes/:id": guest.id,
      "/fairs/:slug pass": fair.slug,
      "/gate/:fair": fair.slug,
      "/organiser/fairs/:slug days": fair.slug,
      "/organiser/fairs/figures/lists/:list": "fairs",
      "/organiser/fairs/figures/lists/:list/:format": "csv",
      [`${here}/gatekeepers/:id`]: appointed!.id,
      [`${here}/gates/:gate`]: gate.id,
      [`${here}/incidents/:id`]: incidentId,
      [`${here}/lists/:list`]: "incidents",
      [`${here}/lists/:list/:format`]: "csv",
      "/passes/:code": visitor,
    },
    things: { runningFair: fair, gateId: gate.id },
  };
}
