/** The meander of lacquer work (hồi văn) in the four corners of a certificate. */
export function Corners() {
  return (
    <>
      <Corner className="top-1.5 left-1.5" />
      <Corner className="top-1.5 right-1.5 -scale-x-100" />
      <Corner className="bottom-1.5 left-1.5 -scale-y-100" />
      <Corner className="right-1.5 bottom-1.5 -scale-100" />
    </>
  );
}

function Corner({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 58 58" className={`absolute size-9 sm:size-14 ${className}`}>
      <rect width="57" height="57" className="fill-card" />
      <path
        d="M0 57H36V36H57V0M0 57V0H57M8 49V8H49M8 49H28V28H49V8M16 41V16H41M16 41H20V20H41V16"
        className="fill-none stroke-gold"
        strokeWidth="2"
      />
      <path d="M3 3h11v11h-11z" className="fill-lacquer" />
    </svg>
  );
}

/** The face of a Đông Sơn drum, faint behind the words: a star of fourteen rays in rings of lines, dots and combs. */
export function Drum() {
  return (
    <svg
      aria-hidden="true"
      viewBox="-170 -170 340 340"
      className="absolute top-1/2 left-1/2 w-[min(30rem,92%)] -translate-1/2 opacity-10"
    >
      <path d={STAR} className="fill-gold" />
      <g className="fill-none stroke-gold" strokeWidth="1.6">
        {[58, 64, 88, 94, 128, 134, 160, 166].map((radius) => (
          <circle key={radius} r={radius} />
        ))}
        <circle r="76" strokeWidth="9" strokeLinecap="round" strokeDasharray="0 13.26" />
        <circle r="111" strokeWidth="16" strokeDasharray="2.4 12.13" />
        <circle r="147" strokeWidth="16" strokeDasharray="1.3 4.47" />
      </g>
    </svg>
  );
}

const RAYS = 14;
const STAR = `M${Array.from({ length: 2 * RAYS }, (_, place) => {
  const angle = (Math.PI * place) / RAYS - Math.PI / 2;
  const radius = place % 2 === 0 ? 14 : 52;
  return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
}).join("L")}Z`;
