import type { CriterionNode } from "~/domain/rounds/queries.server";
import { totalOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";

type Written = Pick<ScoringSheet, "criteria" | "points" | "remarks">;

/** A sheet that is no longer written on, as a table. */
export function WrittenSheet({ criteria, points, remarks }: Written) {
  return (
    <>
      <div className="overflow-hidden rounded-box bg-card shadow-card">
        <table className="table-rows">
          <caption className="sr-only">{m.judge_title()}</caption>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {m.judge_criteria()}
              </th>
              <th scope="col" className="n whitespace-nowrap max-sm:hidden">
                {m.judge_maximum()}
              </th>
              <th scope="col" className="n">
                {m.judge_points()}
              </th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((main) => (
              <Rows key={main.id} criterion={main} points={points} isMain />
            ))}
          </tbody>
        </table>
      </div>
      {remarks && (
        <div>
          <h3 className="font-sans text-base">{m.judge_remarks()}</h3>
          <p className="mt-1 whitespace-pre-line">{remarks}</p>
        </div>
      )}
    </>
  );
}

function Rows({
  criterion,
  points,
  isMain,
}: {
  criterion: CriterionNode;
  points: Written["points"];
  isMain?: boolean;
}) {
  const given = new Map(Object.entries(points).map(([id, one]) => [id, one.points]));
  const total = totalOf([criterion], given);
  const note = points[criterion.id]?.note;
  return (
    <>
      <tr className={isMain ? "bg-wash font-semibold" : undefined}>
        <td className="w-px whitespace-nowrap">{criterion.code}</td>
        <td>
          {inLanguage(criterion.title, criterion.titleEn)}
          {note && <span className="block text-[0.9rem] font-normal text-soft">{note}</span>}
        </td>
        <td className="n max-sm:hidden">{formatPoints(criterion.maximum)}</td>
        <td className="n whitespace-nowrap">
          <b>{total === null ? "–" : formatPoints(total)}</b>
          <span className="font-normal text-soft sm:hidden">
            {" "}
            {m.judge_of_maximum({ maximum: formatPoints(criterion.maximum) })}
          </span>
        </td>
      </tr>
      {criterion.parts.map((part) => (
        <Rows key={part.id} criterion={part} points={points} />
      ))}
    </>
  );
}
