import type { Comparison } from "~/domain/calibration/comparison.server";
import { whyNotAddAnchor, whyNotClose, whyNotOpen, whyNotPrepare } from "~/domain/calibration/policy";
import type { CalibrationAt } from "~/domain/calibration/queries.server";
import { lateSeats } from "~/domain/calibration/rules";
import type { Actor } from "~/domain/context";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import type { RoundDetails } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";

/** What pages of a calibration say of its round. */
export const roundOf = ({ slug, name, nameEn, phase, rules }: RoundDetails) => ({
  ...{ slug, name, nameEn, phase },
  groups: rules.groups,
});

/** What the page of a comparison shows, whichever door leads to it. */
export function comparisonData({ at, ...comparison }: Comparison) {
  return { round: roundOf(at.round), anchor: at.anchor, comparison };
}

/** What those who run a calibration see of it, whichever door leads to it. wrong: what keeps reference points from fitting. */
export function deskData(at: CalibrationAt, wrong: readonly string[]) {
  const { round, rule, state, opened, closed, cards, seat, jurors, mayRun } = at;
  const late = lateSeats(jurors ?? []);
  return {
    round: roundOf(round),
    rule,
    source: round.rules.calibration.source,
    ...{ state, opened, closed, mayRun },
    cards,
    jurors: jurors ?? [],
    /** Sits in the jury: others' points are hidden from them as from any juror. */
    isJuror: seat !== null,
    whyNotPrepare: whyNotPrepare(at),
    whyNotAdd: whyNotAddAnchor(at),
    whyNotOpen: whyNotOpen(at, wrong),
    whyNotClose: whyNotClose(at, late.length),
  };
}
export type DeskData = ReturnType<typeof deskData>;

/** The agency goes back to its own page, the head of the jury to the jury's. */
export function deskPath(actor: Actor | null, round: RoundDetails): string {
  return mayWorkOnRound(actor, round) ? paths.organiserCalibration(round.slug) : paths.judgeCalibrationDesk(round.slug);
}
