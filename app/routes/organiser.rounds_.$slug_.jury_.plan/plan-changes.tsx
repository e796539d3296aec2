import type { CoveredJuror } from "~/domain/panels/coverage.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface JurorChanges extends CoveredJuror {
  /** Voting codes. */
  readonly given: readonly string[];
  readonly takenBack: readonly string[];
}

/** What a plan changes for each juror. */
export function PlanChanges({ jurors }: { jurors: readonly JurorChanges[] }) {
  return (
    <DataTable
      caption={m.panels_plan_by_juror()}
      rows={jurors}
      rowKey={(juror) => juror.appointmentId}
      columns={[
        { head: m.rounds_jury_person(), cell: (juror) => <span className="font-semibold">{juror.name}</span> },
        { head: m.panels_before(), numeric: true, cell: (juror) => formatNumber(juror.load) },
        {
          head: m.panels_after(),
          numeric: true,
          cell: (juror) => formatNumber(juror.load + juror.given.length - juror.takenBack.length),
        },
        { head: m.panels_new(), cell: (juror) => <Codes codes={juror.given} /> },
        { head: m.panels_gone(), cell: (juror) => <Codes codes={juror.takenBack} /> },
      ]}
    />
  );
}

/** Many are folded away behind their number. */
function Codes({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return <span className="text-soft">–</span>;
  if (codes.length <= 3) return codes.join(", ");
  return (
    <details>
      <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
        {m.panels_codes({ count: codes.length })}
      </summary>
      <p className="max-w-xl text-sm">{codes.join(", ")}</p>
    </details>
  );
}
