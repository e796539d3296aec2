import { areaOf } from "~/domain/booths/rules";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { BoothKind } from "~/lib/vocabulary";

interface Described {
  readonly kind: BoothKind;
  readonly width: number;
  readonly height: number;
  readonly openSides: number;
  readonly power: number;
  readonly hasWater: boolean;
}

/** "9 m², góc, điện 3 kW, có nước". */
export function boothFacts({ kind, width, height, openSides, power, hasWater }: Described): string {
  const facts = [
    m.plans_square_metres({ area: formatNumber(areaOf({ width, height })) }),
    kind === "corner" || (kind === "standard" && openSides >= 2)
      ? m.booths_corner()
      : boothKindName(kind).toLowerCase(),
    power > 0 ? m.booths_power({ kilowatts: formatNumber(power / 1000) }) : null,
    hasWater ? m.booths_water() : null,
  ];
  return facts.filter(Boolean).join(", ");
}
