import { m } from "~/i18n/paraglide/messages";
import { DomainError } from "../errors";

/**
 * Whether a row that a form's key names is what the form says again. Throws "conflict" where it says something else: what is sent now
 * would be lost.
 */
export function refuseOther(row: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): void {
  const text = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value ?? ""));
  const isSame = Object.entries(values).every(([name, value]) => text(row[name]) === text(value));
  if (!isSame) throw new DomainError("conflict", m.fairs_form_was_sent());
}
