import jstat from "jstat";

const PRECISION = 1e-16;

/**
 * The upper regularised gamma function Q(a, x), for a > 0 and x >= 0: accurate in the tail, where 1 - P(a, x) has no digits left.
 * By the series of P below a + 1 and Lentz's continued fraction of Q above.
 * Source: Press et al., Numerical Recipes, 6.2; docs/rules/agreement.md#w.
 */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - jstat.gammaln(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * fractionOf(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * PRECISION; n += 1) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

function fractionOf(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i += 1) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / (step * d + b || tiny);
    c = b + step / c || tiny;
    h *= c * d;
    if (Math.abs(c * d - 1) < PRECISION * 8) break;
  }
  return h;
}

/** The chance of a chi-square at least this large. Never 0: what is too small for a number is the smallest one. */
export const chiSquareTail = (chi2: number, df: number): number =>
  Math.max(upperGamma(df / 2, chi2 / 2), Number.MIN_VALUE);
