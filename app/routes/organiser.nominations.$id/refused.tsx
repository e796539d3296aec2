import type { SubmissionResult } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

/** Why a small form was not accepted, on the page it comes back to. */
export function Refused({ result }: { result: SubmissionResult<string[]> | undefined }) {
  const sentences = [...new Set(Object.values(result?.error ?? {}).flatMap((texts) => texts ?? []))];
  if (sentences.length === 0) return null;
  return (
    <Alert tone="bad" title={m.nominations_screen_not_done()} className="mb-5">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Alert>
  );
}
