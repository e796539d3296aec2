/** The part of jstat that is used; the package brings no types. */
declare module "jstat" {
  const jstat: { readonly chisquare: { cdf(x: number, degreesOfFreedom: number): number } };
  export default jstat;
}
