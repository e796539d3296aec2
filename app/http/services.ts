import type { Services } from "~/services.server";
import type { PageTag } from "./kept-pages.server";

export type { Services };

/** What the server knows of a request beside the request itself. */
export interface RequestFacts {
  /** Also in the header x-request-id and in every log line about it. */
  readonly id: string;
  /** The client's address, seen through the proxies that TRUST_PROXY counts. */
  readonly address: string;
  /** For the scripts of this page; reading it puts it in the Content-Security-Policy. */
  readonly nonce: string;
  /** What the page shows, named by its loader if everybody sees the same; such a page is kept until one of them changes. */
  readonly shows: Set<PageTag>;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    readonly request: RequestFacts;
  }
}
