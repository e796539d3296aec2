import type { LegalColumn, LegalList } from "~/adapters/documents/legal-list";
import { m } from "~/i18n/paraglide/messages";
import { formatDate } from "~/lib/dates";
import type { AwardList, AwardListRow } from "./award-list.server";

/** A column of the printed list with what stands in it; lines of a cell are parted by "\n". */
interface PrintedColumn extends LegalColumn {
  readonly text: (row: AwardListRow) => string;
}

/**
 * The list in the layout of official documents. One that goes with a decision says so above; of one that gathers several,
 * each row names its own.
 * Source: docs/rules/awards.md#lists.
 */
export async function legalAwardList(list: AwardList): Promise<LegalList> {
  const columns = list.decision === null ? columnsOfSeveral() : columnsOfOne();
  const rows: string[][] = [];
  for await (const row of list.rows) rows.push(columns.map(({ text }) => text(row)));
  return {
    agency: list.agency ?? { parent: null, name: m.common_brand() },
    title: list.title,
    decision: list.decision && { ...list.decision, issuer: list.agency?.name ?? "………………" },
    columns,
    rows,
    notes: [m.awards_list_count({ count: rows.length })],
    footer: list.footer,
    orientation: "landscape",
  };
}

function columnsOfOne(): readonly PrintedColumn[] {
  return [
    { header: m.awards_column_number(), width: 6, align: "center", text: (row) => String(row.number) },
    { header: m.awards_column_product(), width: 27, align: "left", text: (row) => row.productName },
    { header: m.awards_column_establishment(), width: 24, align: "left", text: (row) => row.establishmentName ?? "" },
    {
      header: m.awards_column_address(),
      width: 24,
      align: "left",
      text: (row) => [row.address, row.provinceName].filter(Boolean).join(", "),
    },
    { header: m.awards_column_group(), width: 18, align: "left", text: (row) => row.group ?? "" },
    { header: m.awards_column_tier_note(), width: 12, align: "left", text: tierAndNote },
  ];
}

/** A certificate that was taken back since is still on the list of its decision, and the list says so. */
function tierAndNote({ tier, revokedOn }: AwardListRow): string {
  const note = revokedOn && m.awards_list_revoked({ date: formatDate(revokedOn) });
  return [tier, note].filter(Boolean).join("\n");
}

function columnsOfSeveral(): readonly PrintedColumn[] {
  return [...columnsOfOne(), { header: m.awards_column_recognised_by(), width: 19, align: "left", text: decisionOf }];
}

/** "1493/QĐ-UBND" over "ngày 05/10/2024"; empty where the published list said nothing. */
function decisionOf({ decisionNumber, decisionDate }: AwardListRow): string {
  const date = decisionDate && m.awards_list_decided_on({ date: formatDate(decisionDate) });
  return [decisionNumber, date].filter(Boolean).join("\n");
}
