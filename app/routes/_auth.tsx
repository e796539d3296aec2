import { Outlet } from "@remix-run/react";
import { ProductPicture } from "~/ui/products/product-picture";

const SHELF = [
  { group: "B", seed: "nuoc-mam-nhi" },
  { group: "A", seed: "bo-dia-go" },
  { group: "A", seed: "gom-thanh-ha" },
  { group: "B", seed: "pho-san" },
] as const;

/** One narrow form, and beside it, where there is room, a shelf of what all this is about. */
export default function SignedOut() {
  return (
    <div className="wrap grid items-start gap-x-20 gap-y-10 py-8 sm:py-12 lg:grid-cols-[minmax(0,29rem)_1fr]">
      <div className="min-w-0">
        <Outlet />
      </div>
      <div className="grid grid-cols-2 gap-4 max-lg:hidden" aria-hidden="true">
        {SHELF.map(({ group, seed }) => (
          <ProductPicture key={seed} group={group} seed={seed} className="rounded-box" />
        ))}
      </div>
    </div>
  );
}
