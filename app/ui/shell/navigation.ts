import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import type { Area } from "./account";

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** Pages that belong to it and lie elsewhere. */
  readonly also?: RegExp;
}

export function publicNavigation(): NavItem[] {
  return [
    { to: paths.products(), label: m.ui_nav_products() },
    { to: paths.fairs(), label: m.ui_nav_fairs() },
    { to: paths.rounds(), label: m.ui_nav_rounds() },
    { to: paths.statistics(), label: m.ui_nav_statistics() },
    { to: paths.verify(), label: m.ui_nav_verify() },
  ];
}

export function areaHome(area: Area): NavItem {
  switch (area) {
    case "producer":
      return { to: paths.producerHome(), label: m.ui_area_producer() };
    case "judge":
      return { to: paths.judge(), label: m.ui_area_judge() };
    case "organiser":
      return { to: paths.organiser(), label: m.ui_area_organiser() };
    case "admin":
      return { to: paths.admin(), label: m.ui_area_admin() };
  }
}

/** What an agency follows of its awards lies under the agency. */
const OF_REPORTS = /^\/organiser\/agencies\/[^/]+\/(reports|ending|reminders)(\/|$)/;

/** The second row of the head inside a work area: the pages one reaches without knowing a round or a product. */
export function areaNavigation(area: Area): NavItem[] {
  switch (area) {
    case "producer":
      return [
        { to: paths.producerHome(), label: m.ui_area_overview() },
        { to: paths.producerNewProduct(), label: m.ui_area_new_product() },
        { to: paths.producerNewNomination(), label: m.ui_area_new_nomination() },
        { to: paths.applications(), label: m.applications_own_title() },
        { to: paths.producerReports(), label: m.reports_title() },
        { to: paths.producerComplaints(), label: m.complaints_title() },
      ];
    case "judge":
      return [{ to: paths.judge(), label: m.ui_area_my_sheets() }];
    case "organiser":
      return [
        { to: paths.organiser(), label: m.ui_area_overview() },
        { to: paths.organiserNewRound(), label: m.ui_area_new_round() },
        { to: paths.organiserFairs(), label: m.ui_nav_fairs() },
        { to: paths.organiserSchemes(), label: m.schemes_title() },
        { to: paths.organiserComplaints(), label: m.complaints_title() },
        { to: paths.organiserReports(), label: m.reports_title(), also: OF_REPORTS },
        { to: paths.organiserImports(), label: m.ui_area_imports() },
      ];
    case "admin":
      return [
        { to: paths.admin(), label: m.ui_area_overview() },
        { to: paths.adminUsers(), label: m.ui_area_users() },
        { to: paths.adminAgencies(), label: m.ui_area_agencies() },
        { to: paths.adminInvitations(), label: m.ui_area_invitations() },
        { to: paths.organiserImports(), label: m.ui_area_imports() },
        { to: paths.adminHolidays(), label: m.holidays_title() },
        { to: paths.adminOutbox(), label: m.ui_area_outbox() },
        { to: paths.adminAudit(), label: m.ui_area_audit() },
        { to: paths.adminPermissions(), label: m.ui_area_permissions() },
      ];
  }
}

/** `/organiser/rounds/x` lies under `/organiser/rounds`; an overview is only itself. */
export function isCurrent(item: NavItem, pathname: string, exact = false): boolean {
  return pathname === item.to || (!exact && pathname.startsWith(`${item.to}/`)) || (item.also?.test(pathname) ?? false);
}
