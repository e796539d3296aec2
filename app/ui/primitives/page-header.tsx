import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** One or two sentences: what this page is for, or the state of things. */
  readonly lead?: ReactNode;
  readonly tags?: ReactNode;
  readonly actions?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
}

export function PageHeader({ title, lead, tags, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-4 lg:flex-nowrap">
      <div className="min-w-0">
        {breadcrumbs && (
          <div className="mb-2">
            <Breadcrumbs items={breadcrumbs} />
          </div>
        )}
        {tags && <div className="mb-2 flex flex-wrap gap-2">{tags}</div>}
        <h1>{title}</h1>
        {lead && <div className="mt-2 max-w-3xl text-[1.06rem] text-soft">{lead}</div>}
      </div>
      {actions && <div className="no-print flex flex-none flex-wrap items-start gap-3 max-lg:w-full">{actions}</div>}
    </div>
  );
}

/** The body of an ordinary page, under the header of the site. */
export function Page({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return <div className={narrow ? "wrap max-w-3xl py-8 sm:py-10" : "wrap py-8 sm:py-10"}>{children}</div>;
}
