import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { BoothLinks } from "./booth-links";

interface ProductListProps {
  /** Of the fair. */
  readonly slug: string;
  readonly products: readonly {
    readonly slug: string;
    readonly name: string;
    readonly makerName: string | null;
    readonly booths: readonly string[];
  }[];
}

/** Recognised products on show, each leading to its page and to where it stands. */
export function ProductList({ slug, products }: ProductListProps) {
  return (
    <ul className="grid gap-x-10 md:grid-cols-2">
      {products.map((product) => (
        <li
          key={product.slug}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-line py-2.5"
        >
          <span className="min-w-0">
            <Link to={paths.product(product.slug)} className="font-semibold">
              {product.name}
            </Link>
            {product.makerName && <span className="block text-sm text-soft">{product.makerName}</span>}
          </span>
          <BoothLinks slug={slug} codes={product.booths} />
        </li>
      ))}
    </ul>
  );
}
