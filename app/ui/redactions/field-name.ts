import type { TextField } from "~/domain/redactions/rules";
import { m } from "~/i18n/paraglide/messages";
import { questionLabel } from "~/ui/nominations/question-texts";

/** What a text of a dossier is called. year: of the round. */
export function textFieldName(field: TextField, year: number): string {
  if (field === "productName") return m.nominations_product();
  if (field === "summary") return m.redactions_field_summary();
  if (field === "setMembers") return m.nominations_dossier_set();
  return questionLabel(field, year);
}
