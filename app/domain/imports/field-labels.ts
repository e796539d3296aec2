import { m } from "~/i18n/paraglide/messages";
import type { Field } from "./columns";

const LABELS: Record<Field, () => string> = {
  year: m.imports_field_year,
  level: m.imports_field_level,
  region: m.imports_field_region,
  province: m.imports_field_province,
  product_name: m.imports_field_product_name,
  establishment_name: m.imports_field_establishment_name,
  address: m.imports_field_address,
  product_group: m.imports_field_product_group,
  tier: m.imports_field_tier,
  decision_number: m.imports_field_decision_number,
  decision_date: m.imports_field_decision_date,
  source_url: m.imports_field_source_url,
};

/** vi "Tên sản phẩm" */
export function fieldLabel(field: Field): string {
  return LABELS[field]();
}
