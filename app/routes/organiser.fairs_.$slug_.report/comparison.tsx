import { Link } from "@remix-run/react";
import type { EarlierFair } from "~/domain/fair-reports/fair-report.server";
import { changePerMille, comparedOf, type FairFigures } from "~/domain/fair-reports/rules";
import { paths } from "~/http/paths";
import { formatMoney, formatNumber, formatPercent } from "~/i18n/formats";
import { comparedName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { COMPARED, type Compared } from "~/lib/vocabulary";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

interface ComparisonProps {
  readonly fair: { readonly name: string; readonly nameEn: string; readonly startsOn: string };
  readonly figures: FairFigures;
  readonly earlier: readonly EarlierFair[];
  readonly slug: string;
  readonly mayWrite: boolean;
  /** Before its first day a fair has no visits and no sales to compare. */
  readonly hasBegun: boolean;
}

const NOT_YET = { visits: null, sales: null, contracts: null };

const shown = (key: Compared, value: number | null) =>
  value === null ? "–" : key === "sales" ? formatMoney(value) : formatNumber(value);

/** This fair beside earlier ones of its agency; what changed against each stands below its figure. */
export function Comparison({ fair, figures, earlier, slug, mayWrite, hasBegun }: ComparisonProps) {
  const compared = { ...comparedOf({ ...fair, name: fairName(fair) }, figures), ...(!hasBegun && NOT_YET) };
  const own = { ...compared, id: "own", slug: null, source: null };
  const rows = [own, ...earlier];
  return (
    <div className="grid gap-4">
      <DataTable
        caption={m.closings_compare_title()}
        wide
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: m.closings_fair(),
            cell: (row) => <Named row={row} own={row === own} slug={slug} mayWrite={mayWrite} />,
          },
          ...COMPARED.map((key) => ({
            head: comparedName(key),
            numeric: true,
            cell: (row: (typeof rows)[number]) => {
              const change = row === own ? null : changePerMille(own[key], row[key]);
              return (
                <>
                  {shown(key, row[key])}
                  {change !== null && (
                    <span className="block text-sm text-soft">
                      {change > 0
                        ? m.closings_now_more({ share: formatPercent(change / 1000) })
                        : m.closings_now_less({ share: formatPercent(-change / 1000) })}
                    </span>
                  )}
                </>
              );
            },
          })),
        ]}
      />
      {mayWrite && (
        <p>
          <ButtonLink to={paths.organiserNewEarlierFair(slug)}>{m.closings_record_fair()}</ButtonLink>
        </p>
      )}
    </div>
  );
}

interface NamedProps {
  readonly row: EarlierFair;
  readonly own: boolean;
  readonly slug: string;
  readonly mayWrite: boolean;
}

/** Which fair, and whose word the figures are: a report that was settled here, or what was published. */
function Named({ row, own, slug, mayWrite }: NamedProps) {
  const { id, name, year, slug: report, source } = row;
  return (
    <div className="grid justify-items-start gap-1">
      {report ? (
        <Link to={paths.organiserFairReport(report)} className="font-semibold">
          {name}
        </Link>
      ) : (
        <span className="font-semibold">{name}</span>
      )}
      <span className="text-sm text-soft">{year}</span>
      {own ? (
        <Tag tone="info">{m.closings_this_fair()}</Tag>
      ) : (
        <Tag tone={report ? "ok" : undefined}>{report ? m.figures_closed_here() : m.figures_recorded()}</Tag>
      )}
      {source && <span className="text-sm text-soft">{source}</span>}
      {!own && !report && mayWrite && (
        <ButtonLink small kind="quiet" to={paths.organiserEarlierFairRemoval(slug, id)}>
          {m.closings_remove_recorded()}
        </ButtonLink>
      )}
    </div>
  );
}
