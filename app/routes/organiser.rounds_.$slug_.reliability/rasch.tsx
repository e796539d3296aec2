import type { Measure, RaschModel } from "~/domain/agreement/rasch";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { tooThinText } from "~/ui/agreement/reason-texts";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { CsvLink } from "./csv-link";

interface RaschProps {
  readonly slug: string;
  readonly model: RaschModel;
}

/** Figures of a model that did not settle are not shown. */
export function Rasch({ slug, model }: RaschProps) {
  const isUsable = model.fitted && model.converged;
  return (
    <Section title={m.agreement_rasch()} actions={isUsable ? <CsvLink slug={slug} table="rasch" /> : undefined}>
      <p className="mb-4 max-w-3xl text-soft">{m.agreement_rasch_text()}</p>
      <p className="mb-4 max-w-3xl">{stateText(model)}</p>
      {isUsable && (
        <div className="grid gap-6 *:min-w-0 lg:grid-cols-2 lg:items-start">
          <Measures title={m.agreement_rasch_jurors()} head={m.agreement_juror_head()} rows={model.jurors} />
          <Measures title={m.agreement_rasch_criteria()} head={m.agreement_criterion()} rows={model.criteria} />
        </div>
      )}
    </Section>
  );
}

function stateText(model: RaschModel): string {
  if (!model.fitted) return tooThinText(model);
  const iterations = formatNumber(model.iterations);
  return model.converged
    ? m.agreement_rasch_converged({
        iterations,
        observations: formatNumber(model.observations),
        categories: formatNumber(model.categories),
      })
    : m.agreement_rasch_not_converged({ iterations, change: formatNumber(model.change, 3) });
}

interface MeasuresProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly Measure[];
}

function Measures({ title, head, rows }: MeasuresProps) {
  return (
    <div>
      <h3 className="mb-3">{title}</h3>
      <DataTable
        wide
        caption={title}
        columns={[
          { head, cell: (row) => row.name },
          { head: m.agreement_logits(), numeric: true, cell: (row) => formatNumber(row.logits) },
          { head: m.agreement_error(), numeric: true, cell: (row) => formatNumber(row.error) },
          { head: m.agreement_infit(), numeric: true, cell: (row) => formatNumber(row.infit) },
        ]}
        rows={[...rows].sort((a, b) => b.logits - a.logits)}
        rowKey={(row) => row.name}
      />
    </div>
  );
}
