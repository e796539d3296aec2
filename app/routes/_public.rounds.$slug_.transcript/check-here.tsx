import { useState } from "react";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import type { TranscriptReport } from "~/domain/transcripts/checks";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { FileDrop } from "~/ui/primitives/file-drop";
import { useHydrated } from "~/ui/primitives/hydrated";
import { Report } from "./report";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "busy"; readonly events: number }
  | { readonly kind: "done"; readonly file: string; readonly report: TranscriptReport }
  | { readonly kind: "unread" };

interface CheckHereProps {
  /** Keys of this site. */
  readonly keys: readonly TrustedKey[];
  /** Address of the published file; null while there is none. */
  readonly published: string | null;
}

/** Checks the published file, or one of the visitor's own, without sending it anywhere. */
export function CheckHere({ keys, published }: CheckHereProps) {
  const isAlive = useHydrated();
  const [state, setState] = useState<State>({ kind: "idle" });

  async function check(file: string, read: () => Promise<string>) {
    setState({ kind: "busy", events: 0 });
    try {
      const [{ checkTranscript }, text] = await Promise.all([import("~/domain/transcripts/check-transcript"), read()]);
      const progress = (events: number) => {
        setState({ kind: "busy", events });
        return new Promise<void>((resolve) => setTimeout(resolve));
      };
      setState({ kind: "done", file, report: await checkTranscript(text, { trusted: keys, progress }) });
    } catch {
      setState({ kind: "unread" });
    }
  }

  if (!isAlive) return <Alert>{m.transcripts_needs_script()}</Alert>;
  const isBusy = state.kind === "busy";
  return (
    <div className="grid gap-5">
      <FileDrop
        label={published ? m.transcripts_check_own() : m.transcripts_check_choose()}
        accept=".json,.gz,application/json,application/gzip"
        disabled={isBusy}
        onFile={(file) => void check(file.name, () => textOf(file))}
      >
        <p className="max-w-3xl">{m.transcripts_check_lead()}</p>
        {published && (
          <Button
            type="button"
            kind="main"
            className="my-4 w-fit"
            disabled={isBusy}
            onClick={() => void check(m.transcripts_file_title(), () => fetchText(published))}
          >
            {m.transcripts_check_published()}
          </Button>
        )}
      </FileDrop>
      <div aria-live="polite">
        {state.kind === "busy" && (
          <p className="text-soft">
            {state.events === 0
              ? m.transcripts_checking()
              : m.transcripts_checking_events({ count: formatNumber(state.events) })}
          </p>
        )}
        {state.kind === "unread" && <Alert tone="bad">{m.transcripts_check_unread()}</Alert>}
        {state.kind === "done" && <Report file={state.file} report={state.report} />}
      </div>
    </div>
  );
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
}

/** Also of a file that is still compressed. */
async function textOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  return isPacked ? new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).text() : file.text();
}
