import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { CredentialCheck, CredentialCheckName, CredentialReport } from "./check-credential";

const TITLES: Readonly<Record<CredentialCheckName, () => string>> = {
  format: m.credentials_check_format,
  proof: m.credentials_check_proof,
  key: m.credentials_check_key,
  time: m.credentials_check_time,
  status: m.credentials_check_status,
};

/** A check as a person reads it: what should hold, and whether it does or where it does not. */
export function wordsOf({ name, state, reason, field }: CredentialCheck, { about }: CredentialReport) {
  const told = {
    issuer: about?.issuer ?? "",
    page: about?.page ?? "",
    from: about ? formatDate(about.validFrom) : "",
    until: about ? formatDate(about.validUntil) : "",
    field: field ?? "",
  };
  return { title: TITLES[name](), detail: state === "ok" || !reason ? OK[name](told) : why(reason, told) };
}

interface Told {
  readonly issuer: string;
  readonly page: string;
  readonly from: string;
  readonly until: string;
  readonly field: string;
}

const OK: Readonly<Record<CredentialCheckName, (told: Told) => string>> = {
  format: () => m.credentials_ok_format(),
  proof: () => m.credentials_ok_proof(),
  key: (told) => m.credentials_ok_key(told),
  time: (told) => m.credentials_ok_time(told),
  status: () => m.credentials_ok_status(),
};

function why(reason: NonNullable<CredentialCheck["reason"]>, told: Told): string {
  switch (reason) {
    case "not_json":
      return m.credentials_why_not_json();
    case "other_format":
      return told.field ? m.credentials_why_other_format_field(told) : m.credentials_why_other_format();
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
  }
}
