import { m } from "~/i18n/paraglide/messages";
import { getLocale } from "~/i18n/paraglide/runtime";
import type {
  ApplicationEvent,
  ApplicationState,
  AwardStatus,
  BoothKind,
  BoothState,
  CertificateStatus,
  Compared,
  ComplaintOutcome,
  CouncilRole,
  FairEventKind,
  FairIndicator,
  FairMoneySource,
  FairPart,
  FairServiceKind,
  IncidentKind,
  IncidentSeverity,
  LegalForm,
  Level,
  MeetingActor,
  MeetingOutcome,
  MeetingPart,
  MeetingState,
  MoneyStanding,
  NominationState,
  Outcome,
  PanelRole,
  PaperKind,
  PassKind,
  PaymentKind,
  PhaseKind,
  PhotoView,
  PriceUnit,
  ProductGroup,
  RegionCode,
  ReportState,
  Role,
  ScanVerdict,
  SetCase,
  Supported,
  SupportKind,
  SupportSource,
  SurveyMark,
  SurveyPart,
  TransferFinding,
} from "~/lib/vocabulary";

type Names<Word extends string> = Record<Word, () => string>;

/** Speaks a closed list of words; a word outside it (a scheme may bring its own groups) is said as it is. */
function speak<Word extends string>(names: Names<Word>): (word: Word | (string & {})) => string {
  return (word) => (word in names ? names[word as Word]() : word);
}

/** vi "Cấp tỉnh" */
export const levelTitle = /* @__PURE__ */ speak<Level>({
  commune: m.common_level_title_commune,
  district: m.common_level_title_district,
  province: m.common_level_title_province,
  region: m.common_level_title_region,
  nation: m.common_level_title_nation,
});

const PROGRAMME_GROUPS = {
  A: m.common_group_a,
  B: m.common_group_b,
  C: m.common_group_c,
  D: m.common_group_d,
};

/** Where no round's rules are at hand; else `groupNameIn`. */
export const groupName = /* @__PURE__ */ speak<ProductGroup>(PROGRAMME_GROUPS);

/** For tags, facets and narrow columns. */
export const shortGroupName = /* @__PURE__ */ speak<ProductGroup>({
  A: m.common_group_short_a,
  B: m.common_group_short_b,
  C: m.common_group_short_c,
  D: m.common_group_short_d,
});

/** What bears a name in both languages, in the reader's. */
export const nameInLanguage = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }): string =>
  getLocale() === "vi" ? name : nameEn;

/** Rules, as far as they name product groups. */
export interface GroupNames {
  readonly groups: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[];
}

/** A product group by the name that the rules of its round give it; one they do not know by the programme's. */
export function groupNameIn({ groups }: GroupNames, code: string): string {
  const group = groups.find((one) => one.code === code);
  if (!group) return groupName(code);
  return nameInLanguage(group);
}

/** The same for tags and narrow columns: only the programme's own groups have a shorter name. */
export function shortGroupNameIn(rules: GroupNames, code: string): string {
  const group = rules.groups.find((one) => one.code === code);
  // The programme's name in the language of its law: the scheme's own words in English may differ.
  const isProgrammes = !group || group.name === PROGRAMME_GROUPS[group.code as ProductGroup]?.({}, { locale: "vi" });
  return isProgrammes ? shortGroupName(code) : groupNameIn(rules, code);
}

export const roleName = /* @__PURE__ */ speak<Role>({
  admin: m.common_role_admin,
  organiser: m.common_role_organiser,
  secretary: m.common_role_secretary,
  support: m.common_role_support,
  producer: m.common_role_producer,
  juror: m.common_role_juror,
  council_member: m.common_role_council_member,
});

export const panelRoleName = /* @__PURE__ */ speak<PanelRole>({
  head: m.common_panel_head,
  deputy: m.common_panel_deputy,
  member: m.common_panel_member,
});

export const councilRoleName = /* @__PURE__ */ speak<CouncilRole>({
  chair: m.common_council_chair,
  vice_chair: m.common_council_vice_chair,
  member: m.common_council_member,
  secretary: m.common_council_secretary,
});

export const regionName = /* @__PURE__ */ speak<RegionCode>({
  north: m.common_region_north,
  central: m.common_region_central,
  south: m.common_region_south,
});

export const legalFormName = /* @__PURE__ */ speak<LegalForm>({
  enterprise: m.common_legal_enterprise,
  cooperative: m.common_legal_cooperative,
  cooperative_group: m.common_legal_cooperative_group,
  household: m.common_legal_household,
});

export const setCaseName = /* @__PURE__ */ speak<SetCase>({ a: m.common_set_a, b: m.common_set_b, c: m.common_set_c });

export const photoViewName = /* @__PURE__ */ speak<PhotoView>({
  front: m.common_view_front,
  side: m.common_view_side,
  above: m.common_view_above,
  other: m.common_view_other,
});

export const phaseName = /* @__PURE__ */ speak<PhaseKind>({
  call: m.common_phase_call,
  nomination: m.common_phase_nomination,
  screening: m.common_phase_screening,
  scoring: m.common_phase_scoring,
  council: m.common_phase_council,
  expected_list: m.common_phase_expected_list,
  decision: m.common_phase_decision,
  complaints: m.common_phase_complaints,
  closed: m.common_phase_closed,
});

export const nominationStateName = /* @__PURE__ */ speak<NominationState>({
  draft: m.common_nomination_draft,
  submitted: m.common_nomination_submitted,
  more_asked: m.common_nomination_more_asked,
  admitted: m.common_nomination_admitted,
  refused: m.common_nomination_refused,
  withdrawn: m.common_nomination_withdrawn,
});

export const outcomeName = /* @__PURE__ */ speak<Outcome>({
  recognised: m.common_outcome_recognised,
  passed_over_cap: m.common_outcome_passed_over_cap,
  not_passed: m.common_outcome_not_passed,
  too_few_sheets: m.common_outcome_too_few_sheets,
});

export const awardStatusName = /* @__PURE__ */ speak<AwardStatus | CertificateStatus | "unknown">({
  valid: m.common_award_valid,
  expired: m.common_award_expired,
  revoked: m.common_award_revoked,
  recorded: m.common_award_recorded,
  superseded: m.common_award_superseded,
  unknown: m.common_award_unknown,
});

export const complaintOutcomeName = /* @__PURE__ */ speak<ComplaintOutcome>({
  upheld: m.complaints_outcome_upheld,
  partly_upheld: m.complaints_outcome_partly_upheld,
  rejected: m.complaints_outcome_rejected,
  withdrawn: m.complaints_outcome_withdrawn,
});

export const applicationStateName = /* @__PURE__ */ speak<ApplicationState>({
  draft: m.applications_state_draft,
  submitted: m.applications_state_submitted,
  more_asked: m.applications_state_more_asked,
  accepted: m.applications_state_accepted,
  waiting: m.applications_state_waiting,
  refused: m.applications_state_refused,
  withdrawn: m.applications_state_withdrawn,
});

export const applicationEventName = /* @__PURE__ */ speak<ApplicationEvent>({
  draft: m.applications_event_draft,
  submitted: m.applications_event_submitted,
  more_asked: m.applications_event_more_asked,
  accepted: m.applications_event_accepted,
  waiting: m.applications_event_waiting,
  refused: m.applications_event_refused,
  withdrawn: m.applications_event_withdrawn,
  grant_changed: m.applications_event_grant_changed,
  decision_undone: m.applications_event_decision_undone,
  corrected: m.applications_event_corrected,
  request_withdrawn: m.applications_event_request_withdrawn,
});

export const boothStateName = /* @__PURE__ */ speak<BoothState>({
  available: m.common_booth_available,
  held: m.common_booth_held,
  reserved: m.common_booth_reserved,
  confirmed: m.common_booth_confirmed,
  blocked: m.common_booth_blocked,
});

export const boothKindName = /* @__PURE__ */ speak<BoothKind>({
  standard: m.fairs_kind_standard,
  corner: m.fairs_kind_corner,
  raw: m.fairs_kind_raw,
  pavilion: m.fairs_kind_pavilion,
  common: m.fairs_kind_common,
});

export const fairPartName = /* @__PURE__ */ speak<FairPart>({
  host: m.fairs_part_host,
  co_organiser: m.fairs_part_co_organiser,
  operator: m.fairs_part_operator,
  sponsor: m.fairs_part_sponsor,
});

export const fairEventKindName = /* @__PURE__ */ speak<FairEventKind>({
  opening: m.fairs_event_opening,
  award_ceremony: m.fairs_event_award_ceremony,
  meeting: m.fairs_event_meeting,
  seminar: m.fairs_event_seminar,
  culture: m.fairs_event_culture,
  closing: m.fairs_event_closing,
  other: m.fairs_event_other,
});

export const fairServiceKindName = /* @__PURE__ */ speak<FairServiceKind>({
  power: m.fairs_service_power,
  water: m.fairs_service_water,
  furniture: m.fairs_service_furniture,
  internet: m.fairs_service_internet,
  other: m.fairs_service_other,
});

export const priceUnitName = /* @__PURE__ */ speak<PriceUnit>({
  booth: m.fairs_per_booth,
  square_metre: m.fairs_per_square_metre,
});

export const fairMoneySourceName = /* @__PURE__ */ speak<FairMoneySource>({
  national_promotion: m.fairs_money_national_promotion,
  local_promotion: m.fairs_money_local_promotion,
  other_budget: m.fairs_money_other_budget,
  exhibitors: m.fairs_money_exhibitors,
  sponsors: m.fairs_money_sponsors,
});

export const supportedName = /* @__PURE__ */ speak<Supported>({
  all: m.fairs_supported_all,
  rural: m.fairs_supported_rural,
  recognised: m.fairs_supported_recognised,
});

export const moneyStandingName = /* @__PURE__ */ speak<MoneyStanding>({
  refund: m.invoices_standing_refund,
  not_billed: m.invoices_standing_not_billed,
  changed: m.invoices_standing_changed,
  late: m.invoices_standing_late,
  part: m.invoices_standing_part,
  open: m.invoices_standing_open,
  settled: m.invoices_standing_settled,
  ended: m.invoices_standing_ended,
});

export const paymentKindName = /* @__PURE__ */ speak<PaymentKind>({
  transfer: m.invoices_kind_transfer,
  cash: m.invoices_kind_cash,
  refund: m.invoices_kind_refund,
});

export const transferFindingName = /* @__PURE__ */ speak<TransferFinding>({
  exact: m.invoices_finding_exact,
  too_small: m.invoices_finding_too_small,
  part: m.invoices_finding_part,
  too_large: m.invoices_finding_too_large,
  duplicate: m.invoices_finding_duplicate,
  cancelled: m.invoices_finding_cancelled,
  several: m.invoices_finding_several,
  wrong_reference: m.invoices_finding_wrong_reference,
  unknown: m.invoices_finding_unknown,
  doubtful: m.invoices_finding_doubtful,
});

export const paperKindName = /* @__PURE__ */ speak<PaperKind>({
  registration: m.nominations_paper_registration,
  food_safety: m.nominations_paper_food_safety,
  quality: m.nominations_paper_quality,
  trademark: m.nominations_paper_trademark,
  environment: m.nominations_paper_environment,
  award: m.nominations_paper_award,
  lower_title: m.nominations_paper_lower_title,
  request_letter: m.nominations_paper_request_letter,
  other: m.nominations_paper_other,
});

export const supportKindName = /* @__PURE__ */ speak<SupportKind>({
  training: m.reports_kind_training,
  technology: m.reports_kind_technology,
  fair: m.reports_kind_fair,
  trademark: m.reports_kind_trademark,
  packaging: m.reports_kind_packaging,
  website: m.reports_kind_website,
  loan: m.reports_kind_loan,
  prize: m.reports_kind_prize,
  other: m.reports_kind_other,
});

export const supportSourceName = /* @__PURE__ */ speak<SupportSource>({
  national_promotion: m.reports_source_national_promotion,
  local_promotion: m.reports_source_local_promotion,
  other_budget: m.reports_source_other_budget,
  credit: m.reports_source_credit,
  organisation: m.reports_source_organisation,
});

export const reportStandingName = /* @__PURE__ */ speak<"due" | "late" | Exclude<ReportState, "draft">>({
  due: m.reports_standing_due,
  late: m.reports_standing_late,
  submitted: m.reports_standing_submitted,
  returned: m.reports_standing_returned,
  acknowledged: m.reports_standing_acknowledged,
});

export const surveyPartName = /* @__PURE__ */ speak<SurveyPart>({
  exhibitor: m.closings_part_exhibitor,
  visitor: m.closings_part_visitor,
});

export const surveyMarkName = /* @__PURE__ */ speak<SurveyMark>({
  whole: m.closings_mark_whole,
  running: m.closings_mark_running,
  meeting: m.closings_mark_meeting,
});

export const comparedName = /* @__PURE__ */ speak<Compared>({
  booths: m.closings_booths,
  establishments: m.closings_establishments,
  provinces: m.closings_provinces,
  visits: m.closings_visits,
  sales: m.closings_revenue,
  contracts: m.closings_contracts,
});

export const fairIndicatorName = /* @__PURE__ */ speak<FairIndicator>({
  fairs: m.figures_indicator_fairs,
  booths: m.figures_indicator_booths,
  establishments: m.figures_indicator_establishments,
  visits: m.figures_indicator_visits,
  sales: m.figures_indicator_sales,
  contracts: m.figures_indicator_contracts,
  contracted: m.figures_indicator_contracted,
  support: m.figures_indicator_support,
});

export const passKindName = /* @__PURE__ */ speak<PassKind>({
  exhibitor: m.days_kind_exhibitor,
  visitor: m.days_kind_visitor,
  guest: m.days_kind_guest,
  staff: m.days_kind_staff,
  organiser: m.days_kind_organiser,
});

export const scanVerdictName = /* @__PURE__ */ speak<ScanVerdict>({
  admitted: m.days_verdict_admitted,
  already_in: m.days_verdict_already_in,
  wrong_gate: m.days_verdict_wrong_gate,
  wrong_day: m.days_verdict_wrong_day,
  revoked: m.days_verdict_revoked,
  unknown: m.days_verdict_unknown,
});

export const incidentKindName = /* @__PURE__ */ speak<IncidentKind>({
  safety: m.days_incident_safety,
  fire: m.days_incident_fire,
  health: m.days_incident_health,
  security: m.days_incident_security,
  lost_property: m.days_incident_lost_property,
  technical: m.days_incident_technical,
  other: m.days_incident_other,
});

export const incidentSeverityName = /* @__PURE__ */ speak<IncidentSeverity>({
  low: m.days_severity_low,
  serious: m.days_severity_serious,
  critical: m.days_severity_critical,
});

export const meetingPartName = /* @__PURE__ */ speak<MeetingPart>({
  any: m.meetings_part_any,
  morning: m.meetings_part_morning,
  afternoon: m.meetings_part_afternoon,
});

export const meetingStateName = /* @__PURE__ */ speak<MeetingState>({
  asked: m.meetings_state_asked,
  accepted: m.meetings_state_accepted,
  declined: m.meetings_state_declined,
  withdrawn: m.meetings_state_withdrawn,
  cancelled: m.meetings_state_cancelled,
});

/** Who did something to a meeting. */
export const meetingActorName = /* @__PURE__ */ speak<MeetingActor>({
  buyer: m.meetings_buyer,
  exhibitor: m.meetings_exhibitor,
  organiser: m.meetings_organiser,
});

export const meetingOutcomeName = /* @__PURE__ */ speak<MeetingOutcome>({
  contract: m.meetings_outcome_contract,
  agreement: m.meetings_outcome_agreement,
  follow_up: m.meetings_outcome_follow_up,
  nothing: m.meetings_outcome_nothing,
  not_held: m.meetings_outcome_not_held,
});
