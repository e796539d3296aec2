import { TriangleAlert } from "lucide-react";
import { isClockOff } from "~/domain/fair-days/rules";
import { formatNumber, formatTime } from "~/i18n/formats";
import { scanVerdictName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type GateEntry, isRefused, isWaiting, verdictOf } from "~/offline/gate-entry";
import type { GateState } from "~/offline/gate-log";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SaveChip } from "~/ui/primitives/save-chip";
import { Tag } from "~/ui/primitives/tag";

/** Where the last scan is: with the server, on its way, or on this device. */
export function GateChip({ state }: { state: GateState }) {
  const waiting = state.entries.filter(isWaiting).length;
  if (state.failure === "no_contact") return <SaveChip state={{ kind: "offline", waiting }} />;
  if (state.activity === "failed") {
    return (
      <span role="status" className="inline-flex">
        <Tag tone="bad" icon={<TriangleAlert size={14} aria-hidden />}>
          {m.days_chip_waiting({ count: formatNumber(waiting) })}
        </Tag>
      </span>
    );
  }
  return <SaveChip state={{ kind: waiting > 0 ? "saving" : "saved" }} />;
}

interface GateNoticesProps {
  readonly state: GateState;
  readonly isHydrated: boolean;
  onSendRefused(): void;
}

export function GateNotices({ state, isHydrated, onSendRefused }: GateNoticesProps) {
  const { failure, offsetMs, isDurable, isLoaded } = state;
  if (!isHydrated) return null;
  return (
    <>
      {isLoaded && !isDurable && <Alert tone="bad">{m.days_gate_keeps_nothing()}</Alert>}
      {failure === "signed_out" && <Alert tone="bad">{m.days_gate_signed_out()}</Alert>}
      {(failure === "closed" || failure === "other") && <Alert tone="bad">{m.days_gate_closed()}</Alert>}
      <Refused entries={state.entries} onSend={onSendRefused} />
      {isClockOff(offsetMs) && <Alert tone="wait">{clockNotice(offsetMs!)}</Alert>}
    </>
  );
}

/** What the server did not take, with each of its reasons. */
function Refused({ entries, onSend }: { entries: readonly GateEntry[]; onSend(): void }) {
  const refused = entries.filter(isRefused);
  if (refused.length === 0) return null;
  const reasons = [...new Set(refused.map(({ state }) => (state.kind === "refused" ? state.reason : "")))];
  return (
    <Alert
      tone="bad"
      title={m.days_gate_refused({ count: formatNumber(refused.length) })}
      actions={
        <Button type="button" onClick={onSend}>
          {m.days_gate_send_refused()}
        </Button>
      }
    >
      {reasons.join(" ")}
    </Alert>
  );
}

function clockNotice(offsetMs: number): string {
  const minutes = formatNumber(Math.round(Math.abs(offsetMs) / 60_000));
  return offsetMs > 0 ? m.days_clock_fast({ minutes }) : m.days_clock_slow({ minutes });
}

const SHOWN = 6;

export function LastScans({ entries }: { entries: readonly GateEntry[] }) {
  const scans = entries
    .filter((one) => one.what.kind === "scan")
    .slice(-SHOWN)
    .reverse();
  if (scans.length === 0) return null;
  return (
    <Card as="section">
      <h2 className="text-lg">{m.days_last_scans()}</h2>
      <ol className="mt-2 grid">
        {scans.map((scan) => (
          <LastScan key={scan.nonce} scan={scan} />
        ))}
      </ol>
    </Card>
  );
}

function LastScan({ scan }: { scan: GateEntry }) {
  if (scan.what.kind !== "scan") return null;
  const { tail, direction } = scan.what;
  const verdict = verdictOf(scan);
  const isOut = verdict === "admitted" && direction === "out";
  return (
    <li className="flex flex-wrap justify-between gap-x-3 border-b border-line py-2 last:border-0">
      <span className="font-mono">…{tail}</span>
      <span>
        {isRefused(scan)
          ? m.days_gate_not_taken()
          : isOut
            ? m.days_verdict_left()
            : verdict
              ? scanVerdictName(verdict)
              : m.days_gate_kept()}
        {isWaiting(scan) && <span className="text-soft"> · {m.days_not_sent()}</span>}
      </span>
      <span className="w-full text-sm text-soft">{formatTime(scan.at)}</span>
    </li>
  );
}
