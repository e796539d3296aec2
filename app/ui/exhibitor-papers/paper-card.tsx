import type { ReactNode } from "react";
import { Card } from "~/ui/primitives/card";

const FORMATS: Readonly<Record<string, string>> = { pdf: "PDF", docx: "Word", xlsx: "Excel" };

interface PaperCardProps {
  readonly title: string;
  readonly lead: ReactNode;
  /** When it was made or taken last, or how much of it is done. */
  readonly state: ReactNode;
  readonly formats?: readonly string[];
  /** The address of a format. */
  readonly to?: (format: string) => string;
  /** Links or a form of its own. */
  readonly children?: ReactNode;
}

/** One paper of a fair: what it is, how it stands, and its files. */
export function PaperCard({ title, lead, state, formats = [], to, children }: PaperCardProps) {
  return (
    <Card as="li" className="grid content-start gap-3">
      <h3 className="text-lg">{title}</h3>
      <p className="text-soft">{lead}</p>
      <div className="text-sm font-semibold">{state}</div>
      {to && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {formats.map((format) => (
            <a
              key={format}
              href={to(format)}
              aria-label={`${title}, ${FORMATS[format]}`}
              className="inline-flex min-h-11 items-center font-semibold sm:min-h-8"
            >
              {FORMATS[format]}
            </a>
          ))}
        </p>
      )}
      {children}
    </Card>
  );
}
