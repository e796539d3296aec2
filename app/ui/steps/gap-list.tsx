import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, Lightbulb, type LucideIcon } from "lucide-react";

/** Something a form lacks, in words. */
interface ShownGap {
  readonly sentence: string;
  /** Where it is filled in; absent where the reader cannot. */
  readonly to?: string | undefined;
}

interface GapListProps {
  readonly required: readonly ShownGap[];
  /** How many are left, in words. */
  readonly left: string;
  /** Where none is. */
  readonly done: string;
  readonly advised?: readonly ShownGap[];
  readonly advice?: string;
}

/** What a form in steps still needs before it is sent, each a way to where it is filled in; then what would make it better. */
export function GapList({ required, left, done, advised = [], advice }: GapListProps) {
  return (
    <div className="grid gap-4">
      {required.length === 0 ? (
        <p className="flex gap-2 font-semibold text-ok-ink">
          <CircleCheck size={20} aria-hidden className="mt-0.5 flex-none" />
          {done}
        </p>
      ) : (
        <div>
          <p className="font-semibold text-bad-ink">{left}</p>
          <Gaps gaps={required} icon={CircleDashed} />
        </div>
      )}
      {advised.length > 0 && (
        <div>
          <p className="font-semibold">{advice}</p>
          <Gaps gaps={advised} icon={Lightbulb} />
        </div>
      )}
    </div>
  );
}

function Gaps({ gaps, icon: Icon }: { gaps: readonly ShownGap[]; icon: LucideIcon }) {
  return (
    <ul className="mt-1.5 grid gap-1.5">
      {gaps.map(({ sentence, to }) => (
        <li key={`${to} ${sentence}`} className="flex items-start gap-2">
          <Icon size={17} aria-hidden className="mt-1 flex-none text-soft pointer-coarse:mt-3.5" />
          {to ? (
            <Link to={to} className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
              {sentence}
            </Link>
          ) : (
            <span>{sentence}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
