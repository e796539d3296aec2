import { canonicalJson } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";

interface StandingPoint {
  readonly criterionId: string;
  readonly points: number | null;
  readonly note: string | null;
}

/**
 * Names what stands on a sheet: its points, notes and remarks. A form that was filled in over another version is stale. Made
 * of the content and not of a counter, so that a form over the very same content is never refused.
 */
export function versionOf(points: readonly StandingPoint[], remarks: string | null): string {
  const written = points
    .filter((one) => one.points !== null || one.note !== null)
    .map((one) => [one.criterionId, { points: one.points, note: one.note }] as const);
  return sha256Hex(canonicalJson({ points: Object.fromEntries(written), remarks })).slice(0, 16);
}
