import type { ReactNode } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { leavesOf, totalOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { formatPoints } from "~/i18n/formats";
import { groupNameIn, levelTitle, panelRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

/** The sheet on paper, in the form of the law: an unsigned one has room for what is written by hand. */
export function PrintedSheet({ round, sheet, juror, criteria, points, remarks, recusal }: ScoringSheet) {
  const given = new Map(Object.entries(points).map(([id, one]) => [id, one.points]));
  const maximum = leavesOf(criteria).reduce((sum, leaf) => sum + leaf.maximum, 0);
  const total = totalOf(criteria, given);
  return (
    <article className="only-print text-[11pt] leading-snug">
      <header className="mb-5 text-center">
        <p className="font-semibold uppercase">{m.judge_print_council({ level: levelTitle(round.level) })}</p>
        <p className="mt-3 text-[15pt] font-semibold uppercase">{m.judge_print_title()}</p>
        <p>{roundName(round)}</p>
      </header>
      <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Fact name={m.judge_compare_product()}>{sheet.productName}</Fact>
        <Fact name={m.judge_print_group()}>
          {sheet.groupCode}. {groupNameIn(round, sheet.groupCode)}
        </Fact>
        <Fact name={m.judge_print_code()}>{sheet.code}</Fact>
        <Fact name={m.judge_print_juror()}>
          {[juror.name, juror.title, panelRoleName(juror.role)].filter(Boolean).join(", ")}
        </Fact>
      </dl>
      {recusal && <p className="mb-4 font-semibold">{m.judge_state_recused()}</p>}
      <table className="w-full border-collapse [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_td]:align-top [&_th]:border [&_th]:px-2 [&_th]:py-1">
        <thead>
          <tr>
            <th scope="col" className="w-14">
              {m.judge_print_number()}
            </th>
            <th scope="col" className="text-left">
              {m.judge_criteria()}
            </th>
            <th scope="col" className="w-20 text-right">
              {m.judge_maximum()}
            </th>
            <th scope="col" className="w-16 text-right">
              {m.judge_points()}
            </th>
            <th scope="col" className="w-40 text-left">
              {m.judge_print_note()}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((main) => (
            <Rows key={main.id} criterion={main} given={given} points={points} isMain />
          ))}
          <tr className="font-semibold">
            <td colSpan={2}>{m.judge_print_total()}</td>
            <td className="text-right">{formatPoints(maximum)}</td>
            <td className="text-right">{total !== null && formatPoints(total)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <p className="mt-4">
        <b>{m.judge_remarks()}:</b> <span className="whitespace-pre-line">{remarks || ".".repeat(150)}</span>
      </p>
      <footer className="mt-6 ml-auto w-96 break-inside-avoid text-center">
        <p className="italic">{placeAndDate(sheet.signedAt)}</p>
        <p className="font-semibold uppercase">{m.judge_jury_juror()}</p>
        <p className="text-[9.5pt] italic">{m.judge_print_sign()}</p>
        <p className="mt-16 font-semibold">{juror.name}</p>
      </footer>
    </article>
  );
}

/** The place is written by hand, and the day too while the sheet is not signed. */
function placeAndDate(signedAt: Date | null): string {
  const [year, month, day] = signedAt ? todayInVietnam(signedAt).split("-") : ["20....", "....", "...."];
  return m.judge_print_place_and_date({ year: year!, month: month!, day: day! });
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}:</dt>
      <dd className="font-semibold">{children}</dd>
    </>
  );
}

interface RowsProps {
  readonly criterion: CriterionNode;
  readonly given: ReadonlyMap<string, number | null>;
  readonly points: ScoringSheet["points"];
  readonly isMain?: boolean;
}

function Rows({ criterion, given, points, isMain }: RowsProps) {
  const total = totalOf([criterion], given);
  return (
    <>
      <tr className={isMain ? "font-semibold" : undefined}>
        <td>{criterion.code}</td>
        <td>{inLanguage(criterion.title, criterion.titleEn)}</td>
        <td className="text-right">{formatPoints(criterion.maximum)}</td>
        <td className="text-right">{total !== null && formatPoints(total)}</td>
        <td className="font-normal">{points[criterion.id]?.note}</td>
      </tr>
      {criterion.parts.map((part) => (
        <Rows key={part.id} criterion={part} given={given} points={points} />
      ))}
    </>
  );
}
