import { boothStateName } from "~/i18n/names";
import type { BoothState } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Readonly<Record<BoothState, TagTone>> = {
  available: "plain",
  held: "wait",
  reserved: "info",
  confirmed: "ok",
  blocked: "bad",
};

export function BoothStateTag({ state }: { state: BoothState }) {
  return <Tag tone={TONES[state]}>{boothStateName(state)}</Tag>;
}
