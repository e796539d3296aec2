/** Under which address an installation issues: "https://tinhhoa.vn", without a slash at the end. */
export type Site = string;

/** "did:web:tinhhoa.vn", "did:web:127.0.0.1%3A3000". Source: did:web method specification, section 2.1. */
export const didOf = (site: Site): string => `did:web:${encodeURIComponent(new URL(site).host)}`;

/** What a credential points to; the same paths in the archive, which may be moved to the same host. */
export function addressesOf(site: Site) {
  const at = (path: string, ...parts: readonly (string | number)[]) =>
    [new URL(site).origin, path, ...parts.map((part) => encodeURIComponent(part))].join("/");
  return {
    certificate: (number: string) => at("certificates", number),
    producer: (slug: string) => at("producers", slug),
    round: (slug: string) => at("rounds", slug),
    statusList: (list: number) => `${at("credentials/status", list)}.json`,
    terms: at("verify"),
  };
}
