import type { SeatProgress } from "~/domain/calibration/seats.server";
import { paths } from "~/http/paths";
import { panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

interface JurorTableProps {
  readonly slug: string;
  readonly jurors: readonly SeatProgress[];
  /** How many anchors there are. */
  readonly anchors: number;
  readonly hasSecond: boolean;
  /** Whether real sheets wait for the anchors. */
  readonly waits: boolean;
  readonly mayWaive: boolean;
}

/** Who has submitted how many anchors, without a point. */
export function JurorTable({ slug, jurors, anchors, hasSecond, waits, mayWaive }: JurorTableProps) {
  const columns: (Column<SeatProgress> | false)[] = [
    {
      head: m.calibration_juror(),
      cell: ({ name, role }) => (
        <>
          <span className="font-semibold">{name}</span>
          <span className="block text-sm font-normal text-soft">{panelRoleName(role)}</span>
        </>
      ),
    },
    { head: m.calibration_submitted(), numeric: true, cell: ({ submitted }) => `${submitted}/${anchors}` },
    hasSecond && {
      head: m.calibration_submitted_again(),
      numeric: true,
      cell: ({ submittedAgain }) => `${submittedAgain}/${anchors}`,
    },
    waits && {
      head: m.calibration_own_sheets(),
      cell: (juror) => (
        <div className="flex flex-wrap items-center gap-2 max-sm:justify-end">
          <Gate {...juror} />
          {mayWaive && juror.missing > 0 && (
            <ButtonLink small to={paths.calibrationWaiver(slug, juror.appointmentId)}>
              {m.calibration_waive()}
              <span className="sr-only"> {juror.name}</span>
            </ButtonLink>
          )}
        </div>
      ),
    },
  ];
  return (
    <DataTable
      caption={m.calibration_jurors_title()}
      rows={jurors}
      rowKey={(juror) => juror.appointmentId}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

function Gate({ missing, waived }: Pick<SeatProgress, "missing" | "waived">) {
  if (waived !== null) return <span>{m.calibration_sheets_waived({ reason: waived })}</span>;
  if (missing > 0) return <Tag tone="wait">{m.calibration_sheets_wait()}</Tag>;
  return <Tag tone="ok">{m.calibration_sheets_open()}</Tag>;
}
