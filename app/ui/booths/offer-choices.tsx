import type { FieldMetadata } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import type { BoothKind } from "~/lib/vocabulary";
import { FieldError } from "~/ui/primitives/fields";
import { boothFacts } from "./booth-facts";

interface OfferChoicesProps {
  readonly field: FieldMetadata<string[]>;
  readonly booths: readonly {
    readonly id: string;
    readonly code: string;
    readonly kind: BoothKind;
    readonly width: number;
    readonly height: number;
    readonly openSides: number;
    readonly power: number;
    readonly hasWater: boolean;
    readonly isBest: boolean;
    readonly wasMissed: boolean;
  }[];
  /** Whether all it asks for could be offered. */
  readonly hasBest: boolean;
}

/** The free booths an application could be offered, those that fit best ticked, or those that were ticked before. */
export function OfferChoices({ field, booths, hasBest }: OfferChoicesProps) {
  const typed = field.initialValue as string | readonly string[] | undefined;
  const ticked = typed === undefined ? null : [typed].flat();
  return (
    <fieldset id={field.id} tabIndex={-1} aria-invalid={field.errors ? true : undefined} className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{m.booths_offer_choose_booths()}</legend>
      <p className="text-[0.92rem] text-soft">{hasBest ? m.booths_offer_best_marked() : m.booths_offer_none_fit()}</p>
      <div className="grid max-h-112 auto-rows-max gap-x-6 overflow-y-auto sm:grid-cols-2">
        {booths.map((booth) => (
          <label key={booth.id} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type="checkbox"
              name={field.name}
              value={booth.id}
              defaultChecked={ticked ? ticked.includes(booth.id) : booth.isBest}
              className="checkbox mt-0.5"
            />
            <span>
              <strong>{booth.code}</strong>
              <span className="block text-[0.92rem] text-soft">
                {[boothFacts(booth), booth.wasMissed && m.booths_offer_was_missed()].filter(Boolean).join(" · ")}
              </span>
            </span>
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  );
}
