import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: ReactNode;
  /** What will stand here and how it gets here. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-box border border-dashed border-edge px-6 py-12 text-center">
      <EmptyBasket />
      <p className="font-display text-xl font-bold">{title}</p>
      {children && <div className="max-w-lg text-soft">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}

function EmptyBasket() {
  return (
    <svg viewBox="0 0 120 84" aria-hidden="true" className="w-28">
      <g fill="none" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M16 34h88l-10 42H26z" className="fill-pic-1 stroke-pic-clay" />
        <path d="M21 48h78M24 62h72M42 34l4 42M60 34v42M78 34l-4 42" className="stroke-pic-clay" opacity="0.5" />
        <path d="M34 34C34 14 46 6 60 6s26 8 26 28" className="stroke-pic-clay" />
      </g>
    </svg>
  );
}
