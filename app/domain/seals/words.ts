import { m } from "~/i18n/paraglide/messages";
import type { SealCheck, SealCheckName, SealReason, SealReport } from "./check-seal";

const TITLES: Readonly<Record<SealCheckName, () => string>> = {
  format: m.seals_check_format,
  digest: m.seals_check_digest,
  signature: m.seals_check_signature,
  key: m.seals_check_key,
  chain: m.seals_check_chain,
};

/** A check as a person reads it: what should hold, and whether it does or why not. */
export function wordsOf({ name, state, reason, field }: SealCheck, { about }: SealReport) {
  const told = { digest: about?.supersedes ?? "", field: field ?? "" };
  const detail = state === "ok" || !reason ? OK[name]({ isFirst: about?.version === 1 }) : why(reason, told);
  return { title: TITLES[name](), detail };
}

const OK: Readonly<Record<SealCheckName, (about: { readonly isFirst: boolean }) => string>> = {
  format: () => m.seals_ok_format(),
  digest: () => m.seals_ok_digest(),
  signature: () => m.seals_ok_signature(),
  key: () => m.seals_ok_key(),
  chain: ({ isFirst }) => (isFirst ? m.seals_ok_first() : m.seals_ok_chain()),
};

function why(reason: SealReason, told: { readonly digest: string; readonly field: string }): string {
  switch (reason) {
    case "not_json":
      return m.seals_why_not_json();
    case "doubled_name":
      return m.credentials_why_doubled_name(told);
    case "other_format":
      return told.field ? m.seals_why_other_format_field(told) : m.seals_why_other_format();
    case "changed":
      return m.seals_why_changed();
    case "not_signed":
      return m.seals_why_not_signed();
    case "key_misnamed":
      return m.seals_why_key_misnamed();
    case "other_key":
      return m.seals_why_other_key();
    case "not_pinned":
      return m.seals_why_not_pinned();
    case "key_ended":
      return m.credentials_why_key_ended();
    case "key_compromised":
      return m.seals_why_key_compromised();
    case "earlier_not_given":
      return m.seals_why_earlier_not_given(told);
    case "earlier_is_other":
      return m.seals_why_earlier_is_other(told);
    case "earlier_changed":
      return m.seals_why_earlier_changed();
    case "first_has_none":
      return m.seals_why_first_has_none();
  }
}
