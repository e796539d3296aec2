import { formatCode, isClockOff } from "~/domain/fair-days/rules";
import { formatNumber, formatTime } from "~/i18n/formats";
import { passKindName, scanVerdictName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PassKind, ScanVerdict } from "~/lib/vocabulary";
import { DataTable } from "~/ui/primitives/data-table";
import { Fold } from "~/ui/primitives/fold";
import { Tag } from "~/ui/primitives/tag";

interface Scan {
  readonly id: string;
  readonly at: Date;
  readonly gate: string;
  /** Of what no pass has; null for a pass. */
  readonly code: string | null;
  readonly kind: PassKind | null;
  readonly holder: string | null;
  readonly exhibitor: string | null;
  readonly verdict: ScanVerdict;
  readonly shown: ScanVerdict | null;
  readonly offsetMs: number | null;
  readonly by: string;
  readonly earlierAt: Date | null;
  readonly earlierGate: string | null;
}

/** Shown before the fold. */
const FIRST = 10;

/** Scans that somebody should look at, each with what is odd about it; the latest first, older ones folded away. */
export function DoubtfulScans({ scans }: { scans: readonly Scan[] }) {
  const rest = scans.slice(FIRST);
  return (
    <div className="grid gap-4">
      <ScanTable scans={scans.slice(0, FIRST)} />
      {rest.length > 0 && (
        <Fold title={m.days_doubtful_older()} count={formatNumber(rest.length)}>
          <ScanTable scans={rest} />
        </Fold>
      )}
    </div>
  );
}

function ScanTable({ scans }: { scans: readonly Scan[] }) {
  return (
    <DataTable
      caption={m.days_doubtful()}
      rows={scans}
      rowKey={(scan) => scan.id}
      columns={[
        { head: m.days_when(), className: "whitespace-nowrap", cell: (scan) => formatTime(scan.at) },
        { head: m.days_gate(), cell: (scan) => scan.gate },
        {
          head: m.days_pass(),
          cell: (scan) => (
            <span className="grid">
              <span>
                {[scan.holder, scan.exhibitor].filter(Boolean).join(" · ") || (scan.code ? formatCode(scan.code) : "")}
              </span>
              {scan.kind && <span className="text-sm text-soft">{passKindName(scan.kind)}</span>}
            </span>
          ),
        },
        {
          head: m.days_what_is_odd(),
          cell: (scan) => (
            <span className="grid gap-1">
              {scan.verdict !== "admitted" && <Tag tone="wait">{scanVerdictName(scan.verdict)}</Tag>}
              {wordsOf(scan).map((words) => (
                <span key={words} className="text-sm">
                  {words}
                </span>
              ))}
            </span>
          ),
        },
        { head: m.days_gatekeeper(), cell: (scan) => scan.by },
      ]}
    />
  );
}

function wordsOf({ verdict, shown, earlierAt, earlierGate, offsetMs }: Scan): string[] {
  return [
    earlierAt && earlierGate ? m.days_odd_earlier({ time: formatTime(earlierAt), gate: earlierGate }) : null,
    verdict !== "admitted" && shown === "admitted" ? m.days_odd_let_in() : null,
    isClockOff(offsetMs) ? m.days_odd_clock({ minutes: formatNumber(Math.round(offsetMs! / 60_000)) }) : null,
  ].filter((words) => words !== null);
}
