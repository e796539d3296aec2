import { Link } from "@remix-run/react";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { ProcessingClock } from "~/domain/nominations/clock";
import type { Officer } from "~/domain/nominations/officers.server";
import type { SamplePlace } from "~/domain/nominations/sample";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ClockTag } from "~/ui/nominations/clock-tag";
import { samplePlaceName } from "~/ui/nominations/sample-words";
import { Card } from "~/ui/primitives/card";
import { OfficerForm } from "./officer-form";

interface FactsProps {
  readonly nominationId: string;
  readonly list: Readonly<Record<string, string | undefined>>;
  readonly clock: ProcessingClock;
  readonly lastDay: string | null;
  readonly submittedAt: Date | null;
  readonly officer: Officer | null;
  readonly officers: readonly Officer[];
  readonly userId: string;
  readonly whyNotAssign: string | null;
  readonly sample: SamplePlace;
  readonly seal: { readonly contentHash: string; readonly sealedAt: Date } | null;
}

/** The working facts of a dossier: its clock, whose it is, where its sample is, and the whole of it to take away. */
export function Facts(props: FactsProps) {
  const { nominationId, clock, lastDay, submittedAt, sample, seal } = props;
  return (
    <Card as="section" aria-label={m.nominations_screen_facts()} className="p-4! sm:p-5!">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact term={m.nominations_screen_time()}>
          <ClockTag clock={clock} />
          {lastDay && (
            <span className="block text-sm text-soft">
              {m.nominations_screen_last_day({ date: formatDate(lastDay) })}
            </span>
          )}
        </Fact>
        <Fact term={m.rounds_queue_submitted()}>{submittedAt && formatDateTime(submittedAt)}</Fact>
        <Fact term={m.nominations_screen_officer()}>
          <OfficerForm {...props} />
        </Fact>
        <Fact term={m.nominations_screen_sample()}>
          {samplePlaceName(sample)} ·{" "}
          <Link to={paths.organiserNominationSample(nominationId)}>{m.nominations_screen_sample_log()}</Link>
        </Fact>
        <Fact term={m.nominations_screen_whole()}>
          <span className="flex flex-wrap gap-x-4">
            <DownloadLink nominationId={nominationId} format="zip" />
            <DownloadLink nominationId={nominationId} format="pdf" />
          </span>
        </Fact>
        {seal && (
          <Fact term={m.nominations_screen_sealed()}>
            {formatDateTime(seal.sealedAt)}
            <code className="block text-xs break-all text-soft">SHA-256 {seal.contentHash}</code>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DownloadLink({ nominationId, format }: { nominationId: string; format: "zip" | "pdf" }) {
  return (
    <a
      href={paths.organiserNominationDossier(nominationId, format)}
      download
      className="inline-flex min-h-9 items-center gap-1.5"
    >
      <Download size={17} aria-hidden /> {format.toUpperCase()}
    </a>
  );
}
