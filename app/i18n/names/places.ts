import { m } from "~/i18n/paraglide/messages";
import type { Level, RegionCode } from "~/lib/vocabulary";
import { speak } from "./speak";

/** vi "Cấp tỉnh" */
export const levelTitle = /* @__PURE__ */ speak<Level>({
  commune: m.common_level_title_commune,
  district: m.common_level_title_district,
  province: m.common_level_title_province,
  region: m.common_level_title_region,
  nation: m.common_level_title_nation,
});

export const regionName = /* @__PURE__ */ speak<RegionCode>({
  north: m.common_region_north,
  central: m.common_region_central,
  south: m.common_region_south,
});
