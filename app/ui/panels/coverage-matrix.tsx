import { Link } from "@remix-run/react";
import type { Coverage } from "~/domain/panels/coverage.server";
import type { PairState } from "~/domain/panels/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { PAIR_LOOKS } from "./pair-state";

interface CoverageMatrixProps {
  readonly slug: string;
  readonly jurors: Coverage["jurors"];
  readonly entries: Coverage["entries"];
  /** Sheets an entry needs. */
  readonly minimum: number;
}

/** Jurors by number across, entries down: hundreds of entries and fifteen jurors fit, and a phone scrolls it in its frame. */
export function CoverageMatrix({ slug, jurors, entries, minimum }: CoverageMatrixProps) {
  return (
    <div
      {...scrolled()}
      className="relative max-h-[80vh] w-fit max-w-full overflow-auto rounded-box bg-card shadow-card print:max-h-none"
    >
      <table className="border-collapse text-[0.9rem]">
        <caption className="sr-only">{m.panels_matrix_title()}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} left-0 z-20 px-3 text-left`}>
              {m.panels_entry()}
            </th>
            {jurors.map((juror, at) => (
              <th key={juror.appointmentId} scope="col" className={`${HEAD} z-10 min-w-8 text-center`}>
                <abbr title={juror.name} className="no-underline">
                  {at + 1}
                </abbr>
              </th>
            ))}
            <th scope="col" className={`${HEAD} z-10 px-3 text-right`}>
              {m.panels_jurors_short()}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.nominationId} className="border-b border-line last:border-0">
              <th scope="row" className="sticky left-0 z-10 bg-card px-3 py-0 text-left font-normal whitespace-nowrap">
                <Link
                  to={paths.organiserJuryEntry(slug, entry.nominationId)}
                  title={entry.productName}
                  className="inline-flex min-h-9 items-center pointer-coarse:min-h-11"
                >
                  {entry.code}
                </Link>
                <span className="ml-2 text-soft">{entry.groupCode}</span>
              </th>
              {entry.states.map((state, at) => (
                <td
                  key={jurors[at]!.appointmentId}
                  className={classNames("border-l border-line text-center", PAIR_LOOKS[state].look)}
                >
                  {PAIR_LOOKS[state].sign && (
                    <>
                      <span aria-hidden>{PAIR_LOOKS[state].sign}</span>
                      <span className="sr-only">{PAIR_LOOKS[state].name()}</span>
                    </>
                  )}
                </td>
              ))}
              <td
                className={classNames(
                  "border-l border-line px-3 text-right",
                  entry.jurors < minimum && "font-bold text-bad-ink",
                )}
              >
                {formatNumber(entry.jurors)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A keyboard scrolls only what it can reach. */
const scrolled = () => ({ role: "region", "aria-label": m.panels_matrix_title(), tabIndex: 0 });

const HEAD = "sticky top-0 border-b border-line bg-card py-2 font-semibold text-soft";

const SHOWN: readonly PairState[] = ["given", "begun", "signed", "recused", "conflict"];

/** What the signs and numbers of the table mean. */
export function MatrixLegend({ slug, jurors }: Pick<CoverageMatrixProps, "slug" | "jurors">) {
  return (
    <div className="mb-5 grid gap-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[0.92rem]">
        {SHOWN.map((state) => (
          <li key={state}>
            <span aria-hidden className={classNames("mr-1.5 inline-block", PAIR_LOOKS[state].look)}>
              {PAIR_LOOKS[state].sign}
            </span>
            {PAIR_LOOKS[state].name()}
          </li>
        ))}
      </ul>
      <ol className="grid gap-x-6 gap-y-0.5 text-[0.92rem] sm:grid-cols-2 lg:grid-cols-3">
        {jurors.map((juror, at) => (
          <li key={juror.appointmentId} className="flex items-baseline gap-2">
            <span className="w-6 flex-none text-right font-semibold text-soft">{at + 1}</span>
            <Link to={paths.organiserJurySeat(slug, juror.appointmentId)}>{juror.name}</Link>
            <span className="text-soft">{m.panels_load({ count: juror.load })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
