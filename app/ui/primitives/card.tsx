import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

interface CardProps extends HTMLAttributes<HTMLElement> {
  readonly as?: "div" | "section" | "article" | "li";
  /** `false` when the content reaches the edge, a picture or a table. */
  readonly padded?: boolean;
}

export function Card({ as: Tag = "div", padded = true, className, ...rest }: CardProps) {
  return (
    <Tag {...rest} className={classNames("card rounded-box bg-card shadow-card", padded && "p-5 sm:p-6", className)} />
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a page, with its acts at the end of the title's line. */
export function Section({ title, actions, id, className, children }: SectionProps) {
  return (
    <section id={id} className={classNames("mt-10", className)}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
