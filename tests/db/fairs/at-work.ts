import { and, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { anActor, anOrganiser } from "#tests/factories/people";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { type applications, booths, type fairs } from "~/db/schema";
import type { TermsForm } from "~/domain/fairs/forms";

/** Before every call of the fairs here. */
export const NOW = new Date("2026-08-01T03:00:00Z");

/** A fair of an agency with those who work for it; it begins on 4 December 2026 and has the booths A1 and A2. */
export async function aFairAtWork(db: Database, values: Partial<typeof fairs.$inferInsert> = {}) {
  const agency = await anAgency(db);
  const [organiser, secretary] = [await anOrganiser(db, agency.id), await anOrganiser(db, agency.id, "secretary")];
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const fair = await aFair(db, { agencyId: agency.id, ...values });
  return {
    ...{ agency, fair, organiser },
    ctx: contextOf(db, organiser, NOW),
    /** Who may not prepare it: who runs it, who works elsewhere, and nobody. */
    others: [secretary, stranger, null].map((actor) => contextOf(db, actor, NOW)),
  };
}

/** An application of an establishment of its own, in a state. */
export async function applied(
  db: Database,
  fairId: string,
  {
    state = "accepted",
    granted,
    provinceId,
    signName,
  }: Partial<typeof applications.$inferInsert> & { granted?: number } = {},
) {
  const { userId } = await anActor(db);
  const maker = await anEstablishment(db);
  return anApplication(db, {
    ...{ fairId, establishmentId: maker.id, createdBy: userId, state },
    ...(granted !== undefined && { granted }),
    ...(provinceId && { provinceId }),
    ...(signName && { signName }),
  });
}

/** The booth of a fair with this code goes to an application. */
export async function taken(
  db: Database,
  fairId: string,
  code: string,
  applicationId: string,
  values: { state?: "held" | "reserved" | "confirmed"; during?: string; exhibitorId?: string } = {},
) {
  const [booth] = await db
    .select({ id: booths.id })
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code)));
  const { userId } = await anActor(db);
  return aClaim(db, {
    ...{ boothId: booth!.id, applicationId, claimedBy: userId, state: "confirmed", during: "[2026-07-01T00:00:00Z,)" },
    ...values,
  });
}

/** A form of terms, as it is read. */
export const termsForm = (values: Partial<TermsForm> = {}): TermsForm => ({
  ...{ version: 1, mostBooths: 6, mostBoothsSource: "", cornerSurcharge: 100, cornerSurchargeSource: "" },
  ...{ support: [], supportSource: "", deposit: 500, depositSource: "", refundsSource: "" },
  refunds: [
    { days: 30, share: 1000 },
    { days: 15, share: 500 },
  ],
  ...{ holdMinutes: 15, holdMinutesSource: "", offerHours: 48, offerHoursSource: "", aisle: 30, aisleSource: "" },
  ...{ recognised: 30, host: 10, newcomer: 5, prioritySource: "" },
  ...{ cancellation: 1000, cancellationSource: "" },
  ...{ remindDays: 3, remindDaysSource: "" },
  ...{ ruralWards: false, ruralSource: "" },
  ...values,
});

/** What a verb was refused with: its code, and the fields it names. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly [string, ...string[]]> {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  return [error?.code ?? "done", ...Object.keys(error?.fields ?? {})];
}
