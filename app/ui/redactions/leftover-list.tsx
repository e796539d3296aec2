import type { Leftover } from "~/domain/redactions/rules";
import { m } from "~/i18n/paraglide/messages";
import { textFieldName } from "./field-name";

const KINDS: Record<Leftover["kind"], () => string> = {
  name: m.redactions_kind_name,
  short_name: m.redactions_kind_short_name,
  brand: m.redactions_kind_brand,
  representative: m.redactions_kind_representative,
  address: m.redactions_kind_address,
  tax_code: m.redactions_kind_tax_code,
  phone: m.redactions_kind_phone,
  email: m.redactions_kind_email,
  website: m.redactions_kind_website,
  paper: m.redactions_kind_paper,
};

/** What still stands of the maker in a blind copy; what names them beyond doubt first. */
export function LeftoverList({ leftovers, year }: { leftovers: readonly Leftover[]; year: number }) {
  const inOrder = [...leftovers].sort((a, b) => Number(b.isFirm) - Number(a.isFirm));
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {inOrder.map(({ field, kind, words, isFirm }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice in one text
        <li key={`${field} ${words} ${place}`}>
          <strong>“{words}”</strong>: {KINDS[kind]()}, {m.redactions_in_field({ field: textFieldName(field, year) })}
          {isFirm && ` (${m.redactions_must_go()})`}
        </li>
      ))}
    </ul>
  );
}
