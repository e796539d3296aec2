import type { TalliedNomination } from "~/domain/tallies/queries.server";
import type { Choice } from "~/domain/tallies/select";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Outcome } from "~/lib/vocabulary";
import { classNames } from "~/ui/primitives/class-names";
import { whyNotProposed } from "~/ui/tallies/choice-texts";
import { OutcomeTag } from "./outcome-tag";

interface TallyRow {
  readonly nominationId: string;
  readonly nomination: Pick<
    TalliedNomination,
    "code" | "groupCode" | "productName" | "establishmentName" | "unsigned" | "recused"
  >;
  readonly rank: number | null;
  /** Signed. */
  readonly sheets: number;
  /** Rounded to two digits, and exact; null without sheets. */
  readonly score: string | null;
  readonly exact: string | null;
  readonly outcome: Outcome;
  readonly isRecognised: boolean;
  readonly tier: string | null;
  readonly choice: Choice | null;
  /** Points to the pass mark. */
  readonly missing: string | null;
}

interface TallyTableProps {
  readonly rows: readonly TallyRow[];
  readonly rules: GroupNames & { readonly minimumSheets: number };
}

/** Two lines an entry, on a phone too; what explains a result is folded away. The head stays in sight. */
export function TallyTable({ rows, rules }: TallyTableProps) {
  return (
    <div className="rounded-box bg-card shadow-card">
      <table className="table-rows max-md:block max-md:[&_td]:border-0 max-md:[&_td]:p-0">
        <caption className="sr-only">{m.tallies_title()}</caption>
        <thead className="sticky top-0 z-10 bg-card max-md:sr-only">
          <tr>
            <th scope="col" className="n w-14">
              {m.tallies_rank()}
            </th>
            <th scope="col">{m.tallies_product()}</th>
            <th scope="col">{m.tallies_establishment()}</th>
            <th scope="col" className="n">
              {m.tallies_sheets()}
            </th>
            <th scope="col" className="n whitespace-nowrap">
              {m.tallies_mean()}
            </th>
            <th scope="col">{m.tallies_result()}</th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <Row key={row.nominationId} row={row} rules={rules} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, rules }: { row: TallyRow; rules: TallyTableProps["rules"] }) {
  const { nomination } = row;
  const { unsigned, recused } = nomination;
  const explained = [
    !row.isRecognised && whyNot(row, rules.minimumSheets),
    unsigned > 0 && m.tallies_unsigned({ count: unsigned }),
    recused > 0 && m.tallies_recused({ count: recused }),
  ].filter((sentence) => typeof sentence === "string");
  const sheets = unsigned > 0 ? m.tallies_signed_of({ signed: row.sheets, all: row.sheets + unsigned }) : row.sheets;
  return (
    <tr className="leading-snug max-md:grid max-md:grid-cols-[2.25rem_minmax(0,1fr)_auto] max-md:gap-x-2 max-md:border-b max-md:border-line max-md:px-3 max-md:py-2.5">
      <td className="n max-md:text-left max-md:font-semibold">{row.rank ?? "–"}</td>
      <td className="md:w-[34%]">
        <span className="font-semibold">{nomination.productName}</span>
        <span className="block text-sm text-soft">
          <span className="whitespace-nowrap">{nomination.code}</span> · {nomination.groupCode}
          <span className="max-md:hidden">. {shortGroupNameIn(rules, nomination.groupCode)}</span>
          <span className="md:hidden">
            {" · "}
            {m.tallies_sheets()} {sheets}
          </span>
        </span>
      </td>
      <td className="max-md:hidden">{nomination.establishmentName}</td>
      <td className="n max-md:hidden">{sheets}</td>
      <td className="n font-semibold" title={row.exact ?? undefined}>
        {row.score ?? "–"}
      </td>
      <td className="max-md:col-span-2 max-md:col-start-2 max-md:pt-0.5!">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <OutcomeTag outcome={row.outcome} isRecognised={row.isRecognised} />
          {row.tier && <span className="text-sm font-semibold">{row.tier}</span>}
          {/* A phone folds the establishment away too. */}
          <details className={classNames("text-sm text-soft open:w-full", explained.length === 0 && "md:hidden")}>
            <summary className="inline-flex items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11 pointer-coarse:px-2">
              {m.tallies_details()}
            </summary>
            <p className="md:hidden">{nomination.establishmentName}</p>
            {explained.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </details>
        </div>
      </td>
    </tr>
  );
}

/** Why an entry is not proposed, in a sentence; null where it is, and where nothing is to say. */
function whyNot({ outcome, choice, rank, score, missing, sheets }: TallyRow, minimum: number): string | null {
  switch (outcome) {
    case "recognised":
      return null;
    case "passed_over_cap":
      return choice && whyNotProposed(choice, { rank: rank ?? 0, score: score ?? "" });
    case "not_passed":
      return missing && m.tallies_why_not_passed({ points: missing });
    case "too_few_sheets":
      return m.tallies_why_too_few({ sheets, minimum });
  }
}
