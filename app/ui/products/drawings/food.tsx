import type { ReactNode } from "react";
import type { DrawingProps } from "./choice";

function Lines({ ink, children }: { ink: DrawingProps["ink"]; children: ReactNode }) {
  return (
    <g fill="none" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round" className={ink.stroke}>
      {children}
    </g>
  );
}

/** Fish sauce, sea salt, pickles: the jar. */
function Jar({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <path d="M150 78h100M160 78c-4 26-38 34-38 84 0 46 30 74 78 74s78-28 78-74c0-50-34-58-38-84" />
      <path d="M132 154c30 14 106 14 136 0" opacity="0.5" />
      <circle cx="200" cy="192" r={choice.of([13, 17, 21])} className={accent.fill} stroke="none" opacity="0.75" />
    </Lines>
  );
}

function Bottle({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <path d="M182 44h36M186 44v44c0 18-26 24-26 56v84c0 10 6 16 16 16h48c10 0 16-6 16-16v-84c0-32-26-38-26-56V44" />
      <path d="M160 160h80v48h-80z" className={accent.stroke} strokeWidth="5" />
      {choice.below(2) === 0 ? (
        <path
          d="M176 186c10-12 26-12 36 0l12-8v16l-12-8c-10 12-26 12-36 0z"
          className={accent.stroke}
          strokeWidth="4"
        />
      ) : (
        <path d="M200 170v28M186 184h28" className={accent.stroke} strokeWidth="4" />
      )}
    </Lines>
  );
}

function Bowl({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <path d="M104 150h192c0 52-38 82-96 82s-96-30-96-82zM162 244h76" />
      <path d="M132 172c14 10 28 10 42 0s28-10 42 0 28 10 42 0" strokeWidth="4.5" opacity="0.55" />
      <path
        d="M164 122c-12-16 12-24 0-42M200 122c-12-16 12-24 0-42M236 122c-12-16 12-24 0-42"
        className={accent.stroke}
        strokeWidth="5"
        opacity="0.8"
      />
      {choice.below(2) === 0 && <path d="M268 150l64-86M284 150l66-76" strokeWidth="5" />}
    </Lines>
  );
}

/** Tea, herbs, cinnamon: a sprig. */
function Sprig({ choice, ink, accent }: DrawingProps) {
  const leaves = choice.of([3, 4]);
  return (
    <Lines ink={accent}>
      <path d="M200 252V76" />
      {Array.from({ length: leaves }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: leaves have no other name
        <g key={index} transform={`translate(0 ${index * -46})`} strokeWidth="5.5">
          <path d="M200 232c14-34 42-42 70-40-4 28-28 46-70 40z" />
          <path d="M200 216c-14-34-42-42-70-40 4 28 28 46 70 40z" />
        </g>
      ))}
      <circle cx="200" cy="58" r="11" className={ink.fill} stroke="none" />
    </Lines>
  );
}

/** Square cakes tied with bamboo strings. */
function Cake({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={accent}>
      <rect
        x="116"
        y="66"
        width="168"
        height="168"
        rx="14"
        transform={choice.below(2) === 0 ? "rotate(45 200 150)" : undefined}
      />
      <g className={ink.stroke} strokeWidth="5" transform={choice.below(2) === 0 ? "rotate(45 200 150)" : undefined}>
        <path d="M172 66v168M228 66v168M116 122h168M116 178h168" />
      </g>
    </Lines>
  );
}

/** Nuts and fruit. */
function Fruit({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <circle cx="160" cy="176" r="56" />
      <circle cx="250" cy="184" r="48" />
      {choice.below(2) === 0 ? (
        <path d="M124 168c22 12 50 12 72 0M220 178c18 10 42 10 60 0" strokeWidth="4.5" opacity="0.6" />
      ) : (
        <path d="M160 120v112M250 136v96" strokeWidth="4.5" opacity="0.6" />
      )}
      <path
        d="M160 120c2-30 16-48 40-56M200 64c26-14 52-8 66 12-22 16-48 14-66-12z"
        className={accent.stroke}
        strokeWidth="5.5"
      />
    </Lines>
  );
}

/** A bag of rice or coffee. */
function Bag({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <path d="M146 60h108l-10 26c26 26 40 60 40 96 0 42-30 62-84 62s-84-20-84-62c0-36 14-70 40-96zM156 86h88" />
      {choice.below(2) === 0 ? (
        <g className={accent.stroke} strokeWidth="5">
          <path d="M200 206v-72M200 158c12-4 20-12 22-24-14 0-22 8-22 24zM200 158c-12-4-20-12-22-24 14 0 22 8 22 24zM200 188c12-4 20-12 22-24-14 0-22 8-22 24zM200 188c-12-4-20-12-22-24 14 0 22 8 22 24z" />
        </g>
      ) : (
        <g className={accent.stroke} strokeWidth="5">
          <ellipse cx="200" cy="168" rx="26" ry="36" transform="rotate(24 200 168)" />
          <path d="M212 136c-20 18-4 46-24 64" />
        </g>
      )}
    </Lines>
  );
}

function Fish({ choice, ink, accent }: DrawingProps) {
  return (
    <Lines ink={ink}>
      <path d="M78 150c46-66 138-66 190 0-52 66-144 66-190 0zM268 150l58-44c-10 30-10 58 0 88z" />
      <circle cx="122" cy="140" r="8" className={accent.fill} stroke="none" />
      <path d="M160 112c18 24 18 52 0 76" className={accent.stroke} strokeWidth="5" />
      {choice.below(2) === 0 && (
        <path d="M192 126c10 16 10 32 0 48M220 134c6 10 6 22 0 32" strokeWidth="4.5" opacity="0.6" />
      )}
    </Lines>
  );
}

export const FOOD = [Jar, Bottle, Bowl, Sprig, Cake, Fruit, Bag, Fish];
