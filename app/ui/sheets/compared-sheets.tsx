import { Link } from "@remix-run/react";
import type { ComparedSheet } from "~/domain/sheets/scoring-sheet.server";
import { paths } from "~/http/paths";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface ComparedSheetsProps {
  readonly sheets: readonly ComparedSheet[];
  /** Codes of the main criteria: the columns. */
  readonly codes: readonly string[];
}

/** One's own other sheets of the group, so that like is scored alike. */
export function ComparedSheets({ sheets, codes }: ComparedSheetsProps) {
  if (sheets.length === 0) return null;
  return (
    <details className="rounded-box bg-card shadow-card">
      <summary className="flex min-h-13 items-center justify-between gap-3 px-4 font-semibold text-indigo">
        <span className="underline underline-offset-3">{m.judge_compare()}</span>
        <span className="font-normal text-soft">{m.judge_compare_count({ count: sheets.length })}</span>
      </summary>
      <p className="px-4 pb-2 text-[0.9rem] text-soft">{m.judge_compare_hint()}</p>
      <div className="max-h-96 overflow-auto">
        <table className="table-rows text-[0.92rem]">
          <caption className="sr-only">{m.judge_compare()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.judge_compare_product()}</th>
              <th scope="col" className="n">
                {m.judge_compare_total()}
              </th>
              {codes.map((code) => (
                <th key={code} scope="col" className="n">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <tr key={sheet.id}>
                <td>
                  <Link to={paths.judgeSheet(sheet.id)}>{sheet.productName}</Link>
                  <span className="block text-[0.84rem] whitespace-nowrap text-soft">{sheet.code}</span>
                </td>
                <td className="n font-semibold">{shown(sheet.total)}</td>
                {codes.map((code) => (
                  <td key={code} className="n">
                    {shown(sheet.parts[code] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const shown = (points: number | null) => (points === null ? "–" : formatPoints(points));
