import { expect, test } from "vitest";
import { areaNavigation, isCurrent } from "~/ui/shell/navigation";

/** The addresses that the row of an organiser marks as current on a page. */
const marked = (pathname: string) =>
  areaNavigation("organiser")
    .filter((item) => isCurrent(item, pathname, item.to === "/organiser"))
    .map(({ to }) => to);

test("what an agency follows of its awards belongs to the reports, the agency itself does not", () => {
  const followed = ["reports", "reports/reminder", "ending", "reminders"].map(
    (page) => `/organiser/agencies/so/${page}`,
  );
  for (const page of [...followed, "/organiser/reports", "/organiser/reports/1"]) {
    expect([page, marked(page)]).toEqual([page, ["/organiser/reports"]]);
  }
  for (const page of ["/organiser/agencies/so", "/organiser/agencies/reports", "/organiser/agencies/so/templates"]) {
    expect([page, marked(page)]).toEqual([page, []]);
  }
});
