import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** What became of a sheet, in one sentence. total: hundredths; missing: criteria without points. */
export function takenNotice(
  { isSigned, total, missing }: { readonly isSigned: boolean; readonly total: number | null; readonly missing: number },
  code: string,
): string {
  if (isSigned) return m.paper_keyed_signed({ code, total: formatPoints(total ?? 0) });
  return missing > 0 ? m.paper_keyed_unfinished({ count: missing }) : m.paper_keyed_unsigned();
}
