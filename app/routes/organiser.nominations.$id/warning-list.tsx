import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { sentenceOfLevelGap } from "~/domain/nominations/policy";
import type { Warning } from "~/domain/nominations/warnings";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { legalFormName, levelTitle, paperKindName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";

/** What deserves a second look. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert tone="wait" title={m.nominations_screen_warnings({ count: warnings.length })}>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {warnings.map((warning) => (
          <li key={keyOf(warning)}>{sentenceOf(warning)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function keyOf(warning: Warning): string {
  if ("paper" in warning) return warning.paper.fileId;
  if ("entry" in warning) return warning.entry.nominationId;
  if ("revoked" in warning) return warning.revoked.number;
  return "title" in warning ? warning.title.certificateNumber : warning.kind;
}

function sentenceOf(warning: Warning): ReactNode {
  switch (warning.kind) {
    case "lower_title":
      return sentenceOfLevelGap(warning.gap);
    case "revoked_title":
      return m.nominations_screen_warn_revoked({
        number: warning.revoked.number,
        date: formatDate(warning.revoked.revokedOn ?? ""),
      });
    case "expired":
      return m.nominations_screen_warn_expired({
        paper: paperKindName(warning.paper.kind),
        date: formatDate(warning.paper.validUntil ?? ""),
      });
    case "before_decision":
      return m.nominations_screen_warn_before_decision({
        paper: paperKindName(warning.paper.kind),
        date: formatDate(warning.paper.validUntil ?? ""),
        decision: formatDate(warning.decisionOn),
      });
    case "alike_entry":
      return (
        <>
          {m.nominations_screen_warn_alike()}{" "}
          <Link to={paths.organiserNomination(warning.entry.nominationId)}>
            {warning.entry.code} · {warning.entry.productName}
          </Link>
        </>
      );
    case "held_title":
      return (
        <>
          {m.nominations_screen_warn_title({
            level: levelTitle(warning.title.level),
            year: warning.title.year,
            date: formatDate(warning.title.validUntil),
          })}{" "}
          <Link to={paths.product(warning.title.productSlug)}>
            {warning.title.productName} ({warning.title.certificateNumber})
          </Link>
        </>
      );
    case "set_case_not_allowed":
      return m.nominations_screen_warn_set_case({ case: setCaseName(warning.setCase) });
    case "set_without_members":
      return m.nominations_screen_warn_set_members({ count: warning.count });
    case "members_without_set_case":
      return m.nominations_screen_warn_members_only();
    case "entrant_not_allowed":
      return m.nominations_screen_warn_entrant({ form: legalFormName(warning.legalForm) });
  }
}
