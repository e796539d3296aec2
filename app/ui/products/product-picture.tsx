import { useId } from "react";
import { classNames } from "~/ui/primitives/class-names";
import { choiceFrom, GROUNDS, INKS } from "./drawings/choice";
import { FOOD } from "./drawings/food";
import { HANDICRAFT } from "./drawings/handicraft";
import { MACHINE } from "./drawings/machine";
import { OTHER } from "./drawings/other";

export interface PhotoVariant {
  readonly url: string;
  /** Pixels. */
  readonly width: number;
}

interface ProductPictureProps {
  /** Product group A, B, C, D or one of the scheme's own: decides what is drawn where there is no photo. */
  readonly group: string | null;
  /** What never changes about the product, its slug or id: the same drawing each time. */
  readonly seed: string;
  readonly photo?: readonly PhotoVariant[] | null;
  /** Left out where the name stands beside the picture. */
  readonly alt?: string;
  /** How wide the picture is shown, as `sizes` of an image. */
  readonly sizes?: string;
  /** The first picture of a page is not lazy. */
  readonly priority?: boolean;
  readonly className?: string;
}

const SHAPE = "block aspect-4/3 w-full bg-wash object-cover";

export function ProductPicture({ group, seed, photo, alt = "", sizes, priority, className }: ProductPictureProps) {
  const widest = photo?.at(-1);
  if (!photo || !widest) return <ProductDrawing group={group} seed={seed} alt={alt} className={className} />;
  return (
    <img
      src={widest.url}
      srcSet={photo.map((variant) => `${variant.url} ${variant.width}w`).join(", ")}
      sizes={sizes ?? "(min-width: 64rem) 17rem, 50vw"}
      width={400}
      height={300}
      alt={alt}
      decoding="async"
      {...(priority ? { fetchpriority: "high" } : { loading: "lazy" as const })}
      className={classNames(SHAPE, className)}
    />
  );
}

const BY_GROUP: Record<string, typeof OTHER> = { A: HANDICRAFT, B: FOOD, C: MACHINE };

function ProductDrawing({
  group,
  seed,
  alt,
  className,
}: Pick<ProductPictureProps, "group" | "seed" | "alt" | "className">) {
  const id = useId().replaceAll(":", "");
  const choice = choiceFrom(seed);
  const ground = choice.of(GROUNDS);
  const Drawing = choice.of(BY_GROUP[group ?? ""] ?? OTHER);
  const first = choice.below(INKS.length);
  const ink = INKS[first]!;
  const accent = INKS[(first + 1 + choice.below(INKS.length - 1)) % INKS.length]!;
  return (
    <svg
      viewBox="0 0 400 300"
      preserveAspectRatio="xMidYMid slice"
      role={alt ? "img" : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
      className={classNames(SHAPE, className)}
    >
      <rect width="400" height="300" className={ground} />
      {/* Called, not mounted: it draws with the choices of this very rendering, the same on both sides. */}
      {Drawing({ choice, ink, accent, id })}
    </svg>
  );
}
