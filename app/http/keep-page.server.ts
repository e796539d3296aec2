import type { RequestFacts } from "./services";

/**
 * Let a page that everybody sees alike be kept until something it shows changes. `sources`: the ids of what it shows by noun; a
 * trigger of drizzle/0012 tells of each noun's changes.
 */
export function keepPage({ shows }: RequestFacts, sources: Readonly<Record<string, string | null>>): void {
  for (const [noun, id] of Object.entries(sources)) if (id !== null) shows.add(`${noun}:${id}`);
}
