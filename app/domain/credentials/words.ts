import { formatDate, formatDateTime, formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PaperPart } from "~/lib/paper-parts";
import type { CredentialReport } from "./check-credential";
import type { CredentialCheck, CredentialCheckName } from "./checks";
import type { Difference } from "./differences";

const TITLES: Readonly<Record<CredentialCheckName, () => string>> = {
  format: m.credentials_check_format,
  proof: m.credentials_check_proof,
  key: m.credentials_check_key,
  time: m.credentials_check_time,
  status: m.credentials_check_status,
  paper: m.credentials_check_paper,
};

/** A check as a person reads it: what should hold, and whether it does or where it does not. */
export function wordsOf(
  { name, state, reason, field, parts }: CredentialCheck,
  { about, statusAsOf, checks }: CredentialReport,
) {
  const isVouchedFor = checks.some((one) => one.name === "key" && one.state === "ok");
  const told = {
    issuer: about?.issuer ?? "",
    page: about?.page ?? "",
    from: about ? formatDate(about.validFrom) : "",
    until: about ? formatDate(about.validUntil) : "",
    asOf: statusAsOf ? formatDateTime(statusAsOf) : "",
    field: field ?? "",
    parts: formatList((parts ?? []).map((part) => PARTS[part]())),
  };
  if (name === "paper" && state === "ok" && !isVouchedFor) {
    return { title: m.credentials_check_paper_signed(), detail: m.credentials_ok_paper_own_key() };
  }
  return { title: TITLES[name](), detail: state === "ok" || !reason ? OK[name](told) : why(reason, told) };
}

interface Told {
  readonly issuer: string;
  readonly page: string;
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
  readonly field: string;
  readonly parts: string;
}

const PARTS: Readonly<Record<PaperPart, () => string>> = {
  drawing: m.credentials_part_drawing,
  fonts: m.credentials_part_fonts,
  pictures: m.credentials_part_pictures,
  attachments: m.credentials_part_attachments,
};

const OK: Readonly<Record<CredentialCheckName, (told: Told) => string>> = {
  format: () => m.credentials_ok_format(),
  proof: () => m.credentials_ok_proof(),
  key: (told) => m.credentials_ok_key(told),
  time: (told) => m.credentials_ok_time(told),
  status: (told) => m.credentials_ok_status(told),
  paper: () => m.credentials_ok_paper(),
};

function why(reason: NonNullable<CredentialCheck["reason"]>, told: Told): string {
  switch (reason) {
    case "not_json":
      return m.credentials_why_not_json();
    case "too_large":
      return m.credentials_why_too_large();
    case "doubled_name":
      return m.credentials_why_doubled_name(told);
    case "other_format":
      return told.field ? m.credentials_why_other_format_field(told) : m.credentials_why_other_format();
    case "not_carried":
      return m.credentials_why_not_carried();
    case "unread":
      return m.credentials_why_unread();
    case "changed":
      return m.credentials_why_changed();
    case "other_issuer":
      return m.credentials_why_other_issuer();
    case "no_key":
      return m.credentials_why_no_key();
    case "other_key":
      return m.credentials_why_other_key(told);
    case "key_ended":
      return m.credentials_why_key_ended();
    case "key_compromised":
      return m.credentials_why_key_compromised(told);
    case "not_pinned":
      return m.credentials_why_not_pinned();
    case "expired":
      return m.credentials_why_expired(told);
    case "not_yet":
      return m.credentials_why_not_yet(told);
    case "revoked":
      return m.credentials_why_revoked();
    case "not_asked":
      return m.credentials_why_not_asked(told);
    case "list_forged":
      return m.credentials_why_list_forged();
    case "list_other_key":
      return m.credentials_why_list_other_key(told);
    case "list_not_pinned":
      return m.credentials_why_list_not_pinned(told);
    case "list_old":
      return m.credentials_why_list_old(told);
    case "paper_changed":
      return told.parts ? m.credentials_why_paper_changed(told) : m.credentials_why_paper_rebuilt(told);
    case "paper_forged":
      return m.credentials_why_paper_forged(told);
    case "paper_of_other":
      return m.credentials_why_paper_of_other(told);
    case "paper_removed":
      return m.credentials_why_paper_removed(told);
    case "paper_unsigned":
      return m.credentials_why_paper_unsigned(told);
  }
}

const FIELDS: Readonly<Record<string, () => string>> = {
  "credentialSubject.productName": m.credentials_field_product,
  "credentialSubject.establishmentName": m.credentials_field_establishment,
  "credentialSubject.address": m.credentials_field_address,
  "credentialSubject.province": m.credentials_field_province,
  "credentialSubject.level": m.credentials_field_level,
  "credentialSubject.year": m.credentials_field_year,
  "credentialSubject.productGroup": m.credentials_field_group,
  "credentialSubject.tier": m.credentials_field_tier,
  "credentialSubject.decisionNumber": m.credentials_field_decision,
  "credentialSubject.decisionDate": m.credentials_field_decision_date,
  "credentialSubject.achievement.name": m.credentials_field_title,
  "credentialSubject.achievement.humanCode": m.credentials_field_number,
  "issuer.name": m.credentials_field_issuer,
  validFrom: m.credentials_field_from,
  validUntil: m.credentials_field_until,
};

/** A field that was changed as a person reads it, with what stands in the file and what is genuine. */
export function differenceWords({ field, here, genuine }: Difference): string {
  const name = Object.hasOwn(FIELDS, field) ? FIELDS[field]!() : field;
  if (here === null) return m.credentials_differs_missing({ field: name, genuine: genuine! });
  if (genuine === null) return m.credentials_differs_added({ field: name, here });
  return m.credentials_differs({ field: name, here, genuine });
}
