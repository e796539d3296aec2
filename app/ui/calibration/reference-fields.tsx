import type { SubmissionResult } from "@conform-to/react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";

interface ReferenceFieldsProps {
  readonly leaves: readonly Pick<CriterionNode, "id" | "code" | "title" | "titleEn" | "maximum">[];
  readonly standing: readonly { readonly criterionId: string; readonly text: string; readonly reason: string | null }[];
  /** Of a refused form, whose typing stays. */
  readonly result: SubmissionResult<string[]> | null | undefined;
}

/** Reference points with a reason, criterion by criterion. */
export function ReferenceFields({ leaves, standing, result }: ReferenceFieldsProps) {
  const typed = result?.initialValue as Partial<Record<"points" | "reasons", Record<string, string>>> | undefined;
  return (
    <ul className="overflow-hidden rounded-box bg-card shadow-card">
      {leaves.map(({ id, code, title, titleEn, maximum }) => {
        const known = standing.find((one) => one.criterionId === id);
        const error = result?.error?.[`points.${id}`]?.join(" ");
        return (
          <li key={id} className="grid gap-2 border-b border-line px-4 py-3 last:border-0">
            <div className="flex items-center gap-3">
              <span className="flex-1">
                <b>{code}</b> {inLanguage(title, titleEn)}
              </span>
              <input
                name={`points.${id}`}
                defaultValue={typed?.points?.[id] ?? known?.text ?? ""}
                aria-label={m.calibration_reference_points_of({ code })}
                aria-invalid={error ? true : undefined}
                inputMode="decimal"
                autoComplete="off"
                className="input min-h-12 w-19 text-right font-semibold"
              />
              <span className="w-9 text-soft">{m.judge_of_maximum({ maximum: formatPoints(maximum) })}</span>
            </div>
            {error && (
              <p role="alert" className="text-[0.94rem] font-semibold text-bad-ink">
                {error}
              </p>
            )}
            <input
              name={`reasons.${id}`}
              defaultValue={typed?.reasons?.[id] ?? known?.reason ?? ""}
              aria-label={m.calibration_reference_reason_of({ code })}
              placeholder={m.calibration_reference_reason()}
              maxLength={500}
              className="input"
            />
          </li>
        );
      })}
    </ul>
  );
}
