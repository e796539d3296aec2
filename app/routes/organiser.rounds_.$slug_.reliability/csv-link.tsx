import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

interface CsvLinkProps {
  readonly slug: string;
  readonly table: Parameters<typeof paths.organiserReliabilityTable>[1];
}

/** The table beside it as a file. */
export function CsvLink({ slug, table }: CsvLinkProps) {
  return (
    <a href={paths.organiserReliabilityTable(slug, table)} className="btn btn-plain btn-small" download>
      {m.agreement_csv()}
    </a>
  );
}
