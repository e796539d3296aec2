import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { totalOf } from "~/domain/sheets/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { keepFocus } from "./keep-focus";
import { Levels } from "./levels";
import { chosenIn } from "./pad-keys";
import { onScoreKey } from "./score-keys";

/** What stands in the fields of one criterion. */
export interface FieldState {
  readonly text: string;
  readonly note: string;
  /** Hundredths of what is typed, where it fits. */
  readonly points: number | null;
  /** The sentence beside the field. */
  readonly error: string | null;
  /** What another device wrote was joined into the note. */
  readonly isJoined: boolean;
}

export interface FieldEvents {
  change(criterionId: string, change: { text?: string; note?: string }): void;
  /** The juror left the field. */
  leave(criterionId: string): void;
  /** The cursor came to the field of points. */
  enter(criterionId: string): void;
}

interface Writing extends FieldEvents {
  /** The page came to life. */
  readonly isLive: boolean;
  /** Points are typed on the pad of the page, and not on a keyboard that the device would put over it. */
  readonly hasPad: boolean;
}

interface CriteriaProps extends Writing {
  readonly criteria: readonly CriterionNode[];
  readonly fields: ReadonlyMap<string, FieldState>;
}

/** The sheet: main criteria with their running sums, and a field for each that is scored. Enter goes on to the next field. */
export function CriterionFields({ criteria, fields, ...events }: CriteriaProps) {
  const points = new Map(Array.from(fields, ([id, field]) => [id, field.points]));
  return (
    <div className="overflow-hidden rounded-box bg-card shadow-card">
      {criteria.map((main) =>
        main.parts.length === 0 ? (
          <Leaf key={main.id} isMain criterion={main} field={fields.get(main.id)} {...events} />
        ) : (
          <section key={main.id} aria-label={`${main.code} ${inLanguage(main.title, main.titleEn)}`}>
            <Head criterion={main} total={totalOf([main], points)} />
            {main.parts.map((part) => (
              <Part key={part.id} criterion={part} fields={fields} points={points} {...events} />
            ))}
          </section>
        ),
      )}
    </div>
  );
}

function Part({
  criterion,
  fields,
  points,
  ...events
}: Omit<CriteriaProps, "criteria"> & { criterion: CriterionNode; points: ReadonlyMap<string, number | null> }) {
  if (criterion.parts.length === 0) return <Leaf criterion={criterion} field={fields.get(criterion.id)} {...events} />;
  return (
    <>
      <Head criterion={criterion} total={totalOf([criterion], points)} />
      {criterion.parts.map((part) => (
        <Part key={part.id} criterion={part} fields={fields} points={points} {...events} />
      ))}
    </>
  );
}

export function Head({
  criterion,
  total,
  children,
}: {
  criterion: CriterionNode;
  total: number | null;
  children?: ReactNode;
}) {
  return (
    <div className="flex items-baseline gap-3 border-b border-line bg-wash px-4 py-3 font-semibold">
      <span className="w-6 flex-none sm:w-9">{criterion.code}</span>
      <h3 className="flex-1 font-sans text-base tracking-normal">{inLanguage(criterion.title, criterion.titleEn)}</h3>
      {children ?? (
        <span className="whitespace-nowrap">
          {total === null ? "–" : formatPoints(total)}
          <span className="font-normal text-soft">
            {" "}
            {m.judge_of_maximum({ maximum: formatPoints(criterion.maximum) })}
          </span>
        </span>
      )}
    </div>
  );
}

interface LeafProps extends Writing {
  readonly criterion: CriterionNode;
  readonly field: FieldState | undefined;
  readonly isMain?: boolean;
}

function Leaf({ criterion, field, isMain, isLive, hasPad, change, leave, enter }: LeafProps) {
  const { id, code, maximum, step } = criterion;
  const title = inLanguage(criterion.title, criterion.titleEn);
  const error = field?.error ?? null;
  const points = field?.points ?? null;
  return (
    <div id={blockId(id)} className="scroll-mt-18 border-b border-line last:border-0">
      <div className={isMain ? "bg-wash font-semibold" : undefined}>
        <div className="flex items-center gap-3 px-4 pt-2.5 pb-2">
          <label htmlFor={fieldId(id)} className="flex-1 sm:flex sm:items-baseline sm:gap-3">
            <span className={isMain ? "w-9 flex-none" : "w-9 flex-none text-soft"}>{code}</span> <span>{title}</span>
          </label>
          <span className="flex flex-none items-center gap-1.5">
            <input
              id={fieldId(id)}
              name={`points.${id}`}
              data-points
              value={field?.text ?? ""}
              onChange={(event) => change(id, { text: event.target.value })}
              onBlur={() => leave(id)}
              onFocus={(event) => {
                event.target.select();
                enter(id);
              }}
              onKeyDown={(event) => onScoreKey(event, criterion, (text) => change(id, { text }))}
              inputMode={hasPad ? "none" : "decimal"}
              enterKeyHint="next"
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${fieldId(id)}-error` : `${fieldId(id)}-scale`}
              className="input min-h-12 w-19 text-right text-[1.15rem] font-semibold"
            />
            <span id={`${fieldId(id)}-scale`} className="w-9 font-normal whitespace-nowrap text-soft">
              {m.judge_of_maximum({ maximum: formatPoints(maximum) })}
              <span className="sr-only">, {m.judge_step_hint({ step: formatPoints(step) })}</span>
            </span>
          </span>
        </div>
      </div>
      <div className="grid gap-x-1.5 gap-y-0.5 px-4 pt-1 pb-1.5 sm:pl-16">
        {error && (
          <p
            id={`${fieldId(id)}-error`}
            role="alert"
            className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink"
          >
            <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
            {error}
          </p>
        )}
        <Levels
          criterion={criterion}
          points={points}
          choose={
            isLive
              ? (band) => {
                  change(id, { text: formatPoints(chosenIn(band, step, points)) });
                  document.getElementById(fieldId(id))?.focus();
                }
              : undefined
          }
        />
        <Note
          id={id}
          code={code}
          note={field?.note ?? ""}
          isJoined={field?.isJoined ?? false}
          change={change}
          leave={leave}
        />
      </div>
    </div>
  );
}

interface NoteProps extends Pick<FieldEvents, "change" | "leave"> {
  readonly id: string;
  readonly code: string;
  readonly note: string;
  readonly isJoined: boolean;
}

function Note({ id, code, note, isJoined, change, leave }: NoteProps) {
  return (
    <details open={note !== "" || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself. */}
      <summary
        onMouseDown={keepFocus}
        className="inline-flex min-h-11 items-center text-[0.88rem] text-indigo underline underline-offset-3"
      >
        {m.judge_add_note()}
      </summary>
      <input
        name={`notes.${id}`}
        aria-label={m.judge_note_of({ code })}
        value={note}
        maxLength={500}
        // A browser that fills in what stood here before would write it anew.
        autoComplete="off"
        onChange={(event) => change(id, { note: event.target.value })}
        onBlur={() => leave(id)}
        className="input mt-1"
      />
      {isJoined && (
        <p role="status" className="mt-1 rounded-md bg-info-wash px-3 py-2 text-[0.94rem] text-info-ink">
          {m.judge_note_joined()}
        </p>
      )}
    </details>
  );
}

export const fieldId = (criterionId: string) => `points-${criterionId}`;

/** All of a criterion: its field and what its points mean. */
export const blockId = (criterionId: string) => `criterion-${criterionId}`;
