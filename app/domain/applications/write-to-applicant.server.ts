import { writeToStaff } from "../agencies/write-to-staff.server";
import type { WriteContext } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import type { FairDetails } from "../fairs/fair-details.server";
import type { Letter } from "../notifications/queue-mail.server";
import type { AboutApplication } from "./mails";
import type { ApplicationRow } from "./read-application.server";

/** Who reads a letter about an application. */
interface Reader {
  readonly name: string;
  readonly applicationId: string;
}

/** A mail to everybody who acts for an applicant, each in their language: the members of the establishment, or those who write for the centre. */
export async function writeToApplicant(
  ctx: WriteContext,
  { id: applicationId, establishmentId, agencyId }: Pick<ApplicationRow, "id" | "establishmentId" | "agencyId">,
  compose: (reader: Reader) => Letter,
): Promise<void> {
  const toReader = (name: string) => compose({ name, applicationId });
  if (agencyId) await writeToStaff(ctx, agencyId, toReader);
  else if (establishmentId) await writeToMembers(ctx, establishmentId, toReader);
}

/** What a mail says an application is. */
export const aboutOf = (
  row: Pick<ApplicationRow, "id" | "number" | "signName">,
  fair: FairDetails,
): AboutApplication => ({
  applicationId: row.id,
  number: row.number ?? "",
  signName: row.signName,
  fair: { slug: fair.slug, name: fair.name, nameEn: fair.nameEn },
  agencyName: fair.agencyName,
});
