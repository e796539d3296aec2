import type { SchemeRules } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { citedRules } from "./rule-texts";

/** Every rule with its value and the text that says so. */
export function CitedRules({ rules }: { rules: SchemeRules }) {
  return (
    <DataTable
      caption={m.rounds_public_sources()}
      rows={citedRules(rules)}
      rowKey={(rule) => rule.term}
      columns={[
        { head: m.rounds_group_rules(), cell: (rule) => rule.term },
        { head: m.rounds_rule_value(), cell: (rule) => rule.value, className: "sm:font-semibold" },
        { head: m.rounds_field_source(), cell: (rule) => <span className="text-soft">{rule.source}</span> },
      ]}
    />
  );
}
