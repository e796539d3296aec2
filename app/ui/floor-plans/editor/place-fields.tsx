import type { Box } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { NumberInput } from "./inputs";

interface PlaceFieldsProps {
  readonly box: Box;
  readonly onBox: (box: Box) => void;
}

/** Where a piece lies and how large it is, typed in metres. */
export function PlaceFields({ box: { x, y, width, height }, onBox }: PlaceFieldsProps) {
  const box = { x, y, width, height };
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberInput isLength label={m.plans_x()} unit="m" value={x} onValue={(value) => onBox({ ...box, x: value })} />
      <NumberInput isLength label={m.plans_y()} unit="m" value={y} onValue={(value) => onBox({ ...box, y: value })} />
      <NumberInput
        isLength
        least={1}
        label={m.plans_width()}
        unit="m"
        value={width}
        onValue={(value) => onBox({ ...box, width: value })}
      />
      <NumberInput
        isLength
        least={1}
        label={m.plans_height()}
        unit="m"
        value={height}
        onValue={(value) => onBox({ ...box, height: value })}
      />
    </div>
  );
}
