import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

interface FoldProps {
  /** What is folded away. */
  readonly title: ReactNode;
  /** How much of it there is. */
  readonly count: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A part of a long list behind its title: it opens without scripts, and what is in it is sent with its form all the same. */
export function Fold({ title, count, open = false, children }: FoldProps) {
  return (
    <details open={open} className="group border-b border-line last:border-0">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 px-1 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronDown size={18} aria-hidden className="flex-none transition-transform group-open:rotate-180" />
        <span className="min-w-0 flex-1 font-semibold">{title}</span>
        <span className="text-soft tabular-nums">{count}</span>
      </summary>
      <div className="pb-5">{children}</div>
    </details>
  );
}
