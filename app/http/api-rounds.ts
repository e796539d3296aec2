import type { z } from "zod";
import type { Level, PhaseKind } from "~/lib/vocabulary";
import type { RoundItem } from "./api-schemas";
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
