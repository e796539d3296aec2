import type { Furniture } from "~/domain/floor-plans/rules";
import { getLocale } from "~/i18n/locale";

/** What stands in a hall beside its booths: stages, gates, aisles, services. */
export function FurnitureShapes({ furniture }: { furniture: readonly Furniture[] }) {
  return furniture.map((shape, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names, and two may lie at one place
    <g key={index} className={`plan-${shape.kind}`}>
      <FurnitureShape shape={shape} />
    </g>
  ));
}

/** Decimetres: letters fit into a shape where they can still be read. */
const LETTERS = { usual: 13, smallest: 8 };

export function FurnitureShape({ shape }: { shape: Furniture }) {
  const label = getLocale() === "vi" ? shape.label : shape.labelEn || shape.label;
  const size = Math.max(LETTERS.smallest, Math.round(shape.height * 0.7));
  return (
    <>
      <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx="4" />
      {label && (
        <text
          x={shape.x + shape.width / 2}
          y={shape.y + shape.height / 2}
          style={size < LETTERS.usual ? { fontSize: size } : undefined}
        >
          {label}
        </text>
      )}
    </>
  );
}
