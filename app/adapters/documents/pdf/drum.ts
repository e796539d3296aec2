export const LACQUER = "#8C1C13";
export const GOLD = "#B5892F";

const RAYS = 14;

/** The star in the middle of a Đông Sơn drum, as SVG path data round 0. */
export function starPath(inner: number, outer: number): string {
  const corners = Array.from({ length: 2 * RAYS }, (_, place) => {
    const angle = (Math.PI * place) / RAYS - Math.PI / 2;
    const radius = place % 2 === 0 ? outer : inner;
    return `${round(radius * Math.cos(angle))} ${round(radius * Math.sin(angle))}`;
  });
  return `M${corners.join("L")}Z`;
}

/** To a thousandth: drawings need no more. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
