import { formatDateTime, formatNumber, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Check, CheckName, Reason } from "./checks";
import { FORMAT } from "./format";

/** A check as a person reads it: what should hold, and whether it does or where it does not. */
export interface CheckWords {
  readonly title: string;
  readonly detail: string;
}

export function wordsOf(check: Check): CheckWords {
  const { name, state, reason, differences = 0 } = check;
  if (state === "ok" || !reason) return { title: TITLES[name](), detail: detailOf(check) };
  const first = whyOf(reason, check);
  const more = differences > 1 ? ` ${m.transcripts_more_differences({ count: formatNumber(differences) })}` : "";
  return { title: TITLES[name](), detail: first + more };
}

const TITLES: Readonly<Record<CheckName, () => string>> = {
  format: m.transcripts_check_format,
  seal: m.transcripts_check_seal,
  key: m.transcripts_check_key,
  ledger: m.transcripts_check_ledger,
  heads: m.transcripts_check_heads,
  rules: m.transcripts_check_rules,
  sheets: m.transcripts_check_sheets,
  points: m.transcripts_check_points,
  result: m.transcripts_check_result,
  tally: m.transcripts_check_tally,
  decision: m.transcripts_check_decision,
};

function detailOf({ name, figures = {} }: Check): string {
  const n = (figure: string) => formatNumber(Number(figures[figure] ?? 0));
  const t = (figure: string) => String(figures[figure] ?? "");
  switch (name) {
    case "format":
      return m.transcripts_ok_format({ format: FORMAT });
    case "seal":
      return m.transcripts_ok_seal({ at: formatDateTime(t("at")), key: t("key") });
    case "key":
      return m.transcripts_ok_key({ key: t("key") });
    case "ledger":
      return m.transcripts_ok_ledger({ events: n("events"), root: t("root") });
    case "heads":
      return m.transcripts_ok_heads({ heads: n("heads") });
    case "rules":
      return m.transcripts_ok_rules({ criteria: n("criteria"), hash: t("hash") });
    case "sheets":
      return m.transcripts_ok_sheets({ sheets: n("sheets"), events: n("events") });
    case "points":
      return m.transcripts_ok_points({ points: n("points") });
    case "result":
      return m.transcripts_ok_result({ entries: n("entries"), passed: n("passed"), proposed: n("proposed") });
    case "tally":
      return m.transcripts_ok_tally({ entries: n("entries") });
    case "decision":
      return m.transcripts_ok_decision({ recognised: n("recognised"), other: n("other") });
  }
}

type Told = Readonly<Record<"entry" | "juror" | "criterion" | "field" | "place" | "file" | "found", string>>;

function whyOf(reason: Reason, { first = {}, figures = {} }: Check): string {
  const { entry, juror, criterion, field, place, file, found } = first;
  const told: Told = {
    entry: entry ?? "",
    juror: juror ?? "",
    criterion: criterion ?? "",
    field: field ?? "",
    place: place === undefined ? "" : formatNumber(place),
    file: file ?? m.transcripts_nothing(),
    found: found ?? m.transcripts_nothing(),
  };
  const key = String(figures.key ?? "");
  const hidden = formatNumber(Number(figures.hidden ?? 0));
  const points = { ...told, file: pointsText(file), found: pointsText(found) };
  const isPoints = field === "total";
  const named = { ...(isPoints ? points : { ...told, file: valueText(told.file), found: valueText(told.found) }) };
  const byField = { ...named, field: fieldName(told.field) };
  switch (reason) {
    case "not_json":
      return m.transcripts_why_not_json({ problem: told.file });
    case "cut_off":
      return m.transcripts_why_cut_off({ problem: told.file });
    case "other_format":
      return m.transcripts_why_other_format({ found: told.file });
    case "field":
      return m.transcripts_why_field({ path: told.field, problem: told.file });
    case "content_changed":
      return m.transcripts_why_content_changed();
    case "not_signed":
      return m.transcripts_why_not_signed({ key });
    case "key_misnamed":
      return m.transcripts_why_key_misnamed({ key });
    case "no_crypto":
      return m.transcripts_why_no_crypto();
    case "other_key":
      return m.transcripts_why_other_key({ key });
    case "key_ended":
      return m.transcripts_why_key_ended({ key });
    case "key_compromised":
      return m.transcripts_why_key_compromised({ key });
    case "not_pinned":
      return m.transcripts_why_not_pinned({ key });
    case "event_missing":
      return m.transcripts_why_event_missing(told);
    case "size_differs":
      return m.transcripts_why_size_differs(told);
    case "root_differs":
      return m.transcripts_why_root_differs({ ...told, file: short(told.file), found: short(told.found) });
    case "head_forged":
      return m.transcripts_why_head_forged(told);
    case "head_differs":
      return m.transcripts_why_head_differs({ ...told, since: told.field });
    case "hash_differs":
      return m.transcripts_why_hash_differs({ file: short(told.file), found: short(told.found) });
    case "rules_differ":
      return m.transcripts_why_rules_differ(told);
    case "criteria_differ":
      return m.transcripts_why_criteria_differ(told);
    case "no_rules_event":
      return m.transcripts_why_no_rules_event();
    case "point_differs":
      return m.transcripts_why_point_differs(points);
    case "sheet_differs":
      return m.transcripts_why_sheet_differs(byField);
    case "sheet_unknown":
      return m.transcripts_why_sheet_unknown(told);
    case "sheet_missing":
      return m.transcripts_why_sheet_missing(told);
    case "events_hidden":
      return m.transcripts_why_events_hidden({ hidden });
    case "above_maximum":
      return m.transcripts_why_above_maximum(points);
    case "off_step":
      return m.transcripts_why_off_step(points);
    case "not_asked":
      return m.transcripts_why_not_asked(told);
    case "point_missing":
      return m.transcripts_why_point_missing(told);
    case "wrong_total":
      return m.transcripts_why_wrong_total(points);
    case "twice":
      return m.transcripts_why_twice(told);
    case "result_differs":
      return m.transcripts_why_result_differs(byField);
    case "tally_differs":
      return m.transcripts_why_tally_differs(byField);
    case "no_tally_event":
      return m.transcripts_why_no_tally_event();
    case "items_differ":
      return m.transcripts_why_items_differ(byField);
    case "not_passed":
      return m.transcripts_why_not_passed(told);
    case "over_cap":
      return m.transcripts_why_over_cap(told);
    case "tier_full":
      return m.transcripts_why_tier_full(told);
    case "no_decision_event":
      return m.transcripts_why_no_decision_event(told);
    case "no_release_event":
      return m.transcripts_why_no_release_event(told);
  }
}

const short = (hash: string) => (hash.length > 16 ? `${hash.slice(0, 16)}…` : hash);

const pointsText = (hundredths: string | undefined) =>
  hundredths === undefined ? m.transcripts_nothing() : formatPoints(Number(hundredths));

const valueText = (value: string) =>
  value === "true"
    ? m.transcripts_yes()
    : value === "false"
      ? m.transcripts_no()
      : value === "null"
        ? m.transcripts_nothing()
        : value;

const FIELDS: Readonly<Record<string, () => string>> = {
  entry: m.transcripts_field_entry,
  juror: m.transcripts_field_juror,
  signed: m.transcripts_field_signed,
  recused: m.transcripts_field_recused,
  total: m.transcripts_field_total,
  sheets: m.transcripts_field_sheets,
  score: m.transcripts_field_score,
  rank: m.transcripts_field_rank,
  passed: m.transcripts_field_passed,
  outcome: m.transcripts_field_outcome,
  brokenBy: m.transcripts_field_broken_by,
  limit: m.transcripts_field_limit,
  tier: m.transcripts_field_tier,
  tierTied: m.transcripts_field_tier_tied,
  entries: m.transcripts_field_entries,
  order: m.transcripts_field_order,
  number: m.transcripts_field_number,
  decidedOn: m.transcripts_field_decided_on,
  items: m.transcripts_field_items,
  recognised: m.transcripts_field_recognised,
  position: m.transcripts_field_position,
  putForward: m.transcripts_field_put_forward,
};

const fieldName = (field: string) => FIELDS[field]?.() ?? field;
