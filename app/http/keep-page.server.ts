import type { RequestContext } from "./respond.server";
import type { RequestFacts } from "./services";

/**
 * Let the page of a stranger be kept until something it shows changes; that of somebody who is signed in never is. `sources`: the ids of
 * what it shows by noun; a trigger of drizzle/0012 tells of each noun's changes.
 */
export function keepPage(
  { actor }: Pick<RequestContext, "actor">,
  { shows }: RequestFacts,
  sources: Readonly<Record<string, string | null>>,
): void {
  if (actor !== null) return;
  for (const [noun, id] of Object.entries(sources)) if (id !== null) shows.add(`${noun}:${id}`);
}
