import type { SerializeFrom } from "@remix-run/node";
import type { PhaseHead } from "~/domain/ledger/phase-heads.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card, Section } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";

/** What the ledger was at each change of phase: whoever keeps these lines, or the minutes, can tell later whether it still begins so. */
export function LedgerHeads({ heads }: { readonly heads: readonly SerializeFrom<PhaseHead>[] }) {
  if (heads.length === 0) return null;
  return (
    <Section title={m.transcripts_heads_title()}>
      <p className="mb-4 text-soft">{m.transcripts_heads_lead()}</p>
      <div className="grid gap-4">
        {heads.map(({ phase, opensAt, head }) => (
          <Card key={phase}>
            <h3 className="mb-3">
              {m.transcripts_heads_phase({ phase: phaseName(phase), at: formatDateTime(opensAt) })}
            </h3>
            {head ? (
              <DefinitionList
                items={[
                  { term: m.transcripts_file_events(), detail: formatNumber(head.size) },
                  { term: m.transcripts_file_root(), detail: <code className="text-sm break-all">{head.root}</code> },
                  { term: m.transcripts_file_head_at(), detail: formatDateTime(head.signedAt) },
                  { term: m.transcripts_file_key(), detail: <code className="text-sm break-all">{head.keyId}</code> },
                ]}
              />
            ) : (
              <p>{m.transcripts_heads_waiting()}</p>
            )}
          </Card>
        ))}
      </div>
    </Section>
  );
}
