import { aCall, aSentApplication, fillIn, saveStep } from "#tests/factories/applications";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { addExhibitor } from "~/domain/applications/exhibitors.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { startApplication } from "~/domain/applications/start-application.server";
import type { Actor } from "~/domain/context";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface ApplicationThings {
  /** Of the agency; it takes applications today. */
  readonly fairCall: { readonly id: string; readonly slug: string };
  /** The producer's, which could be sent. */
  readonly ownApplication: { readonly id: string };
  /** Of another establishment, waiting for an answer. */
  readonly sentApplication: { readonly id: string; readonly number: string };
}

const DAY_MS = 86_400_000;

/** A call of the agency with a draft of the producer, one of its own and one that was sent. */
export async function layOutApplications(
  db: Database,
  of: { agencyId: string; establishmentId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: ApplicationThings }> {
  const now = new Date();
  const today = todayInVietnam(now);
  const { fair } = await aCall(db, {
    agencyId: of.agencyId,
    applicationsOpenAt: new Date(now.getTime() - DAY_MS),
    applicationsCloseAt: new Date(now.getTime() + 30 * DAY_MS),
    startsOn: addDays(today, 60),
    endsOn: addDays(today, 64),
  });
  const maker = contextOf(db, of.producer, now);
  const id = await startApplication(maker, fair.id, { applicant: { kind: "establishment", id: of.establishmentId } });
  await saveStep(maker, id, "sign", { signName: MARKER, contactName: MARKER, contactPhone: "0912345678" });
  await fillIn(maker, id);
  const office = contextOf(db, of.organiser, now);
  const centreId = await startApplication(office, fair.id, { applicant: { kind: "agency", id: of.agencyId } });
  await addExhibitor(office, centreId, { name: MARKER, goods: MARKER });
  const { things } = await ownApplication(office, centreId);
  const sent = await aSentApplication(db, fair.id, { standard: 2, note: MARKER }, now);
  return {
    places: {
      "/applications/:id": id,
      "/applications/:id exhibitors": centreId,
      "/applications/:id/exhibitors/:line": things.exhibitors[0]!.id,
      "/applications/:id/goods/:line": "1",
      "/applications/:id/steps/:step": "sign",
      "/organiser/fairs/:slug applications": fair.slug,
      "/organiser/fairs/:slug/applications/:number": sent.number,
      "/organiser/fairs/:slug/applications/list/:format": "csv",
    },
    things: {
      fairCall: fair,
      ownApplication: { id },
      sentApplication: { id: sent.id, number: sent.number },
    },
  };
}
