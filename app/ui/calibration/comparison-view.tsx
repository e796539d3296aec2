import type { ComparedCriterion, ComparedJuror, Comparison } from "~/domain/calibration/comparison.server";
import type { Time } from "~/domain/calibration/rules";
import { formatList, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card, Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tabs } from "~/ui/primitives/tabs";
import { inLanguage } from "~/ui/rounds/round-name";
import { PointsTable } from "./points-table";
import { SpreadBars } from "./spread-bars";

interface ComparisonViewProps {
  readonly comparison: Pick<
    Comparison,
    "time" | "times" | "jurors" | "waiting" | "criteria" | "totals" | "referenceTotal" | "differing"
  >;
  readonly to: (time: Time) => string;
}

/** What the jury gave an anchor, as the page of a discussion: where it differs most, then everything. */
export function ComparisonView({ comparison, to }: ComparisonViewProps) {
  const { time, times, jurors, waiting, criteria, differing } = comparison;
  return (
    <>
      {times.length > 1 && (
        <Tabs
          label={m.calibration_results()}
          items={times.map((one) => ({
            to: to(one),
            label: one === 1 ? m.calibration_first_time() : m.calibration_second_time(),
            current: one === time,
          }))}
        />
      )}
      {jurors.length === 0 ? (
        <EmptyState title={m.calibration_nobody_submitted()} />
      ) : (
        <>
          <Alert tone={waiting > 0 ? "wait" : "ok"}>
            {waiting > 0 ? m.calibration_waiting_for({ count: waiting }) : m.calibration_everyone_submitted()}
          </Alert>
          <Section title={m.calibration_differs_most()}>
            {differing.length === 0 ? (
              <p className="text-soft">{m.calibration_differs_none()}</p>
            ) : (
              <ol className="grid gap-4 lg:grid-cols-3">
                {differing.map((criterion) => (
                  <Differing key={criterion.id} criterion={criterion} jurors={jurors} />
                ))}
              </ol>
            )}
          </Section>
          <SpreadBars criteria={criteria} hasOwn={jurors.some(({ isOwn }) => isOwn)} />
          <Section title={m.calibration_all_points()}>
            <PointsTable {...comparison} />
          </Section>
        </>
      )}
    </>
  );
}

interface DifferingProps {
  readonly criterion: ComparedCriterion;
  readonly jurors: readonly ComparedJuror[];
}

function Differing({ criterion, jurors }: DifferingProps) {
  const { code, title, titleEn, maximum, given, spread, reference } = criterion;
  const { lowest, highest } = spread!;
  const who = (points: number) =>
    formatList(
      jurors
        .filter((_, place) => given[place] === points)
        .map(({ isOwn, name }) => (isOwn ? m.calibration_you() : name)),
    );
  return (
    <Card as="li" className="grid content-start gap-2">
      <h3 className="font-sans text-base tracking-normal">
        {code} {inLanguage(title, titleEn)}
      </h3>
      <p className="text-[1.2rem] font-semibold">
        {m.calibration_differs_from_to({
          lowest: formatPoints(lowest),
          highest: formatPoints(highest),
          maximum: formatPoints(maximum),
        })}
      </p>
      <p className="text-[0.94rem] text-soft">
        {m.calibration_lowest_by({ names: who(lowest) })}
        <br />
        {m.calibration_highest_by({ names: who(highest) })}
      </p>
      {reference && (
        <p className="text-[0.94rem]">
          <b>{m.calibration_reference_is({ points: formatPoints(reference.points) })}</b>
          {reference.reason && `: ${reference.reason}`}
        </p>
      )}
    </Card>
  );
}
