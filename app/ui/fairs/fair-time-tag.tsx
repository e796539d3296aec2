import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

interface FairTimeTagProps {
  readonly time: { readonly when: "before" | "during" | "after" | "cancelled"; readonly days: number };
}

export function FairTimeTag({ time: { when, days } }: FairTimeTagProps) {
  if (when === "cancelled") return <Tag tone="bad">{m.fairs_cancelled_tag()}</Tag>;
  if (when === "after") return <Tag>{m.fairs_after()}</Tag>;
  if (when === "during") return <Tag tone="ok">{m.fairs_during()}</Tag>;
  return <Tag tone="wait">{m.fairs_before({ days: formatNumber(days) })}</Tag>;
}
