import { useId } from "react";
import { m } from "~/i18n/paraglide/messages";
import { SCAN_DIRECTIONS, type ScanDirection } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";

interface WhereProps {
  readonly gates: readonly { readonly id: string; readonly name: string }[];
  readonly place: string;
  readonly direction: ScanDirection;
  onPlace(id: string): void;
  onDirection(direction: ScanDirection): void;
}

/** Which gate it is, and which way people go. */
export function Where({ gates, place, direction, onPlace, onDirection }: WhereProps) {
  const gateField = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="grid gap-1.5">
        <label htmlFor={gateField} className="font-semibold">
          {m.days_gate()}
        </label>
        <select
          id={gateField}
          name="gate"
          className="select"
          value={place}
          onChange={(event) => onPlace(event.target.value)}
        >
          {gates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend className="mb-1.5 font-semibold">{m.days_direction()}</legend>
        <div className="grid grid-cols-2 gap-2">
          {SCAN_DIRECTIONS.map((one) => (
            <label
              key={one}
              className="flex min-h-11 items-center gap-2 rounded-lg border border-edge px-3 has-checked:border-indigo has-checked:bg-info-wash"
            >
              <input
                type="radio"
                name="direction"
                value={one}
                className="radio"
                checked={direction === one}
                onChange={() => onDirection(one)}
              />
              {one === "in" ? m.days_in() : m.days_out()}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** The code of a pass, typed or read. */
export function CodeField({
  inputRef,
  problem,
}: {
  inputRef: React.RefObject<HTMLInputElement>;
  problem: string | null;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {m.days_code()}
      </label>
      <div className="flex gap-2">
        <input
          ref={inputRef}
          id={id}
          name="code"
          className="input font-mono uppercase"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={500}
          placeholder="KX7PM-2WQ4T"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        <Button type="submit" className="whitespace-nowrap">
          {m.days_check()}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="font-semibold text-bad-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
