import type { RoundFacts } from "~/domain/rounds/moves";
import type { JurorProgress } from "~/domain/sheets/progress.server";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { DataTable } from "~/ui/primitives/data-table";
import { ProgressBar } from "~/ui/primitives/progress-bar";

interface JuryProgressProps {
  readonly sheets: RoundFacts["sheets"];
  readonly progress: readonly JurorProgress[];
}

const openSheets = (juror: JurorProgress) => juror.total - juror.signed - juror.recused;

/** How far each juror is, those furthest behind first. Never a point: that would tell what others gave. */
export function JuryProgress({ sheets, progress }: JuryProgressProps) {
  if (sheets.total === 0) return <p className="text-soft">{m.rounds_board_progress_before()}</p>;
  const rows = progress.toSorted((a, b) => openSheets(b) - openSheets(a));
  return (
    <div className="grid gap-4">
      {sheets.open === 0 ? (
        <Alert tone="ok">{m.rounds_board_all_signed()}</Alert>
      ) : (
        <p className="text-soft">
          {m.rounds_board_progress_total({
            signed: formatNumber(sheets.signed),
            total: formatNumber(sheets.total - sheets.recused),
          })}
        </p>
      )}
      <DataTable
        caption={m.rounds_board_progress()}
        rows={rows}
        rowKey={(juror) => juror.appointmentId}
        columns={[
          {
            head: m.rounds_board_juror(),
            cell: (juror) => (
              <>
                <span className="font-semibold">{juror.name}</span>
                <span className="block text-sm font-normal text-soft">{panelRoleName(juror.role)}</span>
              </>
            ),
          },
          {
            head: m.rounds_board_signed(),
            className: "sm:w-1/3",
            cell: (juror) => (
              <div className="grid gap-1 max-sm:w-40">
                <ProgressBar label={juror.name} done={juror.signed} total={juror.total - juror.recused} />
                {juror.lastSignedAt && <span className="text-sm text-soft">{formatTimestamp(juror.lastSignedAt)}</span>}
              </div>
            ),
          },
          {
            head: m.rounds_board_open_sheets(),
            numeric: true,
            cell: (juror) => (
              <span className={openSheets(juror) > 0 ? "font-semibold text-lacquer-ink" : "text-soft"}>
                {formatNumber(openSheets(juror))}
              </span>
            ),
          },
          { head: m.rounds_board_recused(), numeric: true, cell: (juror) => formatNumber(juror.recused) },
        ]}
      />
    </div>
  );
}
