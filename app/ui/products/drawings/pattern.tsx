import type { ReactNode } from "react";

interface PatternProps {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly turn?: number;
  readonly children: ReactNode;
}

/** One tile, laid over the whole picture. */
export function Pattern({ id, width, height, turn = 0, children }: PatternProps) {
  return (
    <>
      <pattern
        id={id}
        width={width}
        height={height}
        patternUnits="userSpaceOnUse"
        patternTransform={turn ? `rotate(${turn})` : undefined}
      >
        {children}
      </pattern>
      <rect width="400" height="300" fill={`url(#${id})`} />
    </>
  );
}
