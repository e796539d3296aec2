import type { Misfit } from "~/domain/templates/check-fit.server";
import { fieldWords } from "~/domain/templates/rules";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** Certificates that a template does not hold, each with what does not fit. */
export function MisfitList({ misfits }: { misfits: readonly Misfit[] }) {
  return (
    <ul className="mt-1 grid max-h-96 gap-2 overflow-y-auto">
      {misfits.map(({ product, establishment, overflowing, unknown }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two entries may bear the same names
        <li key={at} className="break-words">
          <span className="font-semibold">{product}</span>
          <span className="block text-sm">{establishment}</span>
          {overflowing.length > 0 && (
            <span className="block text-sm">
              {m.templates_misfit_overflow({ texts: formatList(overflowing.map(fieldWords)) })}
            </span>
          )}
          {unknown.length > 0 && (
            <span className="block text-sm">{m.templates_misfit_unknown({ letters: unknown.join(" ") })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
