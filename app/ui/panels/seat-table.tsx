import { Link } from "@remix-run/react";
import type { CoveredJuror } from "~/domain/panels/coverage.server";
import type { Juror } from "~/domain/panels/queries.server";
import type { JurorProgress } from "~/domain/sheets/progress.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Tag } from "~/ui/primitives/tag";

interface SeatTableProps {
  readonly slug: string;
  /** In force, the head first. */
  readonly jurors: readonly Juror[];
  readonly progress: readonly JurorProgress[];
  readonly covered: readonly CoveredJuror[];
}

/** Who sits in the jury, whether they said yes, what they know, what they have to do and how far they are. */
export function SeatTable({ slug, jurors, progress, covered }: SeatTableProps) {
  const doneBy = new Map(progress.map((one) => [one.appointmentId, one]));
  const coveredBy = new Map(covered.map((one) => [one.appointmentId, one]));
  return (
    <DataTable
      caption={m.rounds_jury_title()}
      rows={jurors}
      rowKey={(juror) => juror.appointmentId}
      empty={<EmptyState title={m.rounds_jury_empty()}>{m.rounds_jury_empty_text()}</EmptyState>}
      columns={[
        {
          head: m.rounds_jury_person(),
          cell: (juror) => (
            <>
              <Link to={paths.organiserJurySeat(slug, juror.appointmentId)} className="font-semibold">
                {juror.name}
              </Link>
              <span className="block text-sm font-normal break-all text-soft">{juror.email}</span>
            </>
          ),
        },
        {
          head: m.rounds_jury_role(),
          cell: (juror) => (
            <div>
              {panelRoleName(juror.role)}
              {juror.title && <span className="block text-sm text-soft">{juror.title}</span>}
            </div>
          ),
        },
        {
          head: m.panels_expertise_short(),
          cell: (juror) => {
            const groups = coveredBy.get(juror.appointmentId)?.expertise ?? [];
            return groups.length > 0 ? (
              groups.join(", ")
            ) : (
              <span className="text-soft">{m.panels_expertise_all()}</span>
            );
          },
        },
        {
          head: m.rounds_jury_state(),
          cell: (juror) =>
            juror.acceptedAt ? (
              <Tag tone="ok">{m.rounds_jury_accepted()}</Tag>
            ) : (
              <Tag tone="wait">{m.rounds_jury_waiting()}</Tag>
            ),
        },
        {
          head: m.panels_entries_given(),
          numeric: true,
          cell: (juror) => formatNumber(coveredBy.get(juror.appointmentId)?.load ?? 0),
        },
        {
          head: m.rounds_jury_progress(),
          className: "sm:w-1/6",
          cell: (juror) => {
            const one = doneBy.get(juror.appointmentId);
            if (!one || one.total === 0) return <span className="text-soft">–</span>;
            return (
              <div className="max-sm:w-36">
                <ProgressBar label={juror.name} done={one.signed} total={one.total - one.recused} />
              </div>
            );
          },
        },
      ]}
    />
  );
}
