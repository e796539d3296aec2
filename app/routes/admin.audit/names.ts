import { m } from "~/i18n/paraglide/messages";

/** What is said of words of the audit; a word that is not here is shown as it is kept. */
const ACTS: Readonly<Record<string, () => string>> = {
  "agencies.created": m.audit_act_agencies_created,
  "agencies.named": m.audit_act_agencies_named,
  "awards.imported": m.audit_act_awards_imported,
  "council.named": m.audit_act_council_named,
  "council.seat_ended": m.audit_act_council_seat_ended,
  "decisions.recorded": m.audit_act_decisions_recorded,
  "establishments.contact_consent_given": m.audit_act_establishments_contact_consent_given,
  "establishments.contact_consent_withdrawn": m.audit_act_establishments_contact_consent_withdrawn,
  "establishments.edited": m.audit_act_establishments_edited,
  "establishments.registered": m.audit_act_establishments_registered,
  "imports.discarded": m.audit_act_imports_discarded,
  "imports.uploaded": m.audit_act_imports_uploaded,
  "jury.named": m.audit_act_jury_named,
  "jury.seat_ended": m.audit_act_jury_seat_ended,
  "nominations.admitted": m.audit_act_nominations_admitted,
  "nominations.more_asked": m.audit_act_nominations_more_asked,
  "nominations.refused": m.audit_act_nominations_refused,
  "nominations.withdrawn": m.audit_act_nominations_withdrawn,
  "people.created": m.audit_act_people_created,
  "people.disabled": m.audit_act_people_disabled,
  "people.enabled": m.audit_act_people_enabled,
  "people.invitation_accepted": m.audit_act_people_invitation_accepted,
  "people.invitation_resent": m.audit_act_people_invitation_resent,
  "people.invitation_revoked": m.audit_act_people_invitation_revoked,
  "people.invited": m.audit_act_people_invited,
  "people.password_changed": m.audit_act_people_password_changed,
  "people.password_reset": m.audit_act_people_password_reset,
  "people.password_set": m.audit_act_people_password_set,
  "people.registered": m.audit_act_people_registered,
  "people.role_ended": m.audit_act_people_role_ended,
  "people.role_granted": m.audit_act_people_role_granted,
  "people.sessions_ended": m.audit_act_people_sessions_ended,
  "people.token_created": m.audit_act_people_token_created,
  "products.edited": m.audit_act_products_edited,
  "products.registered": m.audit_act_products_registered,
  "rounds.created": m.audit_act_rounds_created,
  "rounds.opened": m.audit_act_rounds_opened,
  "rounds.phase_moved": m.audit_act_rounds_phase_moved,
  "rounds.rescheduled": m.audit_act_rounds_rescheduled,
  "rounds.rules_edited": m.audit_act_rounds_rules_edited,
  "rounds.territory_set": m.audit_act_rounds_territory_set,
};

const NOUNS: Readonly<Record<string, () => string>> = {
  agencies: m.audit_noun_agencies,
  awards: m.audit_noun_awards,
  council: m.audit_noun_council,
  decisions: m.audit_noun_decisions,
  establishments: m.audit_noun_establishments,
  imports: m.audit_noun_imports,
  jury: m.audit_noun_jury,
  nominations: m.audit_noun_nominations,
  people: m.audit_noun_people,
  products: m.audit_noun_products,
  rounds: m.audit_noun_rounds,
};

const SUBJECTS: Readonly<Record<string, () => string>> = {
  agency: m.audit_subject_agency,
  api_token: m.audit_subject_api_token,
  establishment: m.audit_subject_establishment,
  import: m.audit_subject_import,
  invitation: m.audit_subject_invitation,
  nomination: m.audit_subject_nomination,
  product: m.audit_subject_product,
  round: m.audit_subject_round,
};

const speak = (names: Readonly<Record<string, () => string>>) => (word: string) => names[word]?.() ?? word;

export const actName = speak(ACTS);
export const nounName = speak(NOUNS);
export const subjectName = speak(SUBJECTS);
