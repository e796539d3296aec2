import { CircleAlert } from "lucide-react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { totalOf } from "~/domain/sheets/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { Head } from "~/ui/sheets/criterion-fields";
import { Levels } from "~/ui/sheets/levels";
import { onScoreKey } from "~/ui/sheets/score-keys";

/** What stands in the field of one criterion. */
export interface AnchorField {
  readonly text: string;
  /** Hundredths of what is typed, where it fits. */
  readonly points: number | null;
  readonly error: string | null;
}

interface AnchorFieldsProps {
  readonly criteria: readonly CriterionNode[];
  /** By the id of the criterion. */
  readonly fields: ReadonlyMap<string, AnchorField>;
  change(criterionId: string, text: string): void;
  leave(criterionId: string): void;
}

/** A sheet of an anchor: as the real one, without notes. A phone opens its number pad. */
export function AnchorFields({ criteria, fields, ...events }: AnchorFieldsProps) {
  const points = new Map(Array.from(fields, ([id, field]) => [id, field.points]));
  return (
    <div className="overflow-hidden rounded-box bg-card shadow-card">
      {criteria.map((main) => (
        <Part key={main.id} criterion={main} fields={fields} points={points} {...events} />
      ))}
    </div>
  );
}

interface PartProps extends Omit<AnchorFieldsProps, "criteria"> {
  readonly criterion: CriterionNode;
  readonly points: ReadonlyMap<string, number | null>;
}

function Part({ criterion, ...rest }: PartProps) {
  if (criterion.parts.length === 0) return <Leaf criterion={criterion} {...rest} />;
  return (
    <>
      <Head criterion={criterion} total={totalOf([criterion], rest.points)} />
      {criterion.parts.map((part) => (
        <Part key={part.id} criterion={part} {...rest} />
      ))}
    </>
  );
}

function Leaf({ criterion, fields, change, leave }: PartProps) {
  const { id, code, maximum, step } = criterion;
  const { text = "", points = null, error = null } = fields.get(id) ?? {};
  const fieldId = anchorFieldId(id);
  return (
    <div className="border-b border-line last:border-0">
      <div className="flex items-center gap-3 px-4 pt-2.5 pb-2">
        <label htmlFor={fieldId} className="flex flex-1 items-baseline gap-3">
          <span className="min-w-6 flex-none whitespace-nowrap text-soft sm:min-w-9">{code}</span>
          <span>{inLanguage(criterion.title, criterion.titleEn)}</span>
        </label>
        <span className="flex flex-none items-center gap-1.5">
          <input
            id={fieldId}
            name={`points.${id}`}
            data-points
            value={text}
            onChange={(event) => change(id, event.target.value)}
            onBlur={() => leave(id)}
            onFocus={(event) => event.target.select()}
            onKeyDown={(event) => onScoreKey(event, criterion, (typed) => change(id, typed))}
            inputMode="decimal"
            enterKeyHint="next"
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${fieldId}-error` : `${fieldId}-scale`}
            className="input min-h-12 w-19 text-right text-[1.15rem] font-semibold"
          />
          <span id={`${fieldId}-scale`} className="w-9 whitespace-nowrap text-soft">
            {m.judge_of_maximum({ maximum: formatPoints(maximum) })}
            <span className="sr-only">, {m.judge_step_hint({ step: formatPoints(step) })}</span>
          </span>
        </span>
      </div>
      <div className="grid gap-y-0.5 px-4 pb-2 sm:pl-16">
        {error && (
          <p id={`${fieldId}-error`} role="alert" className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink">
            <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
            {error}
          </p>
        )}
        <Levels criterion={criterion} points={points} />
      </div>
    </div>
  );
}

export const anchorFieldId = (criterionId: string) => `anchor-points-${criterionId}`;
