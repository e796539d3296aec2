import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

const FORMATS = [
  { format: "pdf", name: "PDF" },
  { format: "docx", name: "Word" },
  { format: "xlsx", name: "Excel" },
  { format: "csv", name: "CSV" },
] as const;

/** The list of what a round recognised, as files. */
export function AwardListDownloads({ slug }: { slug: string }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-soft">{m.awards_download_list()}:</span>
      {FORMATS.map(({ format, name }) => (
        <a
          key={format}
          href={paths.roundAwards(slug, format)}
          aria-label={`${m.awards_download_list()}, ${name}`}
          className="inline-flex min-h-8 items-center"
        >
          {name}
        </a>
      ))}
    </span>
  );
}
