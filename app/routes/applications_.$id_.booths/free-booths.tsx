import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CodeLinks } from "~/ui/booths/code-links";

interface FreeBoothsProps {
  readonly booths: readonly { readonly code: string }[];
  readonly to: (code: string) => string;
}

/** The same as the plan, as a list: for who does not see the plan, or has a small phone. */
export function FreeBooths({ booths, to }: FreeBoothsProps) {
  return (
    <details className="mt-8" open={booths.length <= 12}>
      <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
        {m.booths_free_list({ count: formatNumber(booths.length) })}
      </summary>
      <div className="mt-3">
        {booths.length > 0 ? (
          <CodeLinks booths={booths} to={to} />
        ) : (
          <p className="text-soft">{m.booths_none_free()}</p>
        )}
      </div>
    </details>
  );
}
