import { m } from "~/i18n/paraglide/messages";
import { BRACES, type TemplateSheet } from "~/lib/template-sheet";

/** What a text of a template may name, in the order they are offered, with their names for the reader. */
export const MERGE_FIELDS = {
  product: m.templates_field_product,
  establishment: m.templates_field_establishment,
  address: m.templates_field_address,
  province: m.templates_field_province,
  group: m.templates_field_group,
  tier: m.templates_field_tier,
  title: m.templates_field_title,
  level: m.templates_field_level,
  year: m.templates_field_year,
  round: m.templates_field_round,
  number: m.templates_field_number,
  decision: m.templates_field_decision,
  decidedOn: m.templates_field_decided_on,
  agency: m.templates_field_agency,
  issuedOn: m.templates_field_issued_on,
  validUntil: m.templates_field_valid_until,
  place: m.templates_field_place,
  signerTitle: m.templates_field_signer_title,
  signerName: m.templates_field_signer_name,
  page: m.templates_field_page,
  rules: m.templates_field_rules,
  seal: m.templates_field_seal,
  replaces: m.templates_field_replaces,
} as const satisfies Readonly<Record<string, () => string>>;

export type MergeField = keyof typeof MERGE_FIELDS;

/** Without these a paper could not be told from another, or checked. */
export const NEEDED_FIELDS = [
  "product",
  "establishment",
  "number",
  "decision",
  "validUntil",
  "seal",
  "replaces",
] as const;

export type NeededField = (typeof NEEDED_FIELDS)[number];

/** What stands between braces of a text, in its order, whether it is a field or not. */
export const fieldsIn = (text: string): string[] => [...text.matchAll(BRACES)].map((match) => match[1]!.trim());

/** An own name of the list: "toString" is none. */
export const isMergeField = (name: string): name is MergeField => Object.hasOwn(MERGE_FIELDS, name);

/** Whether any text of a sheet names a field, in either language. */
export const namesField = ({ blocks }: Pick<TemplateSheet, "blocks">, field: MergeField): boolean =>
  blocks.some((block) => block.kind === "text" && fieldsIn(`${block.text}${block.english}`).includes(field));

/** A text of a template to be read by a person: its fields by their names, "{number}" as "Số giấy chứng nhận". */
export const fieldWords = (text: string): string =>
  text.replace(BRACES, (token, inside: string) => {
    const field = inside.trim();
    return isMergeField(field) ? MERGE_FIELDS[field]() : token;
  });
