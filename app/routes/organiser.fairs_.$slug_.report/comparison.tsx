import type { SerializeFrom } from "@remix-run/node";
import type { earlierFairs } from "~/domain/fair-reports/fair-report.server";
import { changePerMille, comparedOf, type FairFigures } from "~/domain/fair-reports/rules";
import { paths } from "~/http/paths";
import { formatMoney, formatNumber, formatPercent } from "~/i18n/formats";
import { comparedName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { COMPARED, type Compared } from "~/lib/vocabulary";
import { fairName } from "~/ui/fairs/fair-name";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";

interface ComparisonProps {
  readonly fair: { readonly name: string; readonly nameEn: string; readonly startsOn: string };
  readonly figures: FairFigures;
  readonly earlier: SerializeFrom<Awaited<ReturnType<typeof earlierFairs>>>;
  readonly slug: string;
  readonly mayWrite: boolean;
}

const shown = (key: Compared, value: number | null) =>
  value === null ? "–" : key === "sales" ? formatMoney(value) : formatNumber(value);

/** This fair beside earlier ones of its agency; what changed against each stands below its figure. */
export function Comparison({ fair, figures, earlier, slug, mayWrite }: ComparisonProps) {
  const own = { ...comparedOf({ ...fair, name: fairName(fair) }, figures), recordedId: null, source: null };
  const rows = [own, ...earlier];
  return (
    <div className="grid gap-4">
      <DataTable
        caption={m.closings_compare_title()}
        wide
        rows={rows}
        rowKey={(row) => row.recordedId ?? `${row.year}/${row.name}`}
        columns={[
          {
            head: m.closings_fair(),
            cell: (row) => (
              <>
                <span className="font-semibold">{row.name}</span>
                <span className="block text-sm text-soft">
                  {row.year}
                  {row.source && ` · ${m.closings_recorded_from({ source: row.source })}`}
                </span>
                {row.recordedId && mayWrite && (
                  <PostButton small kind="quiet" action={paths.organiserEarlierFairRemoval(slug, row.recordedId)}>
                    {m.closings_remove_recorded()}
                  </PostButton>
                )}
              </>
            ),
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
