import { Link } from "@remix-run/react";
import type { DecidedHere } from "~/domain/awards/decided-here.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { roundName } from "~/ui/rounds/round-name";

const SHOWN_LINES = 12;

/** A warning for each round decided here that the list seems to be about. */
export function DecidedHereAlerts({ rounds }: { rounds: readonly DecidedHere[] }) {
  return rounds.map((round) => (
    <Alert key={round.slug} tone="wait" title={m.imports_decided_title()}>
      <p>
        <Link to={paths.round(round.slug)}>{roundName(round)}</Link>
        {" · "}
        {m.imports_decided_numbers({ numbers: round.decisionNumbers.join("; ") })}
      </p>
      {round.already.length > 0 && (
        <p className="mt-1.5">
          {m.imports_decided_already({ count: round.already.length, lines: linesOf(round.already) })}
        </p>
      )}
      {round.sameNumber.length > 0 && (
        <p className="mt-1.5">
          {m.imports_decided_same_number({ count: round.sameNumber.length, lines: linesOf(round.sameNumber) })}
        </p>
      )}
    </Alert>
  ));
}

/** "2, 3, 5", the first of many. */
function linesOf(lines: readonly number[]): string {
  const shown = lines.slice(0, SHOWN_LINES).map((line) => formatNumber(line));
  return lines.length > shown.length ? `${shown.join(", ")}…` : shown.join(", ");
}
