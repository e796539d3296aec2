import { m } from "~/i18n/paraglide/messages";

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

/** The names between braces of a text, in their order. */
export const fieldsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

/** A text of a template to be read by a person: its fields by their names, "{number}" as "Số giấy chứng nhận". */
export const fieldWords = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (token, field: string) => MERGE_FIELDS[field as MergeField]?.() ?? token);
