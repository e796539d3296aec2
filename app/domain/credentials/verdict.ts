import type { CredentialReport } from "./check-credential";
import type { CredentialCheckName } from "./checks";

/** What of a certificate's file a key vouches for that is known to be the issuer's. A signature alone any forger's file has, by his own key. */
export function vouchedFor({ checks }: CredentialReport): { readonly content: boolean; readonly paper: boolean } {
  const holds = (name: CredentialCheckName) => checks.some((check) => check.name === name && check.state === "ok");
  const content = holds("proof") && holds("key");
  return { content, paper: content && holds("paper") };
}

/**
 * `over`: it was issued, and has ended or was taken back. `paper_changed`, `paper_unsigned`: of a PDF only the page is not as it was
 * issued, or not known to be. `not_sure`: nothing failed, and not all could be asked.
 */
export type Verdict = "holds" | "over" | "paper_changed" | "paper_unsigned" | "not_sure" | "fails";

/** A certificate that has ended or was taken back is no forgery; a page that was not signed says nothing of the content. */
export function verdictOf({ ok, checks }: CredentialReport): Verdict {
  const open = checks.filter(({ state }) => state === "unknown");
  if (ok === false) {
    const failed = checks.filter(({ state }) => state === "failed");
    const isIssued = open.every(({ name }) => name !== "key" && name !== "paper");
    if (isIssued && failed.every(({ reason }) => reason === "expired" || reason === "revoked")) return "over";
    return failed.every(({ name }) => name === "paper") && open.length === 0 ? "paper_changed" : "fails";
  }
  if (open.length === 0) return "holds";
  return open.every(({ name }) => name === "paper") ? "paper_unsigned" : "not_sure";
}
