import { ArrowRight, Check, ChevronDown, Delete, Minus, Plus } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { inLanguage } from "~/ui/rounds/round-name";
import { quickPoints } from "./pad-keys";

export interface PadEvents {
  /** A digit or the decimal mark. */
  type(key: string): void;
  erase(): void;
  step(direction: 1 | -1): void;
  set(points: number): void;
  /** To the next criterion; closes after the last. */
  next(): void;
  close(): void;
}

interface NumberPadProps extends PadEvents {
  readonly criterion: CriterionNode;
  readonly text: string;
  /** Hundredths of what is typed, where it fits. */
  readonly points: number | null;
  /** The sentence of what does not fit. */
  readonly error: string | null;
  /** Hundredths of the whole sheet. */
  readonly total: number | null;
  readonly maximum: number;
  readonly isLast: boolean;
}

const KEY =
  "inline-flex items-center justify-center rounded-field border border-line font-semibold active:bg-info-wash focus-visible:outline-3 focus-visible:outline-indigo";
const CHOSEN = "border-ok-ink bg-ok-wash text-ok-ink";

/**
 * Big keys for one thumb, in the place of the bar below, while a field of points is written on a touch screen: the device's own
 * keyboard would cover half of the sheet and offers keys that points do not need.
 */
export function NumberPad(props: NumberPadProps) {
  const { criterion, text, points, error, total, maximum, isLast, type, erase, step, set, next, close } = props;
  const { code, title, titleEn } = criterion;
  const mark = formatPoints(50).slice(1, 2);
  const apart = formatPoints(criterion.step);
  return (
    <section
      data-pad
      aria-label={m.judge_pad_title({ code })}
      onMouseDown={keepFocus}
      className="no-print sticky bottom-0 z-30 touch-manipulation border-t border-line bg-card pb-[env(safe-area-inset-bottom)] shadow-card select-none"
    >
      <div className="mx-auto grid max-w-lg grid-cols-[minmax(0,1fr)] gap-1.5 px-2 pt-1.5 pb-2">
        <div className="flex min-h-11 items-center gap-2 pl-2">
          <p className="min-w-0 flex-1 leading-tight">
            <span className="block truncate text-[0.86rem]">
              <b>{code}</b> {inLanguage(title, titleEn)}
            </span>
            <span className="block text-[0.82rem] text-soft">
              {m.judge_pad_total({ total: total === null ? "–" : formatPoints(total), maximum: formatPoints(maximum) })}
            </span>
          </p>
          <output className="text-[1.5rem] leading-none font-semibold whitespace-nowrap">
            {text === "" ? "–" : text}
            <span className="text-[0.92rem] font-normal text-soft">
              {" "}
              {m.judge_of_maximum({ maximum: formatPoints(criterion.maximum) })}
            </span>
          </output>
          <button
            type="button"
            aria-label={m.judge_pad_close()}
            onClick={close}
            className={classNames(KEY, "size-11 flex-none rounded-full")}
          >
            <ChevronDown size={22} aria-hidden />
          </button>
        </div>
        {error ? (
          <p role="alert" className="flex min-h-11 items-center px-2 text-[0.92rem] font-semibold text-bad-ink">
            {error}
          </p>
        ) : (
          <fieldset className="scroll-row flex min-w-0 gap-1.5" aria-label={m.judge_pad_quick()}>
            {quickPoints(criterion, points).map((one) => (
              <button
                key={one}
                type="button"
                aria-label={m.judge_pad_points({ points: formatPoints(one) })}
                aria-pressed={one === points}
                onClick={() => set(one)}
                className={classNames(
                  KEY,
                  "min-h-11 min-w-13 flex-auto text-[1rem]",
                  one === points ? CHOSEN : "bg-paper",
                )}
              >
                {formatPoints(one)}
              </button>
            ))}
          </fieldset>
        )}
        <div className="grid grid-cols-4 gap-1.5">
          <Keys keys={["1", "2", "3"]} type={type} />
          <Key name={m.judge_pad_erase()} onClick={erase} isQuiet>
            <Delete size={24} aria-hidden />
          </Key>
          <Keys keys={["4", "5", "6"]} type={type} />
          <Key name={m.judge_pad_more({ step: apart })} onClick={() => step(1)} isQuiet>
            <Plus size={18} aria-hidden />
            <span className="text-[1rem]">{apart}</span>
          </Key>
          <Keys keys={["7", "8", "9"]} type={type} />
          <Key name={m.judge_pad_less({ step: apart })} onClick={() => step(-1)} isQuiet>
            <Minus size={18} aria-hidden />
            <span className="text-[1rem]">{apart}</span>
          </Key>
          <Keys keys={[mark, "0"]} type={type} />
          <button type="button" onClick={next} className="btn btn-main col-span-2 min-h-13 text-[1.06rem]">
            {isLast ? m.judge_pad_done() : m.judge_pad_next()}
            {isLast ? <Check size={20} aria-hidden /> : <ArrowRight size={20} aria-hidden />}
          </button>
        </div>
      </div>
    </section>
  );
}

/** The field keeps the cursor; a finger's touch comes as a mouse as well. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

function Keys({ keys, type }: { keys: readonly string[]; type(key: string): void }) {
  return keys.map((key) => (
    <Key key={key} name={key} onClick={() => type(key)}>
      {key}
    </Key>
  ));
}

interface KeyProps {
  readonly name: string;
  readonly isQuiet?: boolean;
  onClick(): void;
  readonly children: ReactNode;
}

function Key({ name, isQuiet, onClick, children }: KeyProps) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onClick}
      className={classNames(KEY, "min-h-13 gap-0.5 text-[1.45rem]", isQuiet ? "bg-wash" : "bg-paper")}
    >
      {children}
    </button>
  );
}
