import { Link } from "@remix-run/react";
import { useState } from "react";
import type { AboutCredential } from "~/domain/credentials/check-credential";
import { type Verdict, verdictOf, vouchedFor } from "~/domain/credentials/verdict";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card } from "~/ui/primitives/card";
import { CheckList } from "~/ui/primitives/check-list";
import { FileDrop } from "~/ui/primitives/file-drop";
import { useHydrated } from "~/ui/primitives/hydrated";
import type { LookedThrough } from "./look-through";

type State =
  | { readonly kind: "idle" | "busy" | "unread" | "too_large" | "offline" }
  | ({ readonly kind: "done"; readonly file: string } & LookedThrough);

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

function Report({ file, report, checks, differences }: Extract<State, { kind: "done" }>) {
  const { ok, about } = report;
  const { title, tone } = VERDICTS[verdictOf(report)];
  const vouched = vouchedFor(report);
  return (
    <>
      <Alert tone={tone} title={title()}>
        <p className="wrap-anywhere">{file}</p>
        {about && (
          <>
            <SignedFacts about={about} />
            {vouched.content && (
              <p className="mt-2">{vouched.paper ? m.credentials_compare_paper() : m.credentials_compare()}</p>
            )}
            <p>
              <Link to={paths.certificate(about.number)}>{m.credentials_open_page()}</Link>
            </p>
          </>
        )}
      </Alert>
      <CheckList checks={checks} />
      {ok === false && differences && (
        <Card as="section">
          <h3 className="text-lg">{m.credentials_differ_title()}</h3>
          {differences.length === 0 && <p className="mt-2">{m.credentials_differ_none()}</p>}
          <ul className="mt-2 list-disc pl-5">
            {differences.map((one) => (
              <li key={one} className="wrap-anywhere">
                {one}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Everything of a certificate's words that is signed, so that a paper can be held against it. */
function SignedFacts({ about }: { readonly about: AboutCredential }) {
  const { address, province, productGroup, tier, round, seal } = about;
  const place = address && province ? m.credentials_about_place({ address, province }) : (address ?? province);
  return (
    <div className="wrap-anywhere">
      <p className="mt-2 font-semibold">{about.productName}</p>
      <p>{about.establishmentName}</p>
      {place && <p>{place}</p>}
      <p>{about.title}</p>
      {tier && <p>{m.credentials_about_tier({ tier })}</p>}
      {productGroup && <p>{m.credentials_about_group({ group: productGroup })}</p>}
      {round && <p>{m.credentials_about_round({ round })}</p>}
      <p>
        {m.credentials_about({
          number: about.number,
          decision: about.decisionNumber,
          date: formatDate(about.decisionDate),
          issuer: about.issuerName,
        })}
      </p>
      <p>{m.credentials_about_dates({ from: formatDate(about.validFrom), until: formatDate(about.validUntil) })}</p>
      {seal && <p>{m.credentials_about_seal({ seal })}</p>}
    </div>
  );
}

const VERDICTS: Readonly<Record<Verdict, { readonly title: () => string; readonly tone: "ok" | "wait" | "bad" }>> = {
  holds: { title: m.credentials_holds, tone: "ok" },
  over: { title: m.credentials_over, tone: "bad" },
  paper_changed: { title: m.credentials_paper_changed, tone: "bad" },
  paper_unsigned: { title: m.credentials_paper_unsigned, tone: "wait" },
  not_sure: { title: m.credentials_not_sure, tone: "wait" },
  fails: { title: m.credentials_fails, tone: "bad" },
};
