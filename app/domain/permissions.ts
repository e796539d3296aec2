import { agencyPermissions } from "./agencies/policy";
import { agreementPermissions } from "./agreement/policy";
import { allocationPermissions } from "./allocations/policy";
import { applicationPermissions } from "./applications/policy";
import { awardPermissions } from "./awards/policy";
import { boothPermissions } from "./booths/policy";
import { calibrationPermissions } from "./calibration/policy";
import { certificatePermissions } from "./certificates/policy";
import { complaintPermissions } from "./complaints/policy";
import { conflictPermissions } from "./conflicts/policy";
import { councilPermissions } from "./councils/policy";
import { establishmentPermissions } from "./establishments/policy";
import { exhibitorPaperPermissions } from "./exhibitor-papers/policy";
import { fairDayPermissions } from "./fair-days/policy";
import { fairReportPermissions } from "./fair-reports/policy";
import { fairPermissions } from "./fairs/policy";
import { forwardingPermissions } from "./forwardings/policy";
import { framePermissions } from "./frames/policy";
import { holidayPermissions } from "./holidays/policy";
import { importPermissions } from "./imports/policy";
import { invoicePermissions } from "./invoices/policy";
import { listLayoutPermissions } from "./list-layouts/policy";
import { meetingPermissions } from "./meetings/policy";
import { nominationPermissions } from "./nominations/permissions";
import { paperSheetPermissions } from "./paper-sheets/policy";
import { paperPermissions } from "./papers/policy";
import type { Permission } from "./people/permissions";
import { peoplePermissions } from "./people/policy";
import { printRunPermissions } from "./print-runs/policy";
import { productPermissions } from "./products/policy";
import { redactionPermissions } from "./redactions/policy";
import { releasePaperPermissions } from "./release-papers/policy";
import { roundPermissions } from "./rounds/policy";
import { schemePermissions } from "./schemes/policy";
import { sheetPermissions } from "./sheets/policy";
import { tallyPermissions } from "./tallies/policy";
import { templatePermissions } from "./templates/policy";
import { yearlyReportPermissions } from "./yearly-reports/policy";

/** Every noun's acts, in the order of the nouns. */
export const allPermissions: readonly Permission[] = [
  ...peoplePermissions,
  ...agencyPermissions,
  ...holidayPermissions,
  ...establishmentPermissions,
  ...paperPermissions,
  ...productPermissions,
  ...schemePermissions,
  ...roundPermissions,
  ...nominationPermissions,
  ...redactionPermissions,
  ...conflictPermissions,
  ...sheetPermissions,
  ...paperSheetPermissions,
  ...calibrationPermissions,
  ...tallyPermissions,
  ...agreementPermissions,
  ...councilPermissions,
  ...framePermissions,
  ...templatePermissions,
  ...certificatePermissions,
  ...yearlyReportPermissions,
  ...awardPermissions,
  ...printRunPermissions,
  ...forwardingPermissions,
  ...complaintPermissions,
  ...fairPermissions,
  ...applicationPermissions,
  ...boothPermissions,
  ...allocationPermissions,
  ...invoicePermissions,
  ...exhibitorPaperPermissions,
  ...fairDayPermissions,
  ...meetingPermissions,
  ...fairReportPermissions,
  ...importPermissions,
  ...listLayoutPermissions,
  ...releasePaperPermissions,
];
