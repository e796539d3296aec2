import type { LegalColumn, LegalList } from "~/adapters/documents/legal-list";
import { m } from "~/i18n/paraglide/messages";
import type { AwardList } from "./award-list.server";

/** The list as it goes with a decision, in the layout of official documents. Source: docs/rules/awards.md#lists. */
export async function legalAwardList(list: AwardList): Promise<LegalList> {
  const rows: string[][] = [];
  for await (const row of list.rows) {
    rows.push([
      String(row.number),
      row.productName,
      row.establishmentName ?? "",
      [row.address, row.provinceName].filter(Boolean).join(", "),
      row.group ?? "",
      row.tier ?? "",
    ]);
  }
  return {
    agency: list.agency ?? { parent: null, name: m.common_brand() },
    title: list.title,
    decision: {
      number: list.decision?.number ?? null,
      date: list.decision?.date ?? null,
      issuer: list.agency?.name ?? "………………",
    },
    columns: columns(),
    rows,
    notes: [m.awards_list_count({ count: rows.length })],
    footer: list.footer,
    orientation: "landscape",
  };
}

function columns(): readonly LegalColumn[] {
  return [
    { header: m.awards_column_number(), width: 5, align: "center" },
    { header: m.awards_column_product(), width: 26, align: "left" },
    { header: m.awards_column_establishment(), width: 24, align: "left" },
    { header: m.awards_column_address(), width: 24, align: "left" },
    { header: m.awards_column_group(), width: 18, align: "left" },
    { header: m.awards_column_tier_note(), width: 11, align: "left" },
  ];
}
