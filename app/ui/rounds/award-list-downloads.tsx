import { m } from "~/i18n/paraglide/messages";

const FORMATS = [
  { format: "pdf", name: "PDF" },
  { format: "docx", name: "Word" },
  { format: "xlsx", name: "Excel" },
  { format: "csv", name: "CSV" },
] as const;

interface AwardListDownloadsProps {
  readonly label?: string;
  /** The address of a format. */
  readonly to: (format: (typeof FORMATS)[number]["format"]) => string;
}

/** A list of what was recognised, or will be, as files. */
export function AwardListDownloads({ label = m.awards_download_list(), to }: AwardListDownloadsProps) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-soft">{label}:</span>
      {FORMATS.map(({ format, name }) => (
        <a key={format} href={to(format)} aria-label={`${label}, ${name}`} className="inline-flex min-h-8 items-center">
          {name}
        </a>
      ))}
    </span>
  );
}
