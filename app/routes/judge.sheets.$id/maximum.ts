/** Hundredths of the whole sheet. */
export function maximumOf(criteria: readonly { readonly maximum: number }[]): number {
  return criteria.reduce((sum, one) => sum + one.maximum, 0);
}
