import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { findingSentence } from "~/domain/floor-plans/finding-words";
import { type Finding, isRefused } from "~/domain/floor-plans/findings";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface FindingsListProps {
  readonly findings: readonly Finding[];
  /** The narrowest aisle of the fair, decimetres. */
  readonly aisle: number;
  /** Choose the booths of a finding; without it they are only named. */
  readonly onShow?: (codes: readonly string[]) => void;
}

/** Findings that are told at once. */
const SHOWN = 50;

/** What is wrong with a plan, or might be; each finding leads to its booths. */
export function FindingsList({ findings, aisle, onShow }: FindingsListProps) {
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ok-ink">
        <CircleCheck size={18} aria-hidden /> {m.plans_found_nothing()}
      </p>
    );
  }
  return (
    <ul className="grid gap-1">
      {findings.slice(0, SHOWN).map((finding) => {
        const sentence = findingSentence(finding, aisle);
        const isBad = isRefused(finding);
        const Icon = isBad ? CircleAlert : TriangleAlert;
        return (
          <li key={sentence} className={isBad ? "text-bad-ink" : "text-wait-ink"}>
            <span className="flex gap-2">
              <Icon size={18} aria-hidden className="mt-1 flex-none" />
              {onShow && finding.codes.length > 0 ? (
                <button
                  type="button"
                  onClick={() => onShow(finding.codes)}
                  className="min-h-8 cursor-pointer text-left underline decoration-dotted underline-offset-4"
                >
                  {sentence}
                </button>
              ) : (
                <span>{sentence}</span>
              )}
            </span>
          </li>
        );
      })}
      {findings.length > SHOWN && (
        <li className="text-soft">{m.plans_found_more({ more: formatNumber(findings.length - SHOWN) })}</li>
      )}
    </ul>
  );
}
