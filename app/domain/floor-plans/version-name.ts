import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { VersionCause } from "~/lib/vocabulary";

const CAUSES: Record<Exclude<VersionCause, "restoring">, () => string> = {
  replacing: m.plans_before_replacing,
  importing: m.plans_before_import,
  retiring: m.plans_before_retiring,
};

/** The name a person gave a version, or what it was kept before, in the reader's language; null for one with neither. */
export function versionName(version: {
  readonly note: string | null;
  readonly keptBefore: VersionCause | null;
  readonly restoredNumber: number | null;
}): string | null {
  const { note, keptBefore, restoredNumber } = version;
  if (note !== null || keptBefore === null) return note;
  return keptBefore === "restoring"
    ? m.plans_before_restoring({ number: formatNumber(restoredNumber!) })
    : CAUSES[keptBefore]();
}
