import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import type { Drawing, DrawnBlock, Shape, Typeface } from "~/lib/template-sheet";

const FONTS: Readonly<Record<Typeface, string>> = {
  lora: "var(--font-display)",
  tinos: '"Tinos", "Times New Roman", serif',
  "be-vietnam-pro": "var(--font-sans)",
};

interface SheetDrawingProps {
  readonly drawing: Drawing;
  /** Addresses of the pictures it names. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly label: string;
  /** Over the blocks, in the sheet's points. */
  readonly children?: ReactNode;
}

/** A sheet as it is printed. Each line is as wide as the printer sets it, whatever font stands in. */
export function SheetDrawing({ drawing, pictures, label, children }: SheetDrawingProps) {
  const { width, height, ground, blocks } = drawing;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role={children ? "group" : "img"}
      aria-label={label}
      // Small as it is shown, letters stand where the printer puts them and not on whole pixels.
      textRendering="geometricPrecision"
      className="block w-full bg-white shadow-card"
    >
      {ground.shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes of one ground, in their order
        <DrawnShape key={at} {...shape} />
      ))}
      {ground.picture && (
        <image href={pictures[ground.picture]} width={width} height={height} preserveAspectRatio="xMidYMid slice" />
      )}
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one drawing, in their order
        <Block key={at} block={block} pictures={pictures} />
      ))}
      {children}
    </svg>
  );
}

function Block({ block, pictures }: { block: DrawnBlock; pictures: SheetDrawingProps["pictures"] }) {
  const { box, lines, shapes, picture, overflows } = block;
  return (
    <g>
      {shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes of one block, in their order
        <DrawnShape key={at} {...shape} />
      ))}
      {picture && (
        <image
          href={pictures[picture.id]}
          x={picture.x}
          y={picture.y}
          width={picture.width}
          height={picture.height}
          preserveAspectRatio="xMidYMid meet"
        />
      )}
      {lines.map(({ text, x, y, width, size, typeface, style, colour }, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in their order
          key={at}
          x={x}
          y={y}
          textLength={width}
          lengthAdjust="spacingAndGlyphs"
          fontSize={size}
          fontFamily={FONTS[typeface]}
          fontWeight={style === "bold" ? 700 : 400}
          fontStyle={style === "italic" ? "italic" : "normal"}
          fill={colour}
          xmlSpace="preserve"
        >
          {text}
        </text>
      ))}
      {overflows && (
        <rect {...box} fill="none" stroke="#B00020" strokeWidth={1.5} strokeDasharray="5 3">
          <title>{m.templates_overflows()}</title>
        </rect>
      )}
    </g>
  );
}

function DrawnShape({ path, fill = "none", stroke, width, opacity, transform }: Shape) {
  return (
    <path
      d={path}
      fill={fill}
      stroke={stroke}
      strokeWidth={width}
      opacity={opacity}
      transform={transform && `matrix(${transform.join(" ")})`}
    />
  );
}

interface HandleProps {
  readonly box: DrawnBlock["box"];
  readonly label: string;
  readonly isMoved: boolean;
  onPointerDown(event: PointerEvent<SVGRectElement>): void;
  onPointerMove(event: PointerEvent<SVGRectElement>): void;
  onPointerUp(event: PointerEvent<SVGRectElement>): void;
  onKeyDown(event: KeyboardEvent<SVGRectElement>): void;
}

/** What a block is taken by: a pointer drags it, arrow keys move it. */
export function BlockHandle({ box, label, isMoved, ...events }: HandleProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <rect
      {...box}
      {...events}
      role="button"
      tabIndex={0}
      aria-label={label}
      fill={isMoved ? "rgb(40 64 122 / 0.12)" : "transparent"}
      stroke="currentColor"
      strokeWidth={0.8}
      strokeDasharray="3 3"
      className="cursor-move touch-none text-indigo opacity-40 hover:opacity-100 focus:opacity-100 focus:outline-2"
    />
  );
}
