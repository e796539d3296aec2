import type { Reliability } from "~/domain/agreement/reliability";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { figureRows } from "~/ui/agreement/figures";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { CsvLink } from "./csv-link";

interface FiguresProps {
  readonly slug: string;
  readonly figures: Reliability;
  readonly sheets: number;
}

export function Figures({ slug, figures, sheets }: FiguresProps) {
  return (
    <Section title={m.agreement_figures()} actions={<CsvLink slug={slug} table="figures" />}>
      <p className="mb-4 max-w-3xl text-soft">
        {m.agreement_figures_basis({
          sheets: formatNumber(sheets),
          jurors: formatNumber(figures.jurors),
          entries: formatNumber(figures.entries),
          complete: formatNumber(figures.complete),
        })}
      </p>
      <DataTable
        caption={m.agreement_figures()}
        columns={[
          { head: m.agreement_figure(), cell: (row) => <span className="font-semibold">{row.name}</span> },
          {
            head: m.agreement_value(),
            cell: (row) =>
              row.value === null || !row.verdict ? (
                <span className="text-soft">{m.agreement_absent()}</span>
              ) : (
                <span className="flex items-center gap-2 whitespace-nowrap">
                  <span className="font-semibold tabular-nums">{formatNumber(row.value, 3)}</span>
                  <Tag tone={row.verdict.tone}>{row.verdict.word}</Tag>
                </span>
              ),
          },
          {
            head: m.agreement_meaning(),
            cell: (row) => (
              <span className="max-w-[70%] sm:max-w-none">
                {row.text}
                <span className="block text-sm text-soft">{row.scale}</span>
              </span>
            ),
          },
        ]}
        rows={figureRows(figures)}
        rowKey={(row) => row.name}
      />
    </Section>
  );
}
