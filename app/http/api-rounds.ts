import type { z } from "zod";
import type { RoundDetails, TerritoryProvince } from "~/domain/rounds/queries.server";
import type { PhaseSpan } from "~/domain/rounds/rules";
import type { Level, PhaseKind } from "~/lib/vocabulary";
import type { RoundFull, RoundItem } from "./api-schemas";
import { paths } from "./paths";

interface Round {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly year: number;
  readonly phase: PhaseKind | null;
  readonly agency: { readonly name: string };
}

/** siteUrl: of this site. */
export function roundItem(
  { id, slug, name, nameEn, level, year, phase, agency }: Round,
  siteUrl: string,
): z.infer<typeof RoundItem> {
  const url = new URL(paths.round(slug), siteUrl).href;
  return { id, slug, name, nameEn, level, year, phase, agency: agency.name, url };
}

/** What the round's own address tells beyond the list: who signs, which rules, where and when. */
export function roundInFull(
  round: RoundDetails,
  territory: readonly TerritoryProvince[],
  siteUrl: string,
): Omit<z.infer<typeof RoundFull>, "counts" | "decisions" | "phases"> & { phases: PhaseSpan[] } {
  const { code, name, version } = round.scheme;
  return {
    ...roundItem(round, siteUrl),
    authority: round.authority?.name ?? null,
    scheme: { code, name, version },
    rulesHash: round.rulesHash!,
    territory: territory.map(({ name, regionCode, quota }) => ({ province: name, region: regionCode, quota })),
    phases: round.phases.map(({ kind, opensAt, closesAt }) => ({ kind, opensAt, closesAt })),
  };
}
