import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";

/** Codes of booths, each leading to its place on the plan. */
export function BoothLinks({ slug, codes }: { slug: string; codes: readonly string[] }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {codes.map((code) => (
        <Link
          key={code}
          to={paths.fairBooth(slug, code)}
          className="inline-flex min-h-7 min-w-9 items-center justify-center rounded-md border border-line bg-card px-2 font-semibold tabular-nums no-underline hover:border-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          {code}
        </Link>
      ))}
    </span>
  );
}
