import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";

/** Every URL of the site, in one place. Names of pages people and scripts rely on: docs/contract.md. */

type Query = Record<string, string | number | undefined | null | readonly (string | number)[]>;

function query(values: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

const part = encodeURIComponent;

export const paths = {
  home: () => "/",
  products: (values?: Query) => `/products${query(values)}`,
  productsExport: (format: "csv" | "xlsx", values?: Query) => `/products/export.${format}${query(values)}`,
  product: (slug: string) => `/products/${part(slug)}`,
  productQr: (slug: string) => `/products/${part(slug)}/qr.svg`,
  producer: (slug: string) => `/producers/${part(slug)}`,
  fairs: () => "/fairs",
  fair: (slug: string) => `/fairs/${part(slug)}`,
  fairProgramme: (slug: string) => `/fairs/${part(slug)}/programme.ics`,
  fairExhibitors: (slug: string, values?: { q?: string }) => `/fairs/${part(slug)}/exhibitors${query(values)}`,
  /** Its plan with one booth pointed out, and scrolled to. */
  fairBooth: (slug: string, code: string) => `/fairs/${part(slug)}?booth=${part(code)}#booth-${part(code)}`,
  organiserFairs: () => "/organiser/fairs",
  organiserFair: (slug: string) => `/organiser/fairs/${part(slug)}`,
  organiserHalls: (slug: string) => `/organiser/fairs/${part(slug)}/halls`,
  organiserHall: (slug: string, hall: string) => `/organiser/fairs/${part(slug)}/halls/${part(hall)}`,
  organiserHallPage: (
    slug: string,
    hall: string,
    page:
      | "plan"
      | "plan.json"
      | "plan.svg"
      | "print"
      | "settings"
      | "import"
      | "background"
      | "background/picture"
      | "background/removal"
      | "position"
      | "retirement"
      | "rows"
      | "shapes"
      | "shapes/removal"
      | "versions",
  ) => `/organiser/fairs/${part(slug)}/halls/${part(hall)}/${page}`,
  organiserHallBooth: (slug: string, hall: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/booths/${part(booth)}`,
  organiserHallBoothRemoval: (slug: string, hall: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/booths/${part(booth)}/removal`,
  organiserHallRestoration: (slug: string, hall: string, number: number) =>
    `/organiser/fairs/${part(slug)}/halls/${part(hall)}/versions/${number}/restoration`,
  organiserNewFair: () => "/organiser/fairs/new",
  organiserFairSetup: (
    slug: string,
    step: "identity" | "deadlines" | "prices" | "terms" | "quotas" | "programme" | "budget",
  ) => `/organiser/fairs/${part(slug)}/${step}`,
  organiserFairEvent: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/programme/${part(id)}`,
  organiserFairEventCancellation: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/programme/${part(id)}/cancellation`,
  organiserFairBudgetItem: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/budget/${part(id)}`,
  organiserFairBudgetItemRemoval: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/budget/${part(id)}/removal`,
  organiserFairPublication: (slug: string) => `/organiser/fairs/${part(slug)}/publication`,
  organiserFairWithdrawal: (slug: string) => `/organiser/fairs/${part(slug)}/publication/withdrawal`,
  gates: () => "/gate",
  gate: (slug: string, values?: { gate?: string; direction?: string; nonce?: string }) =>
    `/gate/${part(slug)}${query(values)}`,
  gatePack: (slug: string) => `/gate/${part(slug)}/pack.json`,
  gateSync: (slug: string) => `/gate/${part(slug)}/sync`,
  gateCounts: (slug: string) => `/gate/${part(slug)}/counts`,
  organiserFairDays: (slug: string, values?: { day?: string }) => `/organiser/fairs/${part(slug)}/days${query(values)}`,
  organiserFairGates: (slug: string) => `/organiser/fairs/${part(slug)}/days/gates`,
  organiserFairGateRetirement: (slug: string, gate: string) =>
    `/organiser/fairs/${part(slug)}/days/gates/${part(gate)}/retirement`,
  organiserFairGatekeepers: (slug: string) => `/organiser/fairs/${part(slug)}/days/gatekeepers`,
  organiserFairGatekeeperEnd: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/days/gatekeepers/${part(id)}/end`,
  organiserFairDaySettings: (slug: string) => `/organiser/fairs/${part(slug)}/days/settings`,
  organiserFairPasses: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/days/passes${query(values)}`,
  organiserFairIncidents: (slug: string, values?: { state?: string }) =>
    `/organiser/fairs/${part(slug)}/days/incidents${query(values)}`,
  organiserFairIncidentResolution: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/days/incidents/${part(id)}/resolution`,
  organiserFairSales: (slug: string, values?: { day?: string }) =>
    `/organiser/fairs/${part(slug)}/days/sales${query(values)}`,
  organiserFairDayList: (
    slug: string,
    list: "visits" | "presence" | "sales" | "incidents",
    format: "csv" | "xlsx",
    values?: { day?: string; state?: string },
  ) => `/organiser/fairs/${part(slug)}/days/lists/${list}/${format}${query(values)}`,
  applicationDays: (id: string) => `/applications/${part(id)}/days`,
  applicationStaffPasses: (id: string) => `/applications/${part(id)}/days/passes`,
  applicationSales: (id: string, day: string) => `/applications/${part(id)}/days/sales/${part(day)}`,
  applicationLeads: (id: string) => `/applications/${part(id)}/days/leads`,
  applicationLeadScan: (id: string, values?: { code?: string }) =>
    `/applications/${part(id)}/days/leads/scan${query(values)}`,
  applicationLeadRemoval: (id: string, lead: string) => `/applications/${part(id)}/days/leads/${part(lead)}/removal`,
  applicationLeadList: (id: string, format: "csv" | "xlsx") => `/applications/${part(id)}/days/leads/${format}`,
  applicationIncidents: (id: string) => `/applications/${part(id)}/days/incidents`,
  fairVisitorPass: (slug: string) => `/fairs/${part(slug)}/pass`,
  pass: (code: string) => `/passes/${part(code)}`,
  passQr: (code: string) => `/passes/${part(code)}/qr.svg`,
  passForgetting: (code: string) => `/passes/${part(code)}/forgetting`,
  passRevocation: (id: string) => `/fair-passes/${part(id)}/revocation`,
  organiserFairReport: (slug: string) => `/organiser/fairs/${part(slug)}/report`,
  organiserFairReportFile: (slug: string, format: "xlsx" | "docx") =>
    `/organiser/fairs/${part(slug)}/report/file/${format}`,
  organiserFairReportClosing: (slug: string) => `/organiser/fairs/${part(slug)}/report/closing`,
  organiserFairReportReopening: (slug: string) => `/organiser/fairs/${part(slug)}/report/reopening`,
  organiserNewEarlierFair: (slug: string) => `/organiser/fairs/${part(slug)}/report/earlier/new`,
  organiserEarlierFairRemoval: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/report/earlier/${part(id)}/removal`,
  fairSurvey: (slug: string) => `/fairs/${part(slug)}/survey`,
  applicationSurvey: (id: string) => `/applications/${part(id)}/survey`,
  applications: () => "/applications",
  newApplication: (values?: { fair?: string }) => `/applications/new${query(values)}`,
  application: (id: string, values?: { step?: string; stay?: "yes" }) => `/applications/${part(id)}${query(values)}`,
  applicationSaving: (id: string, step: string) => `/applications/${part(id)}/steps/${part(step)}`,
  /** The lines of an application: one of them, or many at once. */
  applicationLines: (id: string, list: "goods" | "exhibitors") => `/applications/${part(id)}/${list}`,
  applicationPaste: (id: string, list: "goods" | "exhibitors") => `/applications/${part(id)}/${list}/list`,
  applicationLine: (id: string, list: "goods" | "exhibitors", line: string) =>
    `/applications/${part(id)}/${list}/${part(line)}`,
  applicationLineRemoval: (id: string, list: "goods" | "exhibitors", line: string) =>
    `/applications/${part(id)}/${list}/${part(line)}/removal`,
  applicationBooths: (id: string, values?: { booth?: string; over?: string }) =>
    `/applications/${part(id)}/booths${query(values)}`,
  applicationBoothStamp: (id: string) => `/applications/${part(id)}/booths/stamp`,
  applicationBoothAct: (
    id: string,
    claim: string,
    act: "confirmation" | "release" | "refusal" | "return" | "exhibitor",
  ) => `/applications/${part(id)}/booths/${part(claim)}/${act}`,
  applicationOffer: (id: string, act: "acceptance" | "refusal") => `/applications/${part(id)}/booths/offer/${act}`,
  organiserFairBooths: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/booths${query(values)}`,
  organiserFairBoothStamp: (slug: string) => `/organiser/fairs/${part(slug)}/booths/stamp`,
  organiserFairBoothList: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/booths/list/${format}${query(values)}`,
  organiserFairBooth: (
    slug: string,
    code: string,
    act: "reservation" | "vacancy" | "relocation" | "move" | "swap" | "block" | "unblocking" | "exhibitor",
    values?: { to?: string },
  ) => `/organiser/fairs/${part(slug)}/booths/${part(code)}/${act}${query(values)}`,
  organiserFairWaiting: (slug: string) => `/organiser/fairs/${part(slug)}/booths/waiting`,
  organiserFairOffer: (slug: string, application: string, act: "offer" | "withdrawal") =>
    `/organiser/fairs/${part(slug)}/booths/waiting/${part(application)}/${act}`,
  organiserFairOfferClock: (slug: string) => `/organiser/fairs/${part(slug)}/booths/waiting/clock`,
  organiserMoney: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/invoices${query(values)}`,
  organiserMoneyFile: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/invoices/list/${format}${query(values)}`,
  organiserInvoiceIssuing: (slug: string, values?: { application?: string }) =>
    `/organiser/fairs/${part(slug)}/invoices/issuing${query(values)}`,
  organiserBankAccount: (slug: string) => `/organiser/fairs/${part(slug)}/invoices/account`,
  organiserInvoice: (slug: string, number: number) => `/organiser/fairs/${part(slug)}/invoices/${number}`,
  organiserInvoicePdf: (slug: string, number: number) => `/organiser/fairs/${part(slug)}/invoices/${number}/notice.pdf`,
  organiserInvoiceAct: (slug: string, number: number, act: "cancellation" | "cash" | "refund") =>
    `/organiser/fairs/${part(slug)}/invoices/${number}/${act}`,
  organiserPaymentUndoing: (slug: string, id: string) =>
    `/organiser/fairs/${part(slug)}/invoices/payments/${part(id)}/undoing`,
  organiserStatements: (slug: string, values?: Query) => `/organiser/fairs/${part(slug)}/statements${query(values)}`,
  organiserStatement: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/statements/${part(id)}`,
  organiserStatementAct: (slug: string, id: string, act: "application" | "removal") =>
    `/organiser/fairs/${part(slug)}/statements/${part(id)}/${act}`,
  organiserTransfer: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/statements/transfers/${part(id)}`,
  organiserTransferAct: (slug: string, id: string, act: "setting-aside" | "return") =>
    `/organiser/fairs/${part(slug)}/statements/transfers/${part(id)}/${act}`,
  applicationInvoices: (id: string) => `/applications/${part(id)}/invoices`,
  applicationInvoicePdf: (id: string, number: number) => `/applications/${part(id)}/invoices/${number}/notice.pdf`,
  applicationSubmission: (id: string) => `/applications/${part(id)}/submission`,
  applicationWithdrawal: (id: string) => `/applications/${part(id)}/withdrawal`,
  organiserApplications: (slug: string, values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications${query(values)}`,
  organiserApplicationList: (slug: string, format: "csv" | "xlsx", values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications/list/${format}${query(values)}`,
  organiserAcceptance: (slug: string, values?: Query) =>
    `/organiser/fairs/${part(slug)}/applications/acceptance${query(values)}`,
  organiserApplication: (slug: string, number: string) => `/organiser/fairs/${part(slug)}/applications/${part(number)}`,
  organiserApplicationAct: (
    slug: string,
    number: string,
    act: "acceptance" | "request" | "waiting" | "refusal" | "undoing" | "grant" | "priority",
  ) => `/organiser/fairs/${part(slug)}/applications/${part(number)}/${act}`,
  organiserFairPapers: (slug: string, values?: { since?: string }) =>
    `/organiser/fairs/${part(slug)}/papers${query(values)}`,
  organiserFairList: (
    slug: string,
    paper: FairPaper,
    format: FairPaperFormat,
    values?: { since?: string; only?: string },
  ) => `/organiser/fairs/${part(slug)}/papers/${paper}/${format}${query(values)}`,
  organiserFairLetters: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters`,
  organiserFairLettersFile: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters.pdf`,
  organiserFairLetterTexts: (slug: string) => `/organiser/fairs/${part(slug)}/papers/letters/texts`,
  organiserFairLettersIssuing: (slug: string, values?: { only?: string }) =>
    `/organiser/fairs/${part(slug)}/papers/letters/issuing${query(values)}`,
  organiserFairLetter: (slug: string, number: string, format: "pdf" | "docx", values?: { state?: "now" }) =>
    `/organiser/fairs/${part(slug)}/papers/letters/${part(number)}/${format}${query(values)}`,
  organiserFairManual: (slug: string) => `/organiser/fairs/${part(slug)}/papers/manual`,
  organiserFairManualFile: (slug: string, version: number) => `/organiser/fairs/${part(slug)}/papers/manual/${version}`,
  organiserFairMessages: (slug: string) => `/organiser/fairs/${part(slug)}/messages`,
  organiserFairNewMessage: (slug: string) => `/organiser/fairs/${part(slug)}/messages/new`,
  organiserFairMessage: (slug: string, id: string) => `/organiser/fairs/${part(slug)}/messages/${part(id)}`,
  organiserFairMessageAct: (slug: string, id: string, act: "sending" | "trial" | "removal") =>
    `/organiser/fairs/${part(slug)}/messages/${part(id)}/${act}`,
  applicationPapers: (id: string) => `/applications/${part(id)}/papers`,
  applicationLetter: (id: string) => `/applications/${part(id)}/papers/letter.pdf`,
  applicationManual: (id: string) => `/applications/${part(id)}/papers/manual`,
  organiserAllocation: (slug: string) => `/organiser/fairs/${part(slug)}/allocation`,
  organiserAllocationLocks: (slug: string) => `/organiser/fairs/${part(slug)}/allocation/locks`,
  organiserAllocationUnlock: (slug: string, booth: string) =>
    `/organiser/fairs/${part(slug)}/allocation/locks/${part(booth)}/removal`,
  organiserAllocationRun: (slug: string, number: number, values?: Query) =>
    `/organiser/fairs/${part(slug)}/allocation/${number}${query(values)}`,
  organiserAllocationAct: (slug: string, number: number, act: "cancellation" | "adoption" | "discarding") =>
    `/organiser/fairs/${part(slug)}/allocation/${number}/${act}`,
  rounds: () => "/rounds",
  round: (slug: string) => `/rounds/${part(slug)}`,
  roundAwards: (slug: string, format: "csv" | "xlsx" | "docx" | "pdf") => `/rounds/${part(slug)}/awards.${format}`,
  roundNewComplaint: (slug: string, values?: { entry?: string }) =>
    `/rounds/${part(slug)}/complaints/new${query(values)}`,
  roundTranscript: (slug: string) => `/rounds/${part(slug)}/transcript`,
  roundTranscriptFile: (slug: string, values?: { digest?: string }) =>
    `/rounds/${part(slug)}/transcript.json${query(values)}`,
  roundComplaint: (slug: string, id: string) => `/rounds/${part(slug)}/complaints/${part(id)}`,
  statistics: () => "/statistics",
  verify: (values?: Query) => `/verify${query(values)}`,
  certificate: (number: string) => `/certificates/${part(number)}`,
  seal: (digest: string) => `/seals/${part(digest)}.json`,
  certificateJson: (number: string) => `/certificates/${part(number)}.json`,
  certificatePdf: (number: string) => `/certificates/${part(number)}.pdf`,
  certificateKit: (number: string) => `/certificates/${part(number)}/logo`,
  certificateLogo: (number: string, form: "svg" | "png") => `/certificates/${part(number)}/logo.${form}`,
  certificateQr: (number: string) => `/certificates/${part(number)}/qr.svg`,
  preferences: () => "/preferences",
  file: (id: string, variant: string) => `/files/${part(id)}/${part(variant)}`,

  login: (values?: { next?: string }) => `/login${query(values)}`,
  logout: () => "/logout",
  register: () => "/register",
  forgotPassword: () => "/forgot-password",
  resetPassword: (token: string) => `/reset-password/${part(token)}`,
  invitation: (token: string) => `/invitations/${part(token)}`,
  account: () => "/account",
  accountPassword: () => "/account/password",
  accountSession: (id: string) => `/account/sessions/${part(id)}/end`,
  accountSessions: () => "/account/sessions/end",
  accountData: () => "/account/data",
  accountDataFile: () => "/account/data.json",
  accountConsentWithdrawal: () => "/account/consent/withdrawal",
  accountDeletion: () => "/account/deletion",
  tokenRevocation: (id: string, values?: { returnTo?: string }) => `/tokens/${part(id)}/revocation${query(values)}`,
  invitationResending: (id: string) => `/invitations/${part(id)}/resending`,
  invitationRevocation: (id: string) => `/invitations/${part(id)}/revocation`,
  membershipEnd: (id: string, values?: { returnTo?: string }) => `/memberships/${part(id)}/end${query(values)}`,

  producerHome: () => "/producer",
  producerNewEstablishment: () => "/producer/establishments/new",
  producerEstablishment: (id: string) => `/producer/establishments/${part(id)}`,
  producerEstablishmentEdit: (id: string) => `/producer/establishments/${part(id)}/edit`,
  producerConsent: (id: string) => `/producer/establishments/${part(id)}/consent`,
  producerConsentWithdrawal: (id: string) => `/producer/establishments/${part(id)}/consent/withdrawal`,
  producerPeople: (id: string) => `/producer/establishments/${part(id)}/people`,
  producerPapers: (id: string) => `/producer/establishments/${part(id)}/papers`,
  producerPaperRenewal: (id: string) => `/producer/papers/${part(id)}/renewal`,
  producerPaperRetirement: (id: string) => `/producer/papers/${part(id)}/retirement`,
  producerNewProduct: (values?: { establishment?: string }) => `/producer/products/new${query(values)}`,
  producerProduct: (id: string) => `/producer/products/${part(id)}`,
  producerProductEdit: (id: string) => `/producer/products/${part(id)}/edit`,
  producerProductPhotos: (id: string) => `/producer/products/${part(id)}/photos`,
  producerProductPhoto: (id: string, photoId: string) => `/producer/products/${part(id)}/photos/${part(photoId)}`,
  producerPhotoUploads: (id: string) => `/producer/products/${part(id)}/photos/uploads`,
  producerPhotoPosition: (id: string, photoId: string) =>
    `/producer/products/${part(id)}/photos/${part(photoId)}/position`,
  producerPhotoRemoval: (id: string, photoId: string) =>
    `/producer/products/${part(id)}/photos/${part(photoId)}/removal`,
  producerNewNomination: (values?: { round?: string; product?: string }) => `/producer/nominations/new${query(values)}`,
  producerNomination: (id: string) => `/producer/nominations/${part(id)}`,
  producerNominationStep: (id: string, step: string) => `/producer/nominations/${part(id)}?step=${part(step)}`,
  producerNominationSaving: (id: string, step: string) => `/producer/nominations/${part(id)}/steps/${part(step)}`,
  producerNominationPapers: (id: string) => `/producer/nominations/${part(id)}/papers`,
  producerPaperRemoval: (id: string, fileId: string) =>
    `/producer/nominations/${part(id)}/papers/${part(fileId)}/removal`,
  producerVaultPapers: (id: string) => `/producer/nominations/${part(id)}/vault-papers`,
  producerNominationPending: (id: string) => `/producer/nominations/${part(id)}/pending-papers`,
  producerNominationSubmission: (id: string) => `/producer/nominations/${part(id)}/submission`,
  producerNominationReceipt: (id: string) => `/producer/nominations/${part(id)}/receipt.pdf`,
  producerNominationWithdrawal: (id: string) => `/producer/nominations/${part(id)}/withdrawal`,
  producerNominationRevival: (id: string) => `/producer/nominations/${part(id)}/revival`,
  producerLowerTitle: (id: string) => `/producer/nominations/${part(id)}/lower-title`,
  producerComplaints: () => "/producer/complaints",
  producerComplaint: (id: string) => `/producer/complaints/${part(id)}`,

  producerReports: () => "/producer/reports",
  producerReport: (award: string, year: number, values?: { step?: string }) =>
    `/producer/reports/${part(award)}/${year}${query(values)}`,
  producerReportSaving: (award: string, year: number, step: string) =>
    `/producer/reports/${part(award)}/${year}/steps/${part(step)}`,
  producerReportAct: (award: string, year: number, act: "submission" | "supports" | "last-year") =>
    `/producer/reports/${part(award)}/${year}/${act}`,
  producerReportSupport: (award: string, year: number, support: string) =>
    `/producer/reports/${part(award)}/${year}/supports/${part(support)}`,
  producerReportSupportRemoval: (award: string, year: number, support: string) =>
    `/producer/reports/${part(award)}/${year}/supports/${part(support)}/removal`,

  judge: () => "/judge",
  judgeRound: (slug: string, values?: Query) => `/judge/rounds/${part(slug)}${query(values)}`,
  judgeJury: (slug: string) => `/judge/rounds/${part(slug)}/jury`,
  judgeSeatAcceptance: (id: string) => `/judge/seats/${part(id)}/acceptance`,
  judgeSeatDeclining: (id: string) => `/judge/seats/${part(id)}/declining`,
  judgeConflicts: (slug: string) => `/judge/rounds/${part(slug)}/conflicts`,
  judgeConflictsRest: (slug: string) => `/judge/rounds/${part(slug)}/conflicts/rest`,
  judgeFrame: (slug: string) => `/judge/rounds/${part(slug)}/frame`,
  judgeCalibration: (slug: string) => `/judge/rounds/${part(slug)}/calibration`,
  judgeCalibrationDesk: (slug: string) => `/judge/rounds/${part(slug)}/calibration/desk`,
  judgeAnchor: (slug: string, anchor: string) => `/judge/rounds/${part(slug)}/calibration/${part(anchor)}`,
  judgeAnchorAct: (slug: string, anchor: string, act: "points" | "submission" | "second-time") =>
    `/judge/rounds/${part(slug)}/calibration/${part(anchor)}/${act}`,
  judgeComparison: (slug: string, anchor: string, values?: Query) =>
    `/judge/rounds/${part(slug)}/calibration/${part(anchor)}/comparison${query(values)}`,
  judgePack: (slug: string) => `/judge/rounds/${part(slug)}/pack.json`,
  judgeSync: () => "/judge/sync",
  judgeOffline: () => "/judge/offline",
  judgeSheet: (id: string) => `/judge/sheets/${part(id)}`,
  judgeSheetSignature: (id: string) => `/judge/sheets/${part(id)}/signature`,
  judgeSheetRecusal: (id: string) => `/judge/sheets/${part(id)}/recusal`,
  judgePhoto: (id: string, photo: string, form: string) =>
    `/judge/sheets/${part(id)}/photos/${part(photo)}/${part(form)}`,
  judgeSheetReopening: (id: string) => `/judge/sheets/${part(id)}/reopening`,

  council: () => "/council",
  councilRound: (slug: string) => `/council/rounds/${part(slug)}`,
  councilFrame: (slug: string) => `/council/rounds/${part(slug)}/frame`,
  councilMotion: (id: string) => `/council/motions/${part(id)}`,

  frameBands: (slug: string, criterion: string) => `/frames/rounds/${part(slug)}/criteria/${part(criterion)}`,
  calibrationAct: (slug: string, act: "opening" | "closing") => `/calibration/rounds/${part(slug)}/${act}`,
  calibrationWaiver: (slug: string, seat: string) => `/calibration/rounds/${part(slug)}/waivers/${part(seat)}`,
  calibrationNewAnchor: (slug: string) => `/calibration/rounds/${part(slug)}/anchors/new`,
  calibrationAnchor: (id: string) => `/calibration/anchors/${part(id)}`,
  calibrationAnchorAct: (id: string, act: "photos" | "reference" | "removal") =>
    `/calibration/anchors/${part(id)}/${act}`,
  calibrationPhotoRemoval: (id: string, file: string) =>
    `/calibration/anchors/${part(id)}/photos/${part(file)}/removal`,
  frameAct: (id: string, act: "decision" | "return") => `/frames/${part(id)}/${act}`,

  organiser: () => "/organiser",
  organiserNewRound: (values?: { scheme?: string }) => `/organiser/rounds/new${query(values)}`,
  organiserRound: (slug: string) => `/organiser/rounds/${part(slug)}`,
  organiserRoundRules: (slug: string) => `/organiser/rounds/${part(slug)}/rules`,
  organiserRulesSection: (slug: string, section: string) => `/organiser/rounds/${part(slug)}/rules/${section}`,
  organiserRulesBands: (slug: string, criterion: string) =>
    `/organiser/rounds/${part(slug)}/rules/criteria/${part(criterion)}`,
  organiserRulesChanges: (slug: string) => `/organiser/rounds/${part(slug)}/rules/changes`,
  organiserRulesSimulation: (slug: string) => `/organiser/rounds/${part(slug)}/rules/simulation`,
  organiserRulesReopening: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening`,
  organiserReopeningStart: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening/start`,
  organiserReopeningRemoval: (slug: string) => `/organiser/rounds/${part(slug)}/rules/reopening/removal`,
  organiserRoundIdentity: (slug: string) => `/organiser/rounds/${part(slug)}/identity`,
  organiserRoundAgencies: (slug: string) => `/organiser/rounds/${part(slug)}/agencies`,
  organiserRoundCopy: (slug: string) => `/organiser/rounds/${part(slug)}/copy`,
  organiserCalibration: (slug: string) => `/organiser/rounds/${part(slug)}/calibration`,
  organiserComparison: (slug: string, anchor: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/calibration/${part(anchor)}${query(values)}`,
  organiserFrame: (slug: string) => `/organiser/rounds/${part(slug)}/frame`,
  organiserRoundOpening: (slug: string) => `/organiser/rounds/${part(slug)}/opening`,
  organiserRoundCancellation: (slug: string) => `/organiser/rounds/${part(slug)}/cancellation`,
  organiserRoundPhase: (slug: string, values?: { to?: string }) =>
    `/organiser/rounds/${part(slug)}/phase${query(values)}`,
  organiserRoundTerritory: (slug: string) => `/organiser/rounds/${part(slug)}/territory`,
  organiserRoundTimetable: (slug: string, values?: { from?: string }) =>
    `/organiser/rounds/${part(slug)}/timetable${query(values)}`,
  organiserNominations: (slug: string, values?: Query) => `/organiser/rounds/${part(slug)}/nominations${query(values)}`,
  organiserBulk: (slug: string, act: "assignment" | "admission" | "request", values?: Query) =>
    `/organiser/rounds/${part(slug)}/nominations/${act}${query(values)}`,
  organiserSamples: (slug: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/nominations/samples${query(values)}`,
  organiserNomination: (id: string, values?: Query) => `/organiser/nominations/${part(id)}${query(values)}`,
  organiserNominationAct: (
    id: string,
    act:
      | "admission"
      | "admission/undoing"
      | "refusal"
      | "refusal/undoing"
      | "request"
      | "assignment"
      | "checks"
      | "completion"
      | "papers-day",
    values?: Query,
  ) => `/organiser/nominations/${part(id)}/${act}${query(values)}`,
  organiserNominationSample: (id: string) => `/organiser/nominations/${part(id)}/sample`,
  organiserNominationDossier: (id: string, format: "zip" | "pdf") =>
    `/organiser/nominations/${part(id)}/dossier.${format}`,
  organiserDesk: (slug: string) => `/organiser/rounds/${part(slug)}/desk`,
  organiserPaper: (slug: string) => `/organiser/rounds/${part(slug)}/paper`,
  organiserPaperSettings: (slug: string) => `/organiser/rounds/${part(slug)}/paper/settings`,
  organiserPaperPrints: (slug: string) => `/organiser/rounds/${part(slug)}/paper/prints`,
  organiserPaperPrint: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/paper/prints/${part(id)}.pdf`,
  organiserPaperWorkbooks: (slug: string) => `/organiser/rounds/${part(slug)}/paper/workbooks`,
  organiserPaperWorkbook: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/paper/workbooks/${part(id)}.xlsx`,
  organiserPaperFile: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/paper/files/${part(id)}`,
  organiserPaperFileDiscarding: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/paper/files/${part(id)}/discarding`,
  organiserPaperSheet: (slug: string, code: string) => `/organiser/rounds/${part(slug)}/paper/${part(code)}`,
  organiserPaperResolution: (slug: string, code: string) =>
    `/organiser/rounds/${part(slug)}/paper/${part(code)}/resolution`,
  organiserPaperWithdrawal: (slug: string, code: string) =>
    `/organiser/rounds/${part(slug)}/paper/${part(code)}/withdrawal`,
  organiserRedactions: (slug: string, values?: Query) => `/organiser/rounds/${part(slug)}/redactions${query(values)}`,
  organiserRedaction: (slug: string, nomination: string) =>
    `/organiser/rounds/${part(slug)}/redactions/${part(nomination)}`,
  organiserRedactionRelease: (slug: string, nomination: string) =>
    `/organiser/rounds/${part(slug)}/redactions/${part(nomination)}/release`,
  organiserConflicts: (slug: string) => `/organiser/rounds/${part(slug)}/conflicts`,
  organiserConflictsReminder: (slug: string) => `/organiser/rounds/${part(slug)}/conflicts/reminder`,
  organiserRecusalLifting: (slug: string, seat: string, entry: string) =>
    `/organiser/rounds/${part(slug)}/conflicts/${part(seat)}/${part(entry)}/lifting`,
  organiserHintDismissal: (slug: string, seat: string, entry: string, kind: string) =>
    `/organiser/rounds/${part(slug)}/conflicts/${part(seat)}/${part(entry)}/hints/${part(kind)}`,
  organiserJury: (slug: string) => `/organiser/rounds/${part(slug)}/jury`,
  organiserJuror: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}/end`,
  organiserJurySeat: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}`,
  organiserSubstitution: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}/substitution`,
  organiserJuryPlan: (slug: string, values?: { way: string; perEntry: number | null }) =>
    `/organiser/rounds/${part(slug)}/jury/plan${query(values)}`,
  organiserJuryEntries: (slug: string, values?: { show: "few" | undefined }) =>
    `/organiser/rounds/${part(slug)}/jury/entries${query(values)}`,
  organiserJuryEntry: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/jury/entries/${part(nominationId)}`,
  organiserJuryEntryRemoval: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/jury/entries/${part(nominationId)}/removal`,
  organiserJuryLinks: (slug: string) => `/organiser/rounds/${part(slug)}/jury/links`,
  organiserCouncil: (slug: string) => `/organiser/rounds/${part(slug)}/council`,
  organiserCouncilSeat: (slug: string, seatId: string) => `/organiser/rounds/${part(slug)}/council/${part(seatId)}/end`,
  organiserMeetings: (slug: string) => `/organiser/rounds/${part(slug)}/meetings`,
  organiserNewMeeting: (slug: string) => `/organiser/rounds/${part(slug)}/meetings/new`,
  organiserMeeting: (slug: string, number: number) => `/organiser/rounds/${part(slug)}/meetings/${number}`,
  organiserMeetingAct: (
    slug: string,
    number: number,
    act: "attendance" | "opening" | "closing" | "notes" | "edit" | "cancellation" | "adjournment",
  ) => `/organiser/rounds/${part(slug)}/meetings/${number}/${act}`,
  organiserMinutes: (slug: string, number: number, format: "docx" | "pdf") =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/minutes.${format}`,
  organiserNewMotion: (slug: string, number: number, values?: { kind?: string }) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/new${query(values)}`,
  organiserMotion: (slug: string, number: number, motion: number) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/${motion}`,
  organiserMotionClosing: (slug: string, number: number, motion: number) =>
    `/organiser/rounds/${part(slug)}/meetings/${number}/motions/${motion}/closing`,
  organiserList: (slug: string) => `/organiser/rounds/${part(slug)}/list`,
  organiserListProposal: (slug: string) => `/organiser/rounds/${part(slug)}/list/proposal`,
  organiserVerdicts: (slug: string, values?: { entry?: string | readonly string[] }) =>
    `/organiser/rounds/${part(slug)}/list/verdicts${query(values)}`,
  organiserNewSet: (slug: string, values?: { entry?: string | readonly string[] }) =>
    `/organiser/rounds/${part(slug)}/list/sets/new${query(values)}`,
  organiserSetUndoing: (slug: string, id: string) => `/organiser/rounds/${part(slug)}/list/sets/${part(id)}/undoing`,
  organiserExpectedList: (slug: string) => `/organiser/rounds/${part(slug)}/list/expected`,
  organiserTally: (slug: string) => `/organiser/rounds/${part(slug)}/tally`,
  organiserReliability: (slug: string) => `/organiser/rounds/${part(slug)}/reliability`,
  organiserReliabilityTable: (slug: string, table: "figures" | "jurors" | "entries" | "hints" | "rasch") =>
    `/organiser/rounds/${part(slug)}/reliability/${table}.csv`,
  organiserDecision: (slug: string) => `/organiser/rounds/${part(slug)}/decision`,
  organiserDecisionAct: (slug: string, id: string, act: "release" | "withdrawal") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/${act}`,
  organiserPapersOfRelease: (slug: string, values?: { decision?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/papers${query(values)}`,
  organiserListLayout: (slug: string) => `/organiser/rounds/${part(slug)}/papers/lists`,
  organiserDecisionLetter: (slug: string, values?: { decision?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/papers/letter${query(values)}`,
  organiserReleasePaper: (slug: string, paper: string, format: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/papers/${part(paper)}/${part(format)}${query(values)}`,
  organiserDecisionPreview: (slug: string, id: string, values?: { template?: string | undefined }) =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/preview.pdf${query(values)}`,
  organiserCertificates: (slug: string, id: string) =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/certificates`,
  organiserPrintRun: (slug: string, id: string, run: string, act: "file" | "cancellation") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/certificates/${part(run)}/${act}`,
  organiserDecisionList: (slug: string, id: string, format: "csv" | "xlsx" | "docx" | "pdf" | "json") =>
    `/organiser/rounds/${part(slug)}/decision/${part(id)}/list/${format}`,
  organiserForwarding: (slug: string, values?: { to?: string }) =>
    `/organiser/rounds/${part(slug)}/forwarding${query(values)}`,
  organiserTakingBack: (slug: string, nominationId: string) =>
    `/organiser/rounds/${part(slug)}/forwarding/${part(nominationId)}/withdrawal`,
  organiserIncoming: (slug: string) => `/organiser/rounds/${part(slug)}/incoming`,
  organiserSummaryList: (slug: string, direction: "forwarding" | "incoming", format: "csv" | "xlsx" | "docx" | "pdf") =>
    `/organiser/rounds/${part(slug)}/${direction}/list/${format}`,
  organiserSchemes: () => "/organiser/schemes",
  organiserScheme: (code: string) => `/organiser/schemes/${part(code)}`,
  organiserSchemeCopy: (code: string) => `/organiser/schemes/${part(code)}/copy`,
  organiserSchemeVersion: (code: string, version: number) => `/organiser/schemes/${part(code)}/versions/${version}`,
  organiserSchemeChanges: (code: string, values?: Query) => `/organiser/schemes/${part(code)}/changes${query(values)}`,
  organiserSchemeDraft: (code: string) => `/organiser/schemes/${part(code)}/draft`,
  organiserSchemeSection: (code: string, section: string) => `/organiser/schemes/${part(code)}/draft/${section}`,
  organiserSchemeBands: (code: string, criterion: string) =>
    `/organiser/schemes/${part(code)}/draft/criteria/${part(criterion)}`,
  organiserSchemeSimulation: (code: string, values?: { round?: string }) =>
    `/organiser/schemes/${part(code)}/draft/simulation${query(values)}`,
  organiserSchemePublication: (code: string) => `/organiser/schemes/${part(code)}/draft/publication`,
  organiserSchemeRemoval: (code: string) => `/organiser/schemes/${part(code)}/draft/removal`,
  organiserRoundComplaints: (slug: string, values?: Query) =>
    `/organiser/rounds/${part(slug)}/complaints${query(values)}`,
  organiserComplaints: (values?: Query) => `/organiser/complaints${query(values)}`,
  organiserComplaint: (id: string) => `/organiser/complaints/${part(id)}`,
  organiserComplaintAssignment: (id: string) => `/organiser/complaints/${part(id)}/assignment`,
  organiserComplaintNotes: (id: string) => `/organiser/complaints/${part(id)}/notes`,
  organiserComplaintRetally: (id: string) => `/organiser/complaints/${part(id)}/retally`,
  organiserComplaintAnswer: (id: string) => `/organiser/complaints/${part(id)}/answer`,
  organiserComplaintProposal: (id: string) => `/organiser/complaints/${part(id)}/revocation-proposal`,
  organiserReissue: (number: string) => `/organiser/certificates/${part(number)}/reissue`,
  organiserCorrection: (number: string) => `/organiser/certificates/${part(number)}/correction`,
  organiserRevocation: (number: string) => `/organiser/certificates/${part(number)}/revocation`,
  organiserImports: () => "/organiser/imports",
  organiserImport: (id: string, values?: Query) => `/organiser/imports/${part(id)}${query(values)}`,
  organiserImportApplication: (id: string) => `/organiser/imports/${part(id)}/application`,
  organiserImportRemoval: (id: string) => `/organiser/imports/${part(id)}/removal`,
  organiserImportErrors: (id: string, values?: Query) => `/organiser/imports/${part(id)}/errors.csv${query(values)}`,
  organiserAgency: (slug: string) => `/organiser/agencies/${part(slug)}`,
  organiserTemplates: (agency: string) => `/organiser/agencies/${part(agency)}/templates`,
  organiserTemplatePictures: (agency: string) => `/organiser/agencies/${part(agency)}/templates/pictures`,
  organiserTemplateEmblem: (agency: string) => `/organiser/agencies/${part(agency)}/templates/emblem`,
  organiserTemplatePicture: (agency: string, picture: string) =>
    `/organiser/agencies/${part(agency)}/templates/pictures/${part(picture)}`,
  organiserTemplate: (agency: string, id: string) => `/organiser/agencies/${part(agency)}/templates/${part(id)}`,
  organiserTemplateAct: (agency: string, id: string, act: "drawing" | "archiving" | "reinstatement") =>
    `/organiser/agencies/${part(agency)}/templates/${part(id)}/${act}`,
  organiserTemplatePreview: (agency: string, id: string, values?: { of?: string; version?: number }) =>
    `/organiser/agencies/${part(agency)}/templates/${part(id)}/preview.pdf${query(values)}`,
  organiserReports: () => "/organiser/reports",
  organiserReport: (id: string) => `/organiser/reports/${part(id)}`,
  organiserReportAct: (id: string, act: "note" | "return") => `/organiser/reports/${part(id)}/${act}`,
  organiserAgencyReports: (slug: string, values?: Query) => `/organiser/agencies/${part(slug)}/reports${query(values)}`,
  organiserReportsFile: (slug: string, format: "xlsx" | "csv", values?: Query) =>
    `/organiser/agencies/${part(slug)}/reports/list/${format}${query(values)}`,
  organiserReportsReminder: (slug: string, values: { year: number }) =>
    `/organiser/agencies/${part(slug)}/reports/reminder${query(values)}`,
  organiserReminders: (slug: string) => `/organiser/agencies/${part(slug)}/reminders`,
  organiserEnding: (slug: string, values?: Query) => `/organiser/agencies/${part(slug)}/ending${query(values)}`,
  organiserEndingFile: (slug: string, format: "xlsx" | "csv") =>
    `/organiser/agencies/${part(slug)}/ending/list/${format}`,

  admin: () => "/admin",
  adminUsers: (values?: Query) => `/admin/users${query(values)}`,
  adminUser: (id: string) => `/admin/users/${part(id)}`,
  adminUserRoles: (id: string) => `/admin/users/${part(id)}/roles`,
  adminUserDisabling: (id: string) => `/admin/users/${part(id)}/disabling`,
  adminUserEnabling: (id: string) => `/admin/users/${part(id)}/enabling`,
  adminUserSessions: (id: string) => `/admin/users/${part(id)}/sessions/end`,
  adminAgencies: () => "/admin/agencies",
  adminNewAgency: () => "/admin/agencies/new",
  adminAgency: (slug: string) => `/admin/agencies/${part(slug)}`,
  adminAgencyNames: (slug: string) => `/admin/agencies/${part(slug)}/names`,
  adminInvitations: () => "/admin/invitations",
  adminNewInvitation: () => "/admin/invitations/new",
  adminOutbox: () => "/admin/outbox",
  adminOutboxMail: (id: string) => `/admin/outbox/${part(id)}`,
  adminAudit: (values?: Query) => `/admin/audit${query(values)}`,
  adminHolidays: (values?: Query) => `/admin/holidays${query(values)}`,
  adminHolidayRemoval: (day: string) => `/admin/holidays/${part(day)}/removal`,
  adminPermissions: () => "/admin/permissions",
} as const;
