import type { DrawingProps } from "./choice";

function gearPath(cx: number, cy: number, teeth: number, inner: number, outer: number): string {
  const step = (Math.PI * 2) / teeth;
  const points: string[] = [];
  for (let tooth = 0; tooth < teeth; tooth++) {
    for (const [turn, radius] of [
      [-0.3, inner],
      [-0.18, outer],
      [0.18, outer],
      [0.3, inner],
    ] as const) {
      const angle = (tooth + turn) * step;
      points.push(`${(cx + radius * Math.cos(angle)).toFixed(0)} ${(cy + radius * Math.sin(angle)).toFixed(0)}`);
    }
  }
  return `M${points.join("L")}z`;
}

const LINES = { fill: "none", strokeWidth: 7, strokeLinecap: "round", strokeLinejoin: "round" } as const;

function Gear({ choice, ink, accent }: DrawingProps) {
  return (
    <g {...LINES} className={ink.stroke}>
      <path d={gearPath(200, 150, choice.of([10, 12, 14]), 84, 108)} />
      <circle cx="200" cy="150" r="54" strokeWidth="5" opacity="0.55" />
      <circle cx="200" cy="150" r="20" className={accent.stroke} />
    </g>
  );
}

function TwoGears({ choice, ink, accent }: DrawingProps) {
  return (
    <g {...LINES} strokeWidth="6.5">
      <path d={gearPath(162, 132, choice.of([10, 12]), 62, 82)} className={ink.stroke} />
      <circle cx="162" cy="132" r="22" className={ink.stroke} />
      <path d={gearPath(274, 204, 8, 38, 54)} className={accent.stroke} />
      <circle cx="274" cy="204" r="13" className={accent.stroke} />
    </g>
  );
}

/** Nuts: a row of them, as stamped out. */
function Nuts({ choice, ink, accent }: DrawingProps) {
  const hexagon = "M0-46L40-23V23L0 46-40 23V-23z";
  const places = [
    [110, 96],
    [200, 96],
    [290, 96],
    [155, 206],
    [245, 206],
  ] as const;
  const solid = choice.below(places.length);
  return (
    <g {...LINES} strokeWidth="6">
      {places.map(([x, y], index) => (
        <g
          key={`${x} ${y}`}
          transform={`translate(${x} ${y})`}
          className={index === solid ? accent.stroke : ink.stroke}
        >
          <path d={hexagon} />
          <circle r="19" className={index === solid ? accent.fill : undefined} fillOpacity="0.75" />
        </g>
      ))}
    </g>
  );
}

/** A fan, a pump, a turbine. */
function Rotor({ choice, ink, accent }: DrawingProps) {
  const blades = choice.of([4, 5, 6]);
  return (
    <g {...LINES} className={ink.stroke}>
      <circle cx="200" cy="150" r="112" />
      {Array.from({ length: blades }, (_, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: blades have no other name
          key={index}
          d="M200 126c-6-32 8-58 42-62 2 32-12 54-42 62z"
          transform={`rotate(${(360 / blades) * index} 200 150)`}
          strokeWidth="5.5"
        />
      ))}
      <circle cx="200" cy="150" r="15" className={accent.fill} stroke="none" />
    </g>
  );
}

/** A hoe, a spade, a sickle. */
function Tools({ choice, ink, accent }: DrawingProps) {
  return (
    <g {...LINES}>
      <g transform={`rotate(${choice.of([-38, 38])} 200 150)`}>
        <path d="M200 30v150" className={accent.stroke} />
        <path d="M172 180h56v42c0 22-14 40-28 48-14-8-28-26-28-48z" className={ink.stroke} />
      </g>
      <g transform={`rotate(${choice.of([40, 52])} 200 150)`}>
        <path d="M200 270V140" className={accent.stroke} />
        <path d="M200 140c-6-60 40-104 96-92-44 10-66 40-70 92z" className={ink.stroke} />
      </g>
    </g>
  );
}

function Boat({ ink, accent }: DrawingProps) {
  return (
    <g {...LINES} className={ink.stroke}>
      <path d="M76 178h248c-14 36-40 54-72 54H148c-32 0-58-18-72-54zM200 178V56M200 64c44 14 66 44 72 92h-72z" />
      <path d="M64 256c22 14 44 14 68 0s46-14 68 0 46 14 68 0 46-14 68 0" className={accent.stroke} strokeWidth="5" />
    </g>
  );
}

export const MACHINE = [Gear, TwoGears, Nuts, Rotor, Tools, Boat];
