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
  organiserFairs: () => "/organiser/fairs",
  organiserFair: (slug: string) => `/organiser/fairs/${part(slug)}`,
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
