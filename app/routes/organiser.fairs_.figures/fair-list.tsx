import { Link } from "@remix-run/react";
import type { FairProgramme } from "~/domain/fair-reports/programme.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { shownFigure } from "~/ui/fair-reports/shown-figure";
import { yearsName } from "~/ui/fair-reports/years-name";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

type Fair = FairProgramme["fairs"][number];

/** Each fair that counts, with the way to its report or the source of its figures. */
export function FairList({ fairs, mayRecord }: { fairs: readonly Fair[]; mayRecord: boolean }) {
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-soft">{m.figures_fairs_lead()}</p>
      <DataTable
        caption={m.figures_fairs()}
        rows={fairs}
        rowKey={({ id }) => id}
        columns={[
          { head: m.figures_fair(), cell: (fair) => <Named fair={fair} mayRecord={mayRecord} /> },
          {
            head: m.figures_year(),
            cell: ({ fromYear, year, level }) => (
              <>
                {yearsName(fromYear, year)}
                <span className="block text-sm text-soft">{levelTitle(level)}</span>
              </>
            ),
          },
          ...(["booths", "establishments", "visits", "sales"] as const).map((indicator) => ({
            head: fairIndicatorName(indicator),
            numeric: true,
            cell: ({ indicators }: Fair) => shownFigure(indicator, indicators[indicator]),
          })),
          {
            head: m.figures_provinces(),
            numeric: true,
            cell: ({ provinces }) => (provinces === null ? "–" : formatNumber(provinces)),
          },
        ]}
      />
    </div>
  );
}

function Named({ fair, mayRecord }: { fair: Fair; mayRecord: boolean }) {
  const { id, slug, name, nameEn, indicators, source, within } = fair;
  const count = indicators.fairs ?? 1;
  return (
    <div className="grid justify-items-start gap-1">
      {slug ? (
        <Link to={paths.organiserFairReport(slug)} className="font-semibold">
          {fairName({ name, nameEn: nameEn ?? name })}
        </Link>
      ) : (
        <span className="font-semibold">{name}</span>
      )}
      <Tag tone={slug ? "ok" : undefined}>{slug ? m.figures_closed_here() : m.figures_recorded()}</Tag>
      {count > 1 && <span className="text-sm">{m.figures_fairs_count({ count: formatNumber(count) })}</span>}
      {source && <span className="text-sm text-soft">{source}</span>}
      {within && <span className="text-sm text-soft">{m.figures_within({ name: within })}</span>}
      {!slug && mayRecord && (
        <ButtonLink small kind="quiet" to={paths.organiserRecordedFairRemoval(id)}>
          {m.closings_remove_recorded()}
        </ButtonLink>
      )}
    </div>
  );
}
