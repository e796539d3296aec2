import type { ReactNode } from "react";
import type { SummaryEntry, SummaryLetter } from "~/domain/forwardings/summary.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { type GroupNames, groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

interface SummaryLetterProps {
  readonly letter: SummaryLetter;
  readonly rules: GroupNames;
  /** Where it came from, or went to. */
  readonly round: string;
  /** What may be done about an entry. */
  readonly act?: (entry: SummaryEntry) => ReactNode;
}

/** One letter of request with the products on its list. */
export function SummaryLetterSection({ letter, rules, round, act }: SummaryLetterProps) {
  const { number, datedOn, signerName, signerTitle, agencyName, entries } = letter;
  const heading = m.forwardings_sender_heading({
    agency: agencyName,
    number,
    date: formatDate(datedOn),
    signer: `${signerName}, ${signerTitle}`,
  });
  return (
    <Section title={<span className="text-[0.82em]">{heading}</span>} className="mt-8">
      <p className="mb-3 text-soft">{round}</p>
      <DataTable
        caption={heading}
        rows={entries}
        rowKey={(entry) => String(entry.position)}
        columns={[
          {
            head: m.forwardings_column_product(),
            cell: (entry) => (
              <>
                <span className="font-semibold">
                  {formatNumber(entry.position)}. {entry.productName}
                </span>
                <span className="block text-sm font-normal text-soft">{groupNameIn(rules, entry.groupCode)}</span>
              </>
            ),
          },
          {
            head: m.forwardings_column_maker(),
            cell: (entry) => (
              <span>
                {entry.establishmentName}
                <span className="block text-sm text-soft">
                  {[entry.address, entry.provinceName].filter(Boolean).join(", ")}
                </span>
              </span>
            ),
          },
          { head: m.forwardings_column_title(), cell: (entry) => <Title {...entry.title} /> },
          { head: m.forwardings_column_score(), numeric: true, cell: scoreOf },
          { head: m.forwardings_column_state(), cell: (entry) => <State entry={entry}>{act?.(entry)}</State> },
        ]}
      />
    </Section>
  );
}

function Title({ number, level, issuedOn, validUntil, revokedOn }: SummaryEntry["title"]) {
  const [from, until] = [formatDate(issuedOn), formatDate(validUntil)];
  return revokedOn ? (
    <span className="text-bad-ink">{m.forwardings_title_revoked({ number, date: formatDate(revokedOn) })}</span>
  ) : (
    <span className="text-sm whitespace-pre-line">
      {m.forwardings_title_text({ number, level: levelTitle(level), from, until })}
    </span>
  );
}

function scoreOf({ score, rank }: SummaryEntry): string {
  if (!score) return "";
  const shown = formatFraction(score, 2, getLocale());
  return rank === null ? shown : m.forwardings_score_text({ score: shown, rank: formatNumber(rank) });
}

function State({ entry, children }: { entry: SummaryEntry; children: ReactNode }) {
  if (entry.withdrawnAt) {
    return (
      <span className="grid gap-1">
        <Tag>{m.forwardings_state_taken_back()}</Tag>
        <span className="text-sm text-soft">{m.forwardings_reason({ reason: entry.withdrawnReason ?? "" })}</span>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {entry.state === "draft" ? (
        <Tag tone="wait" className="whitespace-nowrap">
          {m.forwardings_state_waiting()}
        </Tag>
      ) : (
        <span className="grid gap-1">
          <NominationTag state={entry.state} />
          {entry.code && <span className="text-sm text-soft">{entry.code}</span>}
          {entry.isCodeHidden && <span className="text-sm text-soft">{m.forwardings_code_hidden()}</span>}
        </span>
      )}
      {children}
    </span>
  );
}
