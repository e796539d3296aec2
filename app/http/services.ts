import type { Services } from "~/services.server";

export type { Services };

/** What the server knows of a request beside the request itself. */
export interface RequestFacts {
  /** Also in the header x-request-id and in every log line about it. */
  readonly id: string;
  /** The client's address, seen through the proxies that TRUST_PROXY counts. */
  readonly address: string;
  /** For the scripts of this page; reading it puts it in the Content-Security-Policy. */
  readonly nonce: string;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    readonly request: RequestFacts;
  }
}
