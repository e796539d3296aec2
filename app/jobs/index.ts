import { advanceRoundsHandler } from "./advance-rounds";
import { drawLettersHandler } from "./draw-letters";
import { drawPrintRunHandler } from "./draw-print-run";
import { eraseBuyersHandler } from "./erase-buyers";
import { eraseContactsHandler } from "./erase-contacts";
import { eraseVisitorsHandler } from "./erase-visitors";
import type { JobHandler } from "./handler";
import { keepWaitingListsHandler } from "./keep-waiting-lists";
import { mailPasswordLinkHandler } from "./mail-password-link";
import { publishTranscriptHandler } from "./publish-transcript";
import { remindOfComplaintsHandler } from "./remind-of-complaints";
import { remindOfConflictsHandler } from "./remind-of-conflicts";
import { remindOfExpiryHandler } from "./remind-of-expiry";
import { remindOfPaymentsHandler } from "./remind-of-payments";
import { remindOfReportsHandler } from "./remind-of-reports";
import { sealReleasesHandler } from "./seal-releases";
import { sendMailHandler } from "./send-mail";
import { signLedgersHandler } from "./sign-ledgers";
import { solveAllocationHandler } from "./solve-allocation";
import { sweepFilesHandler } from "./sweep-files";
import { tidyAccountsHandler } from "./tidy-accounts";
import { warnOfExpiryHandler } from "./warn-of-expiry";

/** Every job this program runs; each lives in a file of its own in this folder. */
export const handlers: readonly JobHandler[] = [
  advanceRoundsHandler,
  drawLettersHandler,
  drawPrintRunHandler,
  eraseBuyersHandler,
  eraseContactsHandler,
  eraseVisitorsHandler,
  keepWaitingListsHandler,
  mailPasswordLinkHandler,
  publishTranscriptHandler,
  remindOfComplaintsHandler,
  remindOfConflictsHandler,
  remindOfExpiryHandler,
  remindOfPaymentsHandler,
  remindOfReportsHandler,
  sealReleasesHandler,
  sendMailHandler,
  signLedgersHandler,
  sweepFilesHandler,
  solveAllocationHandler,
  tidyAccountsHandler,
  warnOfExpiryHandler,
];
