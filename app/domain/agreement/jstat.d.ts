/** The part of jstat that is used; the package brings no types. */
declare module "jstat" {
  const jstat: {
    /** The logarithm of the gamma function. */
    gammaln(x: number): number;
    /** The regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
  };
  export default jstat;
}
