import { ProductCard } from "~/ui/products/product-card";

interface GalleryCardItem {
  readonly slug: string;
  readonly name: string;
  readonly establishmentName: string | null;
  readonly provinceName: string;
  readonly groupCode: string | null;
  readonly level: string;
  readonly year: number;
  readonly photo: readonly { readonly url: string; readonly width: number }[] | null;
}

/** A recognised product in a list: its award, its name, who made it and where. */
export function GalleryCard({ item, to, priority }: { item: GalleryCardItem; to: string; priority?: boolean }) {
  return (
    <ProductCard
      to={to}
      name={item.name}
      place={item.establishmentName ? `${item.establishmentName} · ${item.provinceName}` : item.provinceName}
      group={item.groupCode}
      seed={item.slug}
      photo={item.photo}
      award={{ level: item.level, year: item.year }}
      priority={priority}
    />
  );
}
