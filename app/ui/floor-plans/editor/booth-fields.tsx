import type { BoothValues } from "~/domain/floor-plans/edits";
import { sideName } from "~/domain/floor-plans/finding-words";
import { MOST_POWER, openSides, SIDES } from "~/domain/floor-plans/rules";
import { boothKindName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { ChoiceInput, NumberInput } from "./inputs";

interface BoothFieldsProps {
  /** One or more. */
  readonly booths: readonly Required<BoothValues>[];
  readonly onValues: (values: BoothValues) => void;
}

/** What booths are like: those that are chosen, or those of the next row. */
export function BoothFields({ booths, onValues }: BoothFieldsProps) {
  const [{ kind }] = booths as [Required<BoothValues>];
  const zones = booths.map(({ zone }) => zone ?? "none");
  const zone = zones.every((one) => one === zones[0]) ? zones[0]! : null;
  return (
    <>
      <ChoiceInput
        label={m.plans_kind()}
        value={booths.every((booth) => booth.kind === kind) ? kind : null}
        choices={BOOTH_KINDS.map((value) => ({ value, label: boothKindName(value) }))}
        onValue={(value) => onValues({ kind: value })}
      />
      <fieldset>
        <legend className="text-sm font-semibold">{m.plans_open_sides()}</legend>
        <div className="flex flex-wrap gap-x-4">
          {SIDES.map((side) => {
            const isOpen = booths.every(({ openTo }) => openTo.includes(side));
            return (
              <label key={side} className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  className="checkbox"
                  checked={isOpen}
                  onChange={() => {
                    const open = booths[0]!.openTo;
                    onValues({ openTo: isOpen ? open.replace(side, "") : openSides(open + side) });
                  }}
                />
                {sideName(side)}
              </label>
            );
          })}
        </div>
      </fieldset>
      <NumberInput
        label={m.plans_power()}
        unit="W"
        most={MOST_POWER}
        value={booths[0]!.power}
        onValue={(power) => onValues({ power })}
      />
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="checkbox"
          checked={booths.every(({ hasWater }) => hasWater)}
          onChange={(event) => onValues({ hasWater: event.target.checked })}
        />
        {m.plans_water()}
      </label>
      <ChoiceInput
        label={m.plans_zone()}
        value={zone}
        choices={[
          { value: "none" as const, label: m.plans_zone_any() },
          ...PRODUCT_GROUPS.map((value) => ({ value, label: shortGroupName(value) })),
        ]}
        onValue={(value) => onValues({ zone: value === "none" ? null : value })}
      />
    </>
  );
}
