import { formatList } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { InvoiceLine } from "./lines";

/** The number of a notice as documents bear it: "12/TB-HC26". */
export const noticeNumber = (number: number, code: string): string => `${String(number).padStart(2, "0")}/TB-${code}`;

/** What a line is for, in the reader's language. */
export function lineText({ kind, boothKind, codes, name, nameEn }: InvoiceLine): string {
  if (kind === "service") return (getLocale() === "vi" ? name : nameEn) ?? "";
  const words = { kind: boothKindName(boothKind!).toLowerCase(), codes: formatList(codes) };
  return kind === "rent" ? m.invoices_line_rent(words) : m.invoices_line_surcharge(words);
}
