import { DomainError } from "~/domain/errors";
import { m } from "~/i18n/paraglide/messages";

/** The largest that an integer column holds. */
const LARGEST = 2 ** 31 - 1;

/** A whole number in a path, as a row is numbered. Throws "not_found": anything else names no row. */
export function wholeParam(text: string | undefined): number {
  const number = /^\d{1,10}$/.test(text ?? "") ? Number(text) : Number.NaN;
  if (number <= LARGEST) return number;
  throw new DomainError("not_found", m.errors_not_found_title());
}
