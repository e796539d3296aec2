import type { DrawingProps } from "./choice";
import { Pattern } from "./pattern";

function Stars({ choice, ink }: DrawingProps) {
  const star = "M0-34 10-10 36-8 16 9 22 34 0 20-22 34-16 9-36-8-10-10z";
  const sizes = [0.7, 0.9, 1.1];
  const start = choice.below(3);
  return (
    <g className={ink.fill} opacity="0.7">
      {[80, 160, 240, 320].flatMap((x, column) =>
        [95, 205].map((y, row) => (
          <path
            key={`${x} ${y}`}
            d={star}
            transform={`translate(${x} ${y}) scale(${sizes[(start + column * 2 + row) % 3]})`}
          />
        )),
      )}
    </g>
  );
}

/** Yin-yang roof tiles. */
function RoofTiles({ ink, id }: DrawingProps) {
  return (
    <Pattern id={id} width={70} height={90}>
      <g fill="none" strokeWidth="6" className={ink.stroke}>
        <path d="M0 0v22a35 35 0 0 0 70 0V0" opacity="0.65" />
        <path d="M-35 45v22a35 35 0 0 0 70 0V45M35 45v22a35 35 0 0 0 70 0V45" opacity="0.4" />
      </g>
    </Pattern>
  );
}

function Bricks({ ink, accent, id }: DrawingProps) {
  const brick = { width: 106, height: 36, rx: 6 };
  return (
    <Pattern id={id} width={232} height={184}>
      <g className={ink.fill} opacity="0.4">
        <rect x="5" y="5" {...brick} />
        <rect x="121" y="5" {...brick} opacity="0.6" />
        <rect x="-53" y="51" {...brick} opacity="0.7" />
        <rect x="179" y="51" {...brick} opacity="0.7" />
        <rect x="5" y="97" {...brick} opacity="0.6" />
        <rect x="121" y="97" {...brick} />
        <rect x="-53" y="143" {...brick} />
        <rect x="179" y="143" {...brick} />
        <rect x="63" y="143" {...brick} opacity="0.6" />
      </g>
      <rect x="63" y="51" {...brick} className={accent.fill} opacity="0.45" />
    </Pattern>
  );
}

function Bamboo({ choice, accent, ink }: DrawingProps) {
  const lift = choice.of([0, 24, 48]);
  return (
    <g fill="none" strokeWidth="6" strokeLinecap="round" className={accent.stroke}>
      {[110, 200, 290].map((x, stem) => (
        <g key={x} transform={`translate(${x} ${stem * 22 - lift})`}>
          <path d="M-15-20v112M15-20v112M-15 100v110M15 100v110M-15 218v130M15 218v130" />
          <path d="M-19 96h38M-19 214h38" strokeWidth="8" className={ink.stroke} />
        </g>
      ))}
    </g>
  );
}

/** The rings of a log. */
function Rings({ choice, ink, accent }: DrawingProps) {
  const [cx, cy] = choice.of([
    [200, 150],
    [176, 140],
    [222, 160],
  ] as const);
  return (
    <g fill="none" strokeWidth="6" className={ink.stroke}>
      <circle cx="200" cy="150" r="116" />
      <ellipse cx={(cx + 200) / 2} cy={(cy + 150) / 2} rx="88" ry="84" opacity="0.7" />
      <ellipse cx={cx} cy={cy} rx="58" ry="54" opacity="0.5" />
      <ellipse cx={cx} cy={cy} rx="30" ry="26" opacity="0.7" />
      <circle cx={cx} cy={cy} r="8" className={accent.fill} stroke="none" />
    </g>
  );
}

export const OTHER = [Stars, RoofTiles, Bricks, Bamboo, Rings];
