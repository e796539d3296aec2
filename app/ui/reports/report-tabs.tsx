import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Tabs } from "~/ui/primitives/tabs";

interface ReportTabsProps {
  readonly slug: string;
  readonly current: "reports" | "ending" | "settings";
  /** Whether the reader sets the days. */
  readonly mayKeep: boolean;
}

/** What an agency follows of its awards. */
export function ReportTabs({ slug, current, mayKeep }: ReportTabsProps) {
  return (
    <Tabs
      label={m.reports_follow_up()}
      items={[
        { label: m.reports_title(), to: paths.organiserAgencyReports(slug), current: current === "reports" },
        { label: m.reports_ending_title(), to: paths.organiserEnding(slug), current: current === "ending" },
        ...(mayKeep
          ? [{ label: m.reports_settings_title(), to: paths.organiserReminders(slug), current: current === "settings" }]
          : []),
      ]}
    />
  );
}
