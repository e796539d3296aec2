import type { Component } from "~/domain/agreement/additive-model";
import type { JurorFigures } from "~/domain/agreement/round-reliability";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { shortJuror } from "~/ui/agreement/juror-names";
import { BarChart } from "~/ui/charts/bar-chart";
import { Alert } from "~/ui/primitives/alert";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { CsvLink } from "./csv-link";

interface SeverityProps {
  readonly slug: string;
  readonly jurors: readonly JurorFigures[];
  readonly components: readonly Component[];
}

/** A bar above and one below are told apart by colour and name: the chart has no room under zero. */
export function Severity({ slug, jurors, components }: SeverityProps) {
  const isConnected = components.length === 1;
  return (
    <Section title={m.agreement_severity()} actions={<CsvLink slug={slug} table="jurors" />}>
      <p className="mb-4 max-w-3xl text-soft">{m.agreement_severity_text()}</p>
      {isConnected ? (
        <p className="mb-4 max-w-3xl">{m.agreement_connected()}</p>
      ) : (
        <Alert
          tone="wait"
          className="mb-4"
          title={m.agreement_not_connected({ parts: formatNumber(components.length) })}
        >
          <ul className="list-disc pl-5">
            {components.map(({ jurors, entries }) => (
              <li key={jurors.join()}>
                {m.agreement_part({ jurors: jurors.join("; "), count: formatNumber(entries.length) })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="grid gap-6 *:min-w-0 lg:grid-cols-2 lg:items-start">
        {isConnected && (
          <BarChart
            title={m.agreement_severity_chart()}
            category={m.agreement_juror_head()}
            series={[
              { key: "above", name: m.agreement_generous(), tone: "bamboo" },
              { key: "below", name: m.agreement_strict(), tone: "lacquer" },
            ]}
            rows={jurors.map(({ juror, severity }) => ({
              label: shortJuror(juror),
              values: {
                above: severity !== null && severity > 0 ? severity : null,
                below: severity !== null && severity < 0 ? -severity : null,
              },
            }))}
          />
        )}
        <DataTable
          wide
          caption={m.agreement_severity()}
          columns={[
            { head: m.agreement_juror_head(), cell: (row) => row.juror },
            { head: m.agreement_sheets(), numeric: true, cell: (row) => formatNumber(row.sheets) },
            {
              head: m.agreement_severity_head(),
              numeric: true,
              cell: (row) => (row.severity === null ? m.agreement_absent() : signed(row.severity)),
            },
          ]}
          rows={jurors}
          rowKey={(row) => row.juror}
        />
      </div>
    </Section>
  );
}

const signed = (value: number) => `${value > 0 ? "+" : ""}${formatNumber(value)}`;
