import { moneyStandingName } from "~/i18n/names";
import type { MoneyStanding } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<MoneyStanding, TagTone> = {
  refund: "wait",
  not_billed: "info",
  changed: "wait",
  late: "bad",
  part: "info",
  open: "plain",
  settled: "ok",
  ended: "plain",
};

export function StandingTag({ standing }: { standing: MoneyStanding }) {
  return <Tag tone={TONES[standing]}>{moneyStandingName(standing)}</Tag>;
}
