import type { SubmissionDeadline } from "~/domain/nominations/rules";
import { m } from "~/i18n/paraglide/messages";

/** How much longer than the deadline a draft is still taken; empty when not one minute. */
export function graceSentence({ graceMinutes }: SubmissionDeadline): string {
  return graceMinutes > 0 ? m.nominations_deadline_grace({ count: graceMinutes }) : "";
}
