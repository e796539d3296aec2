import type { PhaseMove } from "~/domain/rounds/phase-moves.server";
import { formatDateTime } from "~/i18n/formats";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";

const ALLOWED: Record<PhaseKind, () => string> = {
  call: m.rounds_allowed_call,
  nomination: m.rounds_allowed_nomination,
  screening: m.rounds_allowed_screening,
  scoring: m.rounds_allowed_scoring,
  council: m.rounds_allowed_council,
  expected_list: m.rounds_allowed_expected_list,
  decision: m.rounds_allowed_decision,
  complaints: m.rounds_allowed_complaints,
  closed: m.rounds_allowed_closed,
};

interface PhaseNowProps {
  readonly phase: PhaseKind | null;
  readonly moves: readonly PhaseMove[];
}

/** What may be done in the phase a round is in, and how it came to each phase: by whom and why, or by the clock. */
export function PhaseNow({ phase, moves }: PhaseNowProps) {
  return (
    <div className="mt-4 grid gap-2 border-t border-line pt-4">
      {phase && (
        <p>
          <span className="font-semibold">{m.rounds_allowed_now()}</span> {ALLOWED[phase]()}
        </p>
      )}
      {moves.length > 0 && (
        <details>
          <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
            {m.rounds_moves_title()}
          </summary>
          <ul className="mt-2 grid gap-2">
            {moves.map(({ kind, at, by }) => (
              <li key={kind}>
                <span className="font-semibold">{phaseName(kind)}</span>, {formatDateTime(at)}:{" "}
                {by ? m.rounds_moved_by({ name: by.name, reason: by.reason }) : m.rounds_moved_by_clock()}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
