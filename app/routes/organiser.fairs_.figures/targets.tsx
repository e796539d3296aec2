import type { FairProgramme } from "~/domain/fair-reports/programme.server";
import { paths } from "~/http/paths";
import { formatPercent } from "~/i18n/formats";
import { fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { shownFigure } from "~/ui/fair-reports/shown-figure";
import { yearsName } from "~/ui/fair-reports/years-name";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { SumCell } from "./figure";

interface TargetsProps {
  readonly targets: FairProgramme["targets"];
  readonly agency: string;
  readonly maySet: boolean;
}

/** What was to be reached beside what was. */
export function Targets({ targets, agency, maySet }: TargetsProps) {
  return (
    <DataTable
      caption={m.figures_targets()}
      rows={targets}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title={m.figures_targets_none()}
          actions={
            maySet && <ButtonLink to={paths.organiserNewFairTarget({ agency })}>{m.figures_target_new()}</ButtonLink>
          }
        >
          {m.figures_targets_none_text()}
        </EmptyState>
      }
      columns={[
        {
          head: m.figures_target(),
          cell: ({ indicator, level, fromYear, toYear, source }) => (
            <>
              <span className="font-semibold">
                {fairIndicatorName(indicator)} · {yearsName(fromYear, toYear)}
              </span>
              <span className="block text-sm text-soft">
                {level ? levelTitle(level) : m.figures_all_levels()} · {source}
              </span>
            </>
          ),
        },
        {
          head: m.figures_target_value(),
          numeric: true,
          cell: ({ indicator, value }) => shownFigure(indicator, value),
        },
        {
          head: m.figures_reached(),
          numeric: true,
          cell: ({ indicator, reached }) => <SumCell indicator={indicator} sum={reached} />,
        },
        {
          head: m.figures_share(),
          numeric: true,
          cell: ({ perMille }) =>
            perMille === null ? (
              "–"
            ) : (
              <Tag tone={perMille >= 1000 ? "ok" : "wait"}>{formatPercent(perMille / 1000)}</Tag>
            ),
        },
        ...(maySet
          ? [
              {
                head: m.figures_target_remove(),
                cell: ({ id, indicator }: FairProgramme["targets"][number]) => (
                  <ButtonLink
                    small
                    kind="quiet"
                    to={paths.organiserFairTargetRemoval(id)}
                    aria-label={m.figures_target_remove_named({ name: fairIndicatorName(indicator) })}
                  >
                    {m.figures_target_remove()}
                  </ButtonLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
