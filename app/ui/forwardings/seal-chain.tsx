import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { DossierChanges } from "~/domain/nominations/dossier";
import type { SealChain as Chain } from "~/domain/nominations/seal-chain.server";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { levelTitle, paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { answerText } from "~/ui/dossier/answer-text";
import { questionLabel } from "~/ui/nominations/question-texts";
import { roundName } from "~/ui/rounds/round-name";

/** The seal of a dossier and of those it grew from, level by level, each with whether what is kept still matches it. */
export function SealChain({ chain: { own, links, isCut } }: { chain: Chain }) {
  return (
    <ol className="grid gap-4">
      {own && (
        <li className="border-l-2 border-line pl-4">
          <p className="font-semibold">{m.forwardings_changes_after()}</p>
          <p className="text-sm text-soft">
            {m.forwardings_chain_own_sealed({ at: formatDateTime(new Date(own.sealedAt)) })}
          </p>
          <Match matches={own.matches} />
          <Hash of={own.contentHash} />
        </li>
      )}
      {links.map((link) => (
        <li key={link.nominationId} className="border-l-2 border-line pl-4">
          <p className="font-semibold">
            {levelTitle(link.round.level)} · {roundName(link.round)}
          </p>
          <p className="text-sm text-soft">
            {m.forwardings_chain_sealed({ code: link.code, at: formatDateTime(new Date(link.sealedAt)) })}
          </p>
          {link.decision && (
            <p className="text-sm text-soft">
              {m.forwardings_chain_decision({
                number: link.decision.number,
                date: formatDate(link.decision.decidedOn),
                agency: link.decision.agency,
              })}
            </p>
          )}
          <p className="mt-1 flex flex-wrap gap-x-4">
            {link.certificate && <Link to={paths.certificate(link.certificate.number)}>{link.certificate.number}</Link>}
            {link.mayOpen && <Link to={paths.organiserNomination(link.nominationId)}>{m.forwardings_open()}</Link>}
          </p>
          <Match matches={link.matches} />
          <Hash of={link.contentHash} />
        </li>
      ))}
      {isCut && (
        <li className="border-l-2 border-line pl-4">
          <Verdict isGood={false}>{m.forwardings_chain_cut()}</Verdict>
        </li>
      )}
    </ol>
  );
}

const Match = ({ matches }: { matches: boolean }) => (
  <Verdict isGood={matches}>{matches ? m.forwardings_chain_matches() : m.forwardings_chain_broken()}</Verdict>
);

function Verdict({ isGood, children }: { isGood: boolean; children: string }) {
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <p className={`mt-1 flex gap-2 text-sm ${isGood ? "text-ok-ink" : "font-semibold text-bad-ink"}`}>
      <Icon size={17} aria-hidden className="mt-0.5 flex-none" />
      {children}
    </p>
  );
}

const Hash = ({ of }: { of: string }) => <code className="block text-xs break-all text-soft">SHA-256 {of}</code>;

/** What the maker changed since the sealed copy of the level below. year: of the round, for questions that name years. */
export function ChangesSince({ changes, year }: { changes: DossierChanges; year: number }) {
  const { answers, photos, papers } = changes;
  const lines = [
    ...(photos.added + photos.removed > 0 ? [m.forwardings_changes_photos(photos)] : []),
    ...papers.added.map((paper) =>
      m.forwardings_changes_paper_added({ paper: paperKindName(paper.kind), name: paper.name }),
    ),
    ...papers.removed.map((paper) =>
      m.forwardings_changes_paper_removed({ paper: paperKindName(paper.kind), name: paper.name }),
    ),
  ];
  if (lines.length === 0 && answers.length === 0) return <p className="text-soft">{m.forwardings_changes_none()}</p>;
  return (
    <div className="grid gap-3">
      {lines.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {answers.map(({ question, before, after }) => (
        <details key={question} className="rounded-field bg-wash px-3.5 py-1.5">
          <summary className="min-h-9 content-center font-semibold">{questionLabel(question, year)}</summary>
          <dl className="grid gap-2 pb-2 text-sm">
            <div>
              <dt className="text-soft">{m.forwardings_changes_before()}</dt>
              <dd className="whitespace-pre-line">{before === undefined ? "–" : answerText(question, before)}</dd>
            </div>
            <div>
              <dt className="text-soft">{m.forwardings_changes_after()}</dt>
              <dd className="whitespace-pre-line">{after === undefined ? "–" : answerText(question, after)}</dd>
            </div>
          </dl>
        </details>
      ))}
    </div>
  );
}
