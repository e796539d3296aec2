import { m } from "~/i18n/paraglide/messages";
import type { CouncilRole, LegalForm, PanelRole, Role } from "~/lib/vocabulary";
import { speak } from "./speak";

export const roleName = /* @__PURE__ */ speak<Role>({
  admin: m.common_role_admin,
  organiser: m.common_role_organiser,
  secretary: m.common_role_secretary,
  support: m.common_role_support,
  producer: m.common_role_producer,
  juror: m.common_role_juror,
  council_member: m.common_role_council_member,
});

export const panelRoleName = /* @__PURE__ */ speak<PanelRole>({
  head: m.common_panel_head,
  deputy: m.common_panel_deputy,
  member: m.common_panel_member,
});

export const councilRoleName = /* @__PURE__ */ speak<CouncilRole>({
  chair: m.common_council_chair,
  vice_chair: m.common_council_vice_chair,
  member: m.common_council_member,
  secretary: m.common_council_secretary,
});

export const legalFormName = /* @__PURE__ */ speak<LegalForm>({
  enterprise: m.common_legal_enterprise,
  cooperative: m.common_legal_cooperative,
  cooperative_group: m.common_legal_cooperative_group,
  household: m.common_legal_household,
});
