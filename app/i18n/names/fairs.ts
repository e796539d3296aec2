import { m } from "~/i18n/paraglide/messages";
import type { FairEventKind, FairMoneySource, FairPart, FairServiceKind, PriceUnit, Supported } from "~/lib/vocabulary";
import { speak } from "./speak";

export const fairPartName = /* @__PURE__ */ speak<FairPart>({
  host: m.fairs_part_host,
  co_organiser: m.fairs_part_co_organiser,
  operator: m.fairs_part_operator,
  sponsor: m.fairs_part_sponsor,
});

export const fairEventKindName = /* @__PURE__ */ speak<FairEventKind>({
  opening: m.fairs_event_opening,
  award_ceremony: m.fairs_event_award_ceremony,
  meeting: m.fairs_event_meeting,
  seminar: m.fairs_event_seminar,
  culture: m.fairs_event_culture,
  closing: m.fairs_event_closing,
  other: m.fairs_event_other,
});

export const fairServiceKindName = /* @__PURE__ */ speak<FairServiceKind>({
  power: m.fairs_service_power,
  water: m.fairs_service_water,
  furniture: m.fairs_service_furniture,
  internet: m.fairs_service_internet,
  other: m.fairs_service_other,
});

export const priceUnitName = /* @__PURE__ */ speak<PriceUnit>({
  booth: m.fairs_per_booth,
  square_metre: m.fairs_per_square_metre,
});

export const fairMoneySourceName = /* @__PURE__ */ speak<FairMoneySource>({
  national_promotion: m.fairs_money_national_promotion,
  local_promotion: m.fairs_money_local_promotion,
  other_budget: m.fairs_money_other_budget,
  exhibitors: m.fairs_money_exhibitors,
  sponsors: m.fairs_money_sponsors,
});

export const supportedName = /* @__PURE__ */ speak<Supported>({
  all: m.fairs_supported_all,
  rural: m.fairs_supported_rural,
  recognised: m.fairs_supported_recognised,
});
