import type { SerializeFrom } from "@remix-run/node";
import { Download } from "lucide-react";
import type { PublishedTranscript } from "~/domain/transcripts/queries.server";
import { paths } from "~/http/paths";
import { formatBytes, formatDate, formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";

/** What was published, with what identifies it: whoever keeps these lines can tell later whether the file is still the same. */
export function PublishedFile({ transcript }: { readonly transcript: SerializeFrom<PublishedTranscript> }) {
  const { roundSlug, decision, digest, size, publishedAt, head, keyId } = transcript;
  return (
    <Section
      title={m.transcripts_file_title()}
      actions={
        <ButtonLink reloadDocument to={paths.roundTranscriptFile(roundSlug)} icon={<Download size={18} aria-hidden />}>
          {m.transcripts_download({ size: formatBytes(size) })}
        </ButtonLink>
      }
    >
      <Card>
        <DefinitionList
          items={[
            {
              term: m.transcripts_file_round(),
              detail: m.transcripts_file_decision({ number: decision.number, date: formatDate(decision.decidedOn) }),
            },
            { term: m.transcripts_file_published(), detail: formatDateTime(publishedAt) },
            { term: m.transcripts_file_digest(), detail: <Code text={digest} /> },
            { term: m.transcripts_file_events(), detail: formatNumber(head.size) },
            { term: m.transcripts_file_root(), detail: <Code text={head.root} /> },
            { term: m.transcripts_file_head_at(), detail: formatDateTime(head.signedAt) },
            { term: m.transcripts_file_key(), detail: <Code text={keyId} /> },
          ]}
        />
      </Card>
    </Section>
  );
}

const Code = ({ text }: { readonly text: string }) => <code className="text-sm break-all">{text}</code>;
