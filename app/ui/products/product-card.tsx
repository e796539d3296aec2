import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AwardTag } from "~/ui/primitives/tag";
import { type PhotoVariant, ProductPicture } from "./product-picture";

export interface ProductCardProps {
  readonly to: string;
  readonly name: string;
  /** Who made it, where: one quiet line. */
  readonly place: ReactNode;
  readonly group: string | null;
  readonly seed: string;
  readonly photo?: readonly PhotoVariant[] | null;
  /** The highest award. */
  readonly award?: { readonly level: string; readonly year: number } | null;
  readonly tags?: ReactNode;
  readonly priority?: boolean;
}

/** The name is the link, and all of the card is its target. */
export function ProductCard({ to, name, place, group, seed, photo, award, tags, priority }: ProductCardProps) {
  return (
    <article className="card group relative flex flex-col overflow-hidden rounded-box bg-card shadow-card">
      <ProductPicture group={group} seed={seed} photo={photo} priority={priority} />
      <div className="flex flex-1 flex-col gap-1 p-3 sm:p-4">
        <div className="mb-1 flex flex-wrap gap-1.5">
          {award && <AwardTag level={award.level} year={award.year} />}
          {tags}
        </div>
        <h3 className="text-[1.05rem] sm:text-[1.15rem]">
          <Link
            to={to}
            className="text-ink no-underline group-hover:underline before:absolute before:inset-0 before:rounded-box"
          >
            {name}
          </Link>
        </h3>
        <p className="text-[0.9rem] text-soft">{place}</p>
      </div>
    </article>
  );
}

/** Two beside each other on a phone, as many as fit elsewhere. */
export function ProductGrid({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] sm:gap-5.5">
      {children}
    </div>
  );
}
