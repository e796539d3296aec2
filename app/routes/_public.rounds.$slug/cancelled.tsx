import { wasCancelled } from "~/domain/rounds/rules";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import type { ShownPhase } from "~/ui/rounds/phase-timeline";

/** That the round ended without recognition, when and why. Nothing of one that did not. */
export function Cancelled({ phase, phases }: { phase: PhaseKind | null; phases: readonly ShownPhase[] }) {
  const end = phases.find((one) => one.kind === "closed");
  if (!end || !wasCancelled(phase, phases)) return null;
  return (
    <Alert tone="wait" title={m.rounds_cancelled_title()} className="mt-6">
      <p>{m.rounds_cancelled_on({ date: formatDate(end.opensAt) })}</p>
      {end.reason && <p>{m.rounds_cancel_because({ reason: end.reason })}</p>}
    </Alert>
  );
}
