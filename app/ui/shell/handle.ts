import type { UIMatch } from "@remix-run/react";

/** What a route tells the shell: `export const handle = { hydrate: true } satisfies PageHandle`. */
export interface PageHandle {
  /** Send scripts: the page needs a browser that runs code. Without it the page is plain HTML. */
  readonly hydrate?: true;
  /** The page brings its own head and foot: a score sheet, a mini-site, a certificate. */
  readonly bare?: true;
}

export function handlesOf(matches: readonly UIMatch[]): readonly PageHandle[] {
  return matches.map((match) => match.handle as PageHandle | undefined).filter((handle) => handle !== undefined);
}
