import type { DrawingProps } from "./choice";
import { Pattern } from "./pattern";

/** Split bamboo, over and under. */
function BasketWeave({ choice, ink, id }: DrawingProps) {
  const shades = [0.22, 0.42, 0.3, 0.5];
  const start = choice.below(4);
  const shade = (step: number) => shades[(start + step) % 4];
  return (
    <Pattern id={id} width={120} height={124}>
      <g className={ink.fill}>
        <rect x="-10" y="22" width="22" height="54" rx="8" opacity={shade(0)} />
        <rect x="110" y="22" width="22" height="54" rx="8" opacity={shade(0)} />
        <rect x="50" y="8" width="54" height="22" rx="8" opacity={shade(1)} />
        <rect x="-10" y="70" width="54" height="22" rx="8" opacity={shade(2)} />
        <rect x="110" y="70" width="54" height="22" rx="8" opacity={shade(2)} />
        <rect x="50" y="84" width="22" height="54" rx="8" opacity={shade(3)} />
        <rect x="50" y="-40" width="22" height="54" rx="8" opacity={shade(3)} />
      </g>
    </Pattern>
  );
}

/** Rattan cane with six-sided eyes. */
function CaneWeave({ choice, ink, accent, id }: DrawingProps) {
  return (
    <Pattern id={id} width={90} height={155.9} turn={choice.of([0, 90])}>
      <g fill="none" strokeWidth="9" className={ink.stroke}>
        <path d="M0 39h90M0 117h90" opacity="0.35" />
        <path
          d="M-22.5 39L45 155.9M22.5-39l90 155.9M0 0l90 155.9M67.5-39L135 77.9"
          opacity="0.5"
          className={accent.stroke}
        />
        <path d="M112.5 39L45 155.9M67.5-39l-90 155.9M90 0L0 155.9M22.5-39L-45 77.9" opacity="0.5" />
      </g>
    </Pattern>
  );
}

/** The waves of blue-and-white bowls. */
function Waves({ ink, accent, id }: DrawingProps) {
  return (
    <Pattern id={id} width={80} height={40}>
      <g fill="none" strokeWidth="4.5" className={ink.stroke}>
        <path d="M0 40a40 40 0 0 1 80 0M14 40a26 26 0 0 1 52 0" opacity="0.6" />
        <path d="M-40 20a40 40 0 0 1 80 0M40 20a40 40 0 0 1 80 0" opacity="0.25" />
      </g>
      <circle cx="40" cy="36" r="6" className={accent.fill} opacity="0.7" />
    </Pattern>
  );
}

/** Brocade of the highlands. */
function Brocade({ ink, accent, id }: DrawingProps) {
  return (
    <Pattern id={id} width={80} height={100}>
      <path d="M40 8l34 42-34 42L6 50z" fill="none" strokeWidth="6" className={ink.stroke} opacity="0.75" />
      <path d="M40 30l16 20-16 20-16-20z" className={accent.fill} opacity="0.75" />
      <path
        d="M0 0l10 12L0 24-10 12zM80 0l10 12-10 12-10-12zM0 76l10 12-10 12-10-12zM80 76l10 12-10 12-10-12z"
        className={ink.fill}
        opacity="0.5"
      />
    </Pattern>
  );
}

/** Plaited mats: strips going right, strips going down, in threes. */
function Mat({ choice, ink, accent, id }: DrawingProps) {
  return (
    <Pattern id={id} width={104} height={104} turn={choice.of([0, 45])}>
      <g fill="none" strokeWidth="9" strokeLinecap="round" className={ink.stroke}>
        <path d="M10 11h32M10 26h32M10 41h32M62 63h32M62 78h32M62 93h32" opacity="0.55" />
        <path d="M63 10v32M78 10v32M93 10v32M11 62v32M26 62v32M41 62v32" opacity="0.5" className={accent.stroke} />
      </g>
    </Pattern>
  );
}

/** A plate seen from above, a lotus in its middle. */
function Plate({ choice, ink, accent }: DrawingProps) {
  const petals = choice.of([8, 10, 12]);
  return (
    <g fill="none" strokeWidth="6" className={ink.stroke}>
      <circle cx="200" cy="150" r="118" />
      <circle cx="200" cy="150" r="98" strokeWidth="3" strokeDasharray="3 11" strokeLinecap="round" />
      {Array.from({ length: petals }, (_, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: petals have no other name
          key={index}
          d="M200 128c-16-16-16-38 0-54 16 16 16 38 0 54z"
          transform={`rotate(${(360 / petals) * index} 200 150)`}
          strokeWidth="4.5"
          opacity="0.8"
        />
      ))}
      <circle cx="200" cy="150" r="13" className={accent.fill} stroke="none" />
    </g>
  );
}

/** A vase of turned wood or clay. */
function Vase({ choice, ink, accent }: DrawingProps) {
  return (
    <g fill="none" strokeWidth="7" strokeLinejoin="round" strokeLinecap="round" className={ink.stroke}>
      <path d="M172 56h56M178 56c2 30-6 36-22 56-22 28-22 66 0 92 8 10 14 22 14 34h60c0-12 6-24 14-34 22-26 22-64 0-92-16-20-24-26-22-56" />
      {choice.below(2) === 0 ? (
        <path d="M142 150l15 18 14-18 15 18 14-18 15 18 14-18 15 18 14-18" strokeWidth="5" className={accent.stroke} />
      ) : (
        <path d="M142 148c38 12 78 12 116 0M142 172c38 12 78 12 116 0" strokeWidth="5" className={accent.stroke} />
      )}
    </g>
  );
}

export const HANDICRAFT = [BasketWeave, CaneWeave, Waves, Brocade, Mat, Plate, Vase];
