import type { EarlierPart, Hint } from "~/domain/conflicts/hints";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { ConflictHint } from "~/lib/vocabulary";

const PARTS: Record<EarlierPart, () => string> = {
  officer: m.conflicts_part_officer,
  writer: m.conflicts_part_writer,
  redactor: m.conflicts_part_redactor,
  lower_jury: m.conflicts_part_lower_jury,
  lower_council: m.conflicts_part_lower_council,
};

type Texts = Record<ConflictHint, (facts: { parts: string }) => string>;

/** To the juror. */
const OWN: Texts = {
  member: m.conflicts_own_hint_member,
  tax_code: m.conflicts_own_hint_tax_code,
  address: m.conflicts_own_hint_address,
  surname_and_commune: m.conflicts_own_hint_surname_and_commune,
  earlier_role: m.conflicts_own_hint_earlier_role,
};

/** About the juror, to the agency. */
const ABOUT: Texts = {
  member: m.conflicts_hint_member,
  tax_code: m.conflicts_hint_tax_code,
  address: m.conflicts_hint_address,
  surname_and_commune: m.conflicts_hint_surname_and_commune,
  earlier_role: m.conflicts_hint_earlier_role,
};

/** Part of a sentence, without a full stop. */
export function hintText({ kind, parts }: Hint, reader: "juror" | "agency"): string {
  const texts = reader === "juror" ? OWN : ABOUT;
  return texts[kind]({ parts: formatList(parts.map((part) => PARTS[part]())) });
}
