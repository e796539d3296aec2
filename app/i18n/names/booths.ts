import { m } from "~/i18n/paraglide/messages";
import type { BoothKind, BoothState } from "~/lib/vocabulary";
import { speak } from "./speak";

export const boothStateName = /* @__PURE__ */ speak<BoothState>({
  available: m.common_booth_available,
  held: m.common_booth_held,
  reserved: m.common_booth_reserved,
  confirmed: m.common_booth_confirmed,
  blocked: m.common_booth_blocked,
});

export const boothKindName = /* @__PURE__ */ speak<BoothKind>({
  standard: m.fairs_kind_standard,
  corner: m.fairs_kind_corner,
  raw: m.fairs_kind_raw,
  pavilion: m.fairs_kind_pavilion,
  common: m.fairs_kind_common,
});
