import { z } from "zod";
import { formatBytes, formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** Say every error of a form in the language of the person who reads it. A schema's own message still wins. */
export function installZodMessages(): void {
  z.config({ localeError: sentenceFor });
}

function sentenceFor(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return sentenceForType(issue.expected, issue.input);
    case "invalid_value":
      if (issue.values.length === 1 && issue.values[0] === true) return m.errors_required_check();
      if (issue.input === undefined || issue.input === "") return m.errors_required_choice();
      return m.errors_not_this_value();
    case "invalid_union":
      return issue.input === undefined ? m.errors_required() : m.errors_invalid();
    case "invalid_format":
      return sentenceForFormat(issue.format);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "not_multiple_of":
      return m.errors_not_a_step({ step: formatNumber(issue.divisor) });
    case "unrecognized_keys":
      return m.errors_unknown_fields({ names: issue.keys.join(", ") });
    default:
      return m.errors_invalid();
  }
}

function sentenceForType(expected: string, input: unknown): string {
  if (input === undefined || input === null || input === "") {
    if (expected === "boolean") return m.errors_required_check();
    if (expected === "array" || expected === "set") return m.errors_required_choice();
    if (expected === "file" || expected === "File") return m.errors_required_file();
    return m.errors_required();
  }
  if (expected === "int") return m.errors_not_whole();
  if (expected === "number" || expected === "bigint") return m.errors_not_a_number();
  if (expected === "date") return m.errors_not_a_date();
  if (expected === "file" || expected === "File") return m.errors_required_file();
  return m.errors_invalid();
}

function sentenceForFormat(format: string): string {
  if (format === "email") return m.errors_not_an_email();
  if (format === "url") return m.errors_not_a_url();
  if (format === "date" || format === "datetime") return m.errors_not_a_date();
  return m.errors_not_the_format();
}

function lengthOf(input: unknown): string {
  return formatNumber(typeof input === "string" ? input.length : 0);
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  const minimum = Number(issue.minimum);
  switch (issue.origin) {
    case "string":
      if (typeof issue.input === "string" && issue.input.trim() === "") return m.errors_required();
      return m.errors_too_short({ minimum: formatNumber(minimum), length: lengthOf(issue.input) });
    case "array":
    case "set":
    case "map":
      return m.errors_too_few({ minimum: formatNumber(minimum) });
    case "date":
      return m.errors_too_early({ minimum: formatDate(new Date(minimum)) });
    case "file":
      return m.errors_file_too_small({ minimum: formatBytes(minimum) });
    default:
      if (issue.inclusive === false) return m.errors_too_small_exclusive({ minimum: formatNumber(minimum) });
      return m.errors_too_small({ minimum: formatNumber(minimum) });
  }
}

function tooBig(issue: Extract<Issue, { code: "too_big" }>): string {
  const maximum = Number(issue.maximum);
  switch (issue.origin) {
    case "string":
      return m.errors_too_long({ maximum: formatNumber(maximum), length: lengthOf(issue.input) });
    case "array":
    case "set":
    case "map":
      return m.errors_too_many({ maximum: formatNumber(maximum) });
    case "date":
      return m.errors_too_late({ maximum: formatDate(new Date(maximum)) });
    case "file":
      return m.errors_file_too_big({ maximum: formatBytes(maximum) });
    default:
      if (issue.inclusive === false) return m.errors_too_big_exclusive({ maximum: formatNumber(maximum) });
      return m.errors_too_big({ maximum: formatNumber(maximum) });
  }
}
