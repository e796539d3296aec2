import { Link } from "@remix-run/react";
import { useState } from "react";
import type { CredentialReport } from "~/domain/credentials/check-credential";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { CheckList, type ShownCheck } from "~/ui/primitives/check-list";
import { FileDrop } from "~/ui/primitives/file-drop";
import { useHydrated } from "~/ui/primitives/hydrated";

type State =
  | { readonly kind: "idle" | "busy" | "unread" | "too_large" | "offline" }
  | {
      readonly kind: "done";
      readonly file: string;
      readonly report: CredentialReport;
      readonly checks: readonly ShownCheck[];
    };

/** A certificate is well under a megabyte; a film dropped by mistake must not fill the memory of a phone. */
const MOST_BYTES = 20_000_000;

/** Looks through a certificate's file on the visitor's machine: it is not sent anywhere. */
export function CheckFile() {
  const isAlive = useHydrated();
  const [state, setState] = useState<State>({ kind: "idle" });

  async function check(file: File) {
    if (file.size > MOST_BYTES) return setState({ kind: "too_large" });
    setState({ kind: "busy" });
    // Loaded for those who have a file: cryptography, and for a PDF its reader.
    const code = await import("./look-through").catch(() => null);
    if (!code) return setState({ kind: "offline" });
    try {
      const { lookThrough } = code;
      setState({ kind: "done", file: file.name, ...(await lookThrough(file)) });
    } catch {
      setState({ kind: "unread" });
    }
  }

  if (!isAlive) return <Alert>{m.credentials_needs_script()}</Alert>;
  return (
    <div className="grid gap-5">
      <FileDrop
        label={m.credentials_choose()}
        accept=".json,.pdf,application/json,application/pdf,application/vc"
        disabled={state.kind === "busy"}
        onFile={(file) => void check(file)}
      />
      <div aria-live="polite" className="grid gap-4">
        {state.kind === "busy" && <p className="text-soft">{m.credentials_checking()}</p>}
        {state.kind === "too_large" && <Alert tone="bad">{m.credentials_too_large()}</Alert>}
        {state.kind === "offline" && <Alert tone="wait">{m.credentials_offline()}</Alert>}
        {state.kind === "unread" && <Alert tone="bad">{m.credentials_unread()}</Alert>}
        {state.kind === "done" && <Report {...state} />}
      </div>
    </div>
  );
}

function Report({ file, report, checks }: Extract<State, { kind: "done" }>) {
  const { ok, about } = report;
  const isSure = report.checks.every(({ state }) => state === "ok");
  const title = isSure ? m.credentials_holds() : ok ? m.credentials_not_sure() : whyFails(report);
  const isIntact = report.checks.some(({ name, state }) => name === "proof" && state === "ok");
  return (
    <>
      <Alert tone={isSure ? "ok" : ok ? "wait" : "bad"} title={title}>
        <p className="wrap-anywhere">{file}</p>
        {about && (
          <>
            <p className="mt-2 font-semibold">{about.productName}</p>
            <p>{about.establishmentName}</p>
            <p>{about.title}</p>
            <p>
              {m.credentials_about({
                number: about.number,
                decision: about.decisionNumber,
                date: formatDate(about.decisionDate),
                issuer: about.issuerName,
              })}
            </p>
            {isIntact && <p className="mt-2">{m.credentials_compare()}</p>}
            <p>
              <Link to={paths.certificate(about.number)}>{m.credentials_open_page()}</Link>
            </p>
          </>
        )}
      </Alert>
      <CheckList checks={checks} />
    </>
  );
}

/** A certificate that has ended or was taken back is no forgery. */
function whyFails({ checks }: CredentialReport): string {
  const failed = checks.filter(({ state }) => state === "failed");
  const isOver = failed.every(({ reason }) => reason === "expired" || reason === "revoked");
  return isOver ? m.credentials_over() : m.credentials_fails();
}
