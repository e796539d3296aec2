import { accountPaths } from "./account";
import { adminPaths } from "./admin";
import { agenciesPaths } from "./agencies";
import { allocationsPaths } from "./allocations";
import { applicationsPaths } from "./applications";
import { boothsPaths } from "./booths";
import { complaintsPaths } from "./complaints";
import { councilsPaths } from "./councils";
import { decisionsPaths } from "./decisions";
import { exhibitorPapersPaths } from "./exhibitor-papers";
import { fairDaysPaths } from "./fair-days";
import { fairReportsPaths } from "./fair-reports";
import { fairsPaths } from "./fairs";
import { hallsPaths } from "./halls";
import { invoicesPaths } from "./invoices";
import { judgePaths } from "./judge";
import { juriesPaths } from "./juries";
import { meetingsPaths } from "./meetings";
import { nominationsPaths } from "./nominations";
import { paperSheetsPaths } from "./paper-sheets";
import { producerPaths } from "./producer";
import { publicPaths } from "./public";
import { roundsPaths } from "./rounds";
import { schemesPaths } from "./schemes";

/** Every URL of the site, in one place. Names of pages people and scripts rely on: docs/contract.md. */
export const paths = {
  ...publicPaths,
  ...accountPaths,
  ...producerPaths,
  ...judgePaths,
  ...roundsPaths,
  ...nominationsPaths,
  ...paperSheetsPaths,
  ...juriesPaths,
  ...councilsPaths,
  ...decisionsPaths,
  ...complaintsPaths,
  ...schemesPaths,
  ...agenciesPaths,
  ...adminPaths,
  ...fairsPaths,
  ...hallsPaths,
  ...applicationsPaths,
  ...boothsPaths,
  ...allocationsPaths,
  ...invoicesPaths,
  ...exhibitorPapersPaths,
  ...fairDaysPaths,
  ...meetingsPaths,
  ...fairReportsPaths,
} as const;
