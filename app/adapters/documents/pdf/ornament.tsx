import { Circle, G, Line, Path, Rect, Svg } from "@react-pdf/renderer";
import { GOLD, LACQUER, round, starPath } from "./drum";

const PAPER = "#FCF6E8";
const FIBRE = "#D9C7A0";

/** A4 landscape, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;

/** The ground of a certificate: rice paper, a bronze drum as a watermark, a border of lacquer and gold. */
export function Ground() {
  return (
    <Svg
      style={{ position: "absolute", top: 0, left: 0 }}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <Rect x={0} y={0} width={WIDTH} height={HEIGHT} fill={PAPER} />
      <Fibres />
      <G transform={`translate(${WIDTH / 2} ${HEIGHT / 2 + 6})`} opacity={0.16}>
        <Drum />
      </G>
      <Border />
    </Svg>
  );
}

/** Short bent fibres, the same on every certificate. */
function Fibres() {
  const random = sequence(7);
  const fibres = Array.from({ length: 150 }, () => {
    const [x, y] = [random() * WIDTH, random() * HEIGHT];
    const [dx, dy] = [(random() - 0.5) * 44, (random() - 0.5) * 22];
    const [bendX, bendY] = [x + dx / 2 + (random() - 0.5) * 16, y + dy / 2 + (random() - 0.5) * 16];
    return `M${x.toFixed(1)} ${y.toFixed(1)}Q${bendX.toFixed(1)} ${bendY.toFixed(1)} ${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  });
  return <Path d={fibres.join("")} stroke={FIBRE} strokeWidth={0.5} fill="none" opacity={0.55} />;
}

/** Numbers from 0 to 1 that look random and are always the same (Park and Miller's minimal standard). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The face of a Đông Sơn drum: a star of fourteen rays in rings of lines, dots and combs. */
function Drum() {
  const rings = [58, 64, 88, 94, 128, 134, 160, 166];
  return (
    <G>
      <Path d={starPath(14, 52)} fill={GOLD} />
      {rings.map((radius) => (
        <Circle key={radius} cx={0} cy={0} r={radius} stroke={GOLD} strokeWidth={1.4} fill="none" />
      ))}
      {around(36).map(({ x, y }) => (
        <Circle key={`${x} ${y}`} cx={76 * x} cy={76 * y} r={4.2} stroke={GOLD} strokeWidth={1.4} fill="none" />
      ))}
      {around(48).map(({ x, y, angle }) => (
        <Path key={angle} d={birdPath(x, y)} stroke={GOLD} strokeWidth={1.6} fill="none" />
      ))}
      {around(160).map(({ x, y }) => (
        <Line key={`${x} ${y}`} x1={139 * x} y1={139 * y} x2={155 * x} y2={155 * y} stroke={GOLD} strokeWidth={1.2} />
      ))}
    </G>
  );
}

function around(count: number): { x: number; y: number; angle: number }[] {
  return Array.from({ length: count }, (_, place) => {
    const angle = (2 * Math.PI * place) / count;
    return { x: round(Math.cos(angle)), y: round(Math.sin(angle)), angle };
  });
}

/** A flying bird, two strokes, heading round the drum. */
function birdPath(x: number, y: number): string {
  const at = (radius: number, along: number) => `${round(radius * x - along * y)} ${round(radius * y + along * x)}`;
  return `M${at(102, -5)}Q${at(114, -1)} ${at(111, 6)}M${at(120, -4)}Q${at(114, 0)} ${at(111, 6)}`;
}

function Border() {
  return (
    <G>
      <Frame inset={20} stroke={LACQUER} width={7} />
      <Frame inset={28} stroke={GOLD} width={1.4} />
      <Frame inset={36} stroke={GOLD} width={0.6} />
      {[
        `translate(28 28)`,
        `translate(${WIDTH - 28} 28) scale(-1 1)`,
        `translate(28 ${HEIGHT - 28}) scale(1 -1)`,
        `translate(${WIDTH - 28} ${HEIGHT - 28}) scale(-1 -1)`,
      ].map((transform) => (
        <G key={transform} transform={transform}>
          <Corner />
        </G>
      ))}
    </G>
  );
}

function Frame({ inset, stroke, width }: { inset: number; stroke: string; width: number }) {
  return (
    <Rect
      x={inset}
      y={inset}
      width={WIDTH - 2 * inset}
      height={HEIGHT - 2 * inset}
      stroke={stroke}
      strokeWidth={width}
      fill="none"
    />
  );
}

/** The meander of lacquer work (hồi văn), two spirals meeting in the corner. */
function Corner() {
  return (
    <G>
      <Rect x={1} y={1} width={56} height={56} fill={PAPER} />
      <Path
        d="M0 57H36V36H57V0M0 57V0H57M8 49V8H49M8 49H28V28H49V8M16 41V16H41M16 41H20V20H41V16"
        stroke={GOLD}
        strokeWidth={2}
        fill="none"
      />
      <Path d="M3 3h11v11h-11z" fill={LACQUER} />
    </G>
  );
}
