import { useState } from "react";
import { type Numbering, ORIGINS, type Origin } from "~/domain/floor-plans/numbering";
import { isPrefix, normalizeCode } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { ChoiceInput, NumberInput, TextInput } from "./inputs";

const ORIGIN_NAMES: Readonly<Record<Origin, () => string>> = {
  left: m.plans_from_left,
  right: m.plans_from_right,
  top: m.plans_from_top,
  bottom: m.plans_from_bottom,
};

/** A prefix as it is kept; null for what no code begins with. */
const readPrefix = (text: string): string | null => {
  const prefix = normalizeCode(text);
  return isPrefix(prefix) ? prefix : null;
};

interface NumberingFieldsProps {
  readonly numbering: Numbering;
  readonly onNumbering: (numbering: Numbering) => void;
}

export function NumberingFields({ numbering, onNumbering }: NumberingFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextInput
        label={m.plans_prefix()}
        most={8}
        value={numbering.prefix}
        read={readPrefix}
        onValue={(prefix) => onNumbering({ ...numbering, prefix })}
      />
      <NumberInput
        label={m.plans_start()}
        most={9999}
        value={numbering.start}
        onValue={(start) => onNumbering({ ...numbering, start })}
      />
      <NumberInput
        label={m.plans_step()}
        least={1}
        most={100}
        value={numbering.step}
        onValue={(step) => onNumbering({ ...numbering, step })}
      />
      <TextInput
        label={m.plans_skip()}
        most={80}
        value={numbering.skip.join(", ")}
        read={(text) => (/^[\d\s,;]*$/.test(text) ? text : null)}
        onValue={(text) => onNumbering({ ...numbering, skip: (text.match(/\d{1,4}/g) ?? []).slice(0, 50).map(Number) })}
      />
    </div>
  );
}

interface RenumberProps {
  readonly count: number;
  readonly onNumber: (numbering: Numbering, from: Origin) => void;
}

/** New codes for the booths that are chosen. */
export function Renumber({ count, onNumber }: RenumberProps) {
  const [numbering, setNumbering] = useState<Numbering>({ prefix: "A", start: 1, step: 1, skip: [] });
  const [from, setFrom] = useState<Origin>("left");
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">{m.plans_ed_renumber()}</summary>
      <div className="grid gap-3 pt-2">
        <NumberingFields numbering={numbering} onNumbering={setNumbering} />
        <ChoiceInput
          label={m.plans_count_from()}
          value={from}
          choices={ORIGINS.map((value) => ({ value, label: ORIGIN_NAMES[value]() }))}
          onValue={setFrom}
        />
        <Button type="button" small onClick={() => onNumber(numbering, from)}>
          {m.plans_ed_renumber_act({ count })}
        </Button>
      </div>
    </details>
  );
}
