import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { happeningWords } from "~/ui/booths/happening-words";
import type { BoothsData } from "./data";

/** What happened to a booth, the latest first. */
export function BoothHistory({ happenings }: { happenings: BoothsData["history"] }) {
  if (happenings.length === 0) return null;
  return (
    <details open={happenings.length <= 6}>
      <summary className="inline-flex min-h-9 items-center font-semibold text-indigo pointer-coarse:min-h-11">
        {m.booths_history({ count: happenings.length })}
      </summary>
      <ol className="mt-2 grid gap-3">
        {happenings.map((one) => (
          <li key={one.id}>
            <p>{happeningWords(one)}</p>
            {one.note && <p className="text-soft">{one.note}</p>}
            <p className="text-sm text-soft">
              {[formatTimestamp(one.at), one.actorName ?? m.booths_by_clock()].join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
