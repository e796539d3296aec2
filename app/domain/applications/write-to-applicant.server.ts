import { writeToStaff } from "../agencies/write-to-staff.server";
import type { WriteContext } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import type { FairDetails } from "../fairs/fair-details.server";
import type { Letter } from "../notifications/queue-mail.server";
import type { AboutApplication } from "./mails";
import type { ApplicationRow } from "./read-application.server";

/** A mail to everybody who acts for an applicant: the members of the establishment, or those who write for the centre. */
export async function writeToApplicant(
  ctx: WriteContext,
  row: Pick<ApplicationRow, "establishmentId" | "agencyId">,
  compose: (name: string) => Letter,
): Promise<void> {
  if (row.agencyId) await writeToStaff(ctx, row.agencyId, compose);
  else if (row.establishmentId) await writeToMembers(ctx, row.establishmentId, compose);
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
