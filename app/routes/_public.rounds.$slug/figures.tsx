import type { RoundFigures } from "~/domain/rounds/public-figures.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Stat, StatRow } from "~/ui/primitives/stat";

/** What the public may know of the entries; nothing before screening has ended. */
export function Figures({ counts: { nominated, admitted, passed, recognised } }: { counts: RoundFigures }) {
  if (nominated === null || admitted === null) return null;
  return (
    <StatRow>
      <Stat label={m.rounds_count_nominated()} value={formatNumber(nominated)} />
      <Stat label={m.rounds_count_admitted()} value={formatNumber(admitted)} />
      {passed !== null && <Stat label={m.rounds_count_passed()} value={formatNumber(passed)} />}
      {recognised !== null && (
        <Stat label={m.rounds_count_recognised()} value={formatNumber(recognised)} to="#results" />
      )}
    </StatRow>
  );
}
