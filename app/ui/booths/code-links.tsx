import { Link } from "@remix-run/react";

interface CodeLinksProps {
  readonly booths: readonly { readonly code: string }[];
  readonly to: (code: string) => string;
}

/** Booths by their codes, each a link large enough for a finger. */
export function CodeLinks({ booths, to }: CodeLinksProps) {
  return (
    <ul className="flex flex-wrap gap-2">
      {booths.map(({ code }) => (
        <li key={code}>
          <Link
            to={to(code)}
            className="inline-flex min-h-9 min-w-12 items-center justify-center rounded-full border border-edge bg-card px-3 font-semibold text-ink no-underline hover:bg-wash pointer-coarse:min-h-11"
          >
            {code}
          </Link>
        </li>
      ))}
    </ul>
  );
}
