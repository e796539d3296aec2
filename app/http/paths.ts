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
  rounds: () => "/rounds",
  round: (slug: string) => `/rounds/${part(slug)}`,
  statistics: () => "/statistics",
  verify: (values?: Query) => `/verify${query(values)}`,
  certificate: (number: string) => `/certificates/${part(number)}`,
  certificatePdf: (number: string) => `/certificates/${part(number)}.pdf`,
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
  producerNominationSubmission: (id: string) => `/producer/nominations/${part(id)}/submission`,
  producerNominationWithdrawal: (id: string) => `/producer/nominations/${part(id)}/withdrawal`,

  judge: () => "/judge",
  judgeRound: (slug: string, values?: Query) => `/judge/rounds/${part(slug)}${query(values)}`,
  judgeJury: (slug: string) => `/judge/rounds/${part(slug)}/jury`,
  judgeSheet: (id: string) => `/judge/sheets/${part(id)}`,
  judgeSheetPoints: (id: string) => `/judge/sheets/${part(id)}/points`,
  judgeSheetRemarks: (id: string) => `/judge/sheets/${part(id)}/remarks`,
  judgeSheetSignature: (id: string) => `/judge/sheets/${part(id)}/signature`,
  judgeSheetRecusal: (id: string) => `/judge/sheets/${part(id)}/recusal`,
  judgeSheetReopening: (id: string) => `/judge/sheets/${part(id)}/reopening`,

  organiser: () => "/organiser",
  organiserNewRound: () => "/organiser/rounds/new",
  organiserRound: (slug: string) => `/organiser/rounds/${part(slug)}`,
  organiserRoundRules: (slug: string) => `/organiser/rounds/${part(slug)}/rules`,
  organiserRoundOpening: (slug: string) => `/organiser/rounds/${part(slug)}/opening`,
  organiserRoundPhase: (slug: string, values?: { to?: string }) =>
    `/organiser/rounds/${part(slug)}/phase${query(values)}`,
  organiserRoundTerritory: (slug: string) => `/organiser/rounds/${part(slug)}/territory`,
  organiserRoundTimetable: (slug: string) => `/organiser/rounds/${part(slug)}/timetable`,
  organiserNominations: (slug: string, values?: Query) => `/organiser/rounds/${part(slug)}/nominations${query(values)}`,
  organiserNomination: (id: string) => `/organiser/nominations/${part(id)}`,
  organiserNominationAdmission: (id: string) => `/organiser/nominations/${part(id)}/admission`,
  organiserNominationRefusal: (id: string) => `/organiser/nominations/${part(id)}/refusal`,
  organiserNominationRequest: (id: string) => `/organiser/nominations/${part(id)}/request`,
  organiserJury: (slug: string) => `/organiser/rounds/${part(slug)}/jury`,
  organiserJuror: (slug: string, appointmentId: string) =>
    `/organiser/rounds/${part(slug)}/jury/${part(appointmentId)}/end`,
  organiserCouncil: (slug: string) => `/organiser/rounds/${part(slug)}/council`,
  organiserCouncilSeat: (slug: string, seatId: string) => `/organiser/rounds/${part(slug)}/council/${part(seatId)}/end`,
  organiserTally: (slug: string) => `/organiser/rounds/${part(slug)}/tally`,
  organiserDecision: (slug: string) => `/organiser/rounds/${part(slug)}/decision`,
  organiserAwardList: (slug: string, format: "csv" | "xlsx" | "docx" | "pdf") =>
    `/organiser/rounds/${part(slug)}/awards.${format}`,
  organiserImports: () => "/organiser/imports",
  organiserImport: (id: string, values?: Query) => `/organiser/imports/${part(id)}${query(values)}`,
  organiserImportApplication: (id: string) => `/organiser/imports/${part(id)}/application`,
  organiserImportRemoval: (id: string) => `/organiser/imports/${part(id)}/removal`,
  organiserImportErrors: (id: string, values?: Query) => `/organiser/imports/${part(id)}/errors.csv${query(values)}`,
  organiserAgency: (slug: string) => `/organiser/agencies/${part(slug)}`,

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
  adminPermissions: () => "/admin/permissions",
} as const;
