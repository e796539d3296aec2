import { CircleCheck, CloudOff, Download, RefreshCw } from "lucide-react";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PackOutcome } from "~/offline/take-along";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { useContact } from "./offline-context";
import type { OfflinePackState } from "./use-offline-pack";

/** Taking the round along: how much of it is on this device, and what is not. */
export function OfflinePack({ pack }: { pack: OfflinePackState }) {
  const { isPossible, onDevice, progress, outcome, ready, take, stop } = pack;
  const hasContact = useContact();
  if (isPossible === null) return null;
  if (!isPossible) return <p className="mb-6 text-sm text-soft">{m.judge_offline_pack_impossible()}</p>;
  const total = onDevice?.pack.entries.length ?? 0;
  const isComplete = onDevice !== null && ready.size === total;
  const trouble = outcome && troubleOf(outcome);
  return (
    <Card as="section" aria-label={m.judge_offline_pack_title()} className="mb-6 grid gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-56 flex-1">
          <h2 className="flex items-center gap-2 font-sans text-base font-semibold">
            {isComplete ? (
              <CircleCheck size={19} aria-hidden className="text-ok-ink" />
            ) : (
              <CloudOff size={19} aria-hidden className="text-soft" />
            )}
            {isComplete ? m.judge_offline_pack_complete() : m.judge_offline_pack_title()}
          </h2>
          <p className="mt-0.5 text-[0.92rem] text-soft">
            {onDevice
              ? m.judge_offline_pack_state({ ready: ready.size, total, size: formatBytes(onDevice.bytes) })
              : m.judge_offline_pack_lead()}
          </p>
        </div>
        {progress ? (
          <Button type="button" kind="quiet" onClick={stop}>
            {m.judge_offline_pack_stop()}
          </Button>
        ) : (
          <Button
            type="button"
            icon={isComplete ? <RefreshCw size={17} aria-hidden /> : <Download size={17} aria-hidden />}
            whyNot={hasContact ? null : m.judge_offline_pack_no_contact()}
            onClick={take}
          >
            {isComplete
              ? m.judge_offline_pack_again()
              : onDevice
                ? m.judge_offline_pack_resume()
                : m.judge_offline_pack_take()}
          </Button>
        )}
      </div>
      {progress && (
        <div role="status" className="grid gap-1">
          <ProgressBar label={m.judge_offline_pack_progress()} done={progress.done} total={progress.total} />
          <p className="text-sm text-soft">{formatBytes(progress.bytes)}</p>
        </div>
      )}
      {trouble && (
        <p role="alert" className="text-[0.94rem] font-semibold text-bad-ink">
          {trouble}
        </p>
      )}
      {onDevice && <LeftOut pack={onDevice.pack} />}
    </Card>
  );
}

function LeftOut({ pack }: { pack: NonNullable<OfflinePackState["onDevice"]>["pack"] }) {
  const left = pack.entries.filter((entry) => entry.leftOut.length > 0);
  if (left.length === 0) return null;
  const count = left.reduce((sum, entry) => sum + entry.leftOut.length, 0);
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
        {m.judge_offline_left_out({ count })}
      </summary>
      <ul className="grid gap-1 text-[0.92rem]">
        {left.flatMap(({ sheetId, code, leftOut }) =>
          leftOut.map(({ fileId, name, bytes }) => (
            <li key={`${sheetId} ${fileId}`}>
              <span className="text-soft">{code}</span> {name}, {formatBytes(bytes)}
            </li>
          )),
        )}
      </ul>
    </details>
  );
}

function troubleOf(outcome: PackOutcome): string | null {
  switch (outcome.kind) {
    case "incomplete":
      return m.judge_offline_pack_incomplete();
    case "no_space":
      return m.judge_offline_pack_no_space();
    case "refused":
      return outcome.reason;
    default:
      return null;
  }
}
