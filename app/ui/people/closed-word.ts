import { m } from "~/i18n/paraglide/messages";

/** Of a closed account: its owner left, or an admin disabled it. */
export function closedWord(leftAs: "withdrawn" | "deleted" | null): string {
  if (leftAs === "deleted") return m.people_tag_deleted();
  return leftAs === "withdrawn" ? m.people_tag_withdrawn() : m.people_disabled();
}
