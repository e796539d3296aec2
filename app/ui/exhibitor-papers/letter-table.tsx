import type { LetterState } from "~/domain/exhibitor-papers/letters.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { LetterStateTag } from "./letter-state-tag";

export interface LetterLine {
  readonly number: string;
  readonly signName: string;
  readonly applicant: string;
  readonly province: string;
  readonly codes: readonly string[];
  readonly issued: { readonly number: number; readonly at: Date; readonly by: string } | null;
  readonly state: LetterState;
  readonly isDue: boolean;
}

interface LetterTableProps {
  readonly slug: string;
  readonly rows: readonly LetterLine[];
  readonly mayIssue: boolean;
}

/** Accepted applications with their letters. */
export function LetterTable({ slug, rows, mayIssue }: LetterTableProps) {
  return (
    <DataTable
      caption={m.exhibitors_letters()}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          head: m.exhibitors_application_column(),
          cell: ({ number, signName, applicant, province }) => (
            <>
              <strong>{number}</strong> {signName}
              <span className="block text-sm text-soft">
                {applicant} · {province}
              </span>
            </>
          ),
        },
        { head: m.exhibitors_booths_column(), cell: ({ codes }) => codes.join(", ") || m.exhibitors_no_booths_yet() },
        {
          head: m.exhibitors_letter_column(),
          cell: ({ issued, state }) => (
            <>
              <LetterStateTag state={state} />
              {issued && (
                <span className="block text-sm text-soft">
                  {m.exhibitors_letter_issued_at({
                    number: issued.number,
                    time: formatDateTime(issued.at),
                    by: issued.by,
                  })}
                </span>
              )}
            </>
          ),
        },
        { head: m.exhibitors_acts_column(), cell: (row) => <Acts slug={slug} row={row} mayIssue={mayIssue} /> },
      ]}
    />
  );
}

const FILE = "inline-flex min-h-11 items-center sm:min-h-8";

function Acts({ slug, row, mayIssue }: { slug: string; row: LetterLine; mayIssue: boolean }) {
  const { number, issued, isDue } = row;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {issued && (
        <>
          <a href={paths.organiserFairLetter(slug, number, "pdf")} aria-label={`${number}, PDF`} className={FILE}>
            PDF
          </a>
          <a href={paths.organiserFairLetter(slug, number, "docx")} aria-label={`${number}, Word`} className={FILE}>
            Word
          </a>
        </>
      )}
      {isDue && (
        <a
          href={paths.organiserFairLetter(slug, number, "pdf", { state: "now" })}
          aria-label={`${number}, ${m.exhibitors_letter_now()}`}
          className={FILE}
        >
          {m.exhibitors_message_draft()}
        </a>
      )}
      {isDue && mayIssue && (
        <ButtonLink
          small
          to={paths.organiserFairLettersIssuing(slug, { only: number })}
          aria-label={`${number}, ${m.exhibitors_letters_issue_one()}`}
        >
          {issued ? m.exhibitors_letters_issue_again() : m.exhibitors_letters_issue_one()}
        </ButtonLink>
      )}
    </span>
  );
}
