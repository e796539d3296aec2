import { Download } from "lucide-react";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";

/** What is on the page as a file. */
export function ListLinks({ to }: { to(format: "xlsx" | "csv"): string }) {
  return (
    <div className="no-print flex flex-wrap gap-3">
      {(["xlsx", "csv"] as const).map((format) => (
        <ButtonLink key={format} small reloadDocument to={to(format)} icon={<Download size={17} aria-hidden />}>
          {format === "xlsx" ? m.reports_download_xlsx() : m.reports_download_csv()}
        </ButtonLink>
      ))}
    </div>
  );
}
