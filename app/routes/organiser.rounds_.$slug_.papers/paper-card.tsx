import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";

const FORMATS: Record<string, string> = { pdf: "PDF", docx: "Word", xlsx: "Excel", csv: "CSV", json: "JSON" };

interface PaperCardProps {
  readonly title: string;
  readonly lead: ReactNode;
  /** Why it cannot be made yet; null when it can. */
  readonly whyNot: string | null;
  readonly formats: readonly string[];
  /** The address of a format. */
  readonly to: (format: string) => string;
  /** What is missing of what it would say, in sentences. */
  readonly missing?: readonly string[];
  /** Links or a form beside the formats. */
  readonly children?: ReactNode;
}

/** One paper of a release: what it is, what is missing, and its files. */
export function PaperCard({ title, lead, whyNot, formats, to, missing = [], children }: PaperCardProps) {
  return (
    <Card as="li" className="grid content-start gap-3">
      <h3 className="text-lg">{title}</h3>
      <p className="text-soft">{lead}</p>
      {whyNot === null ? (
        <>
          {missing.map((sentence) => (
            <p key={sentence} className="flex gap-2 text-wait-ink">
              <CircleAlert size={19} aria-hidden className="mt-1 flex-none" />
              {sentence}
            </p>
          ))}
          {formats.length > 0 && (
            <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <span className="text-soft">{m.releases_download()}:</span>
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
        </>
      ) : (
        <p className="flex gap-2">
          <CircleAlert size={19} aria-hidden className="mt-1 flex-none text-wait-ink" />
          {whyNot}
        </p>
      )}
      {children}
    </Card>
  );
}
