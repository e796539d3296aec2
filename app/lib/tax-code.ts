const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Read a tax code (mã số thuế): "0100112437", or with a branch "0100112437-001" however it is spaced and dashed.
 * personal: also accept the 12-digit personal number that households and persons may use.
 * Returns the normalised code, or null when it has another form or the check digit is wrong.
 * The check digit is 10 - (weighted sum of the first nine digits mod 11); a code that would need 10 is never given out.
 */
export function parseTaxCode(text: string, options: { personal?: boolean } = {}): string | null {
  if (!/^[\d\s.\-\u2010-\u2015]*$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (digits.length === 12) return options.personal && digits.startsWith("0") ? digits : null;
  if (!/^\d{10}(\d{3})?$/.test(digits) || !hasCheckDigit(digits)) return null;
  return digits.length === 10 ? digits : `${digits.slice(0, 10)}-${digits.slice(10)}`;
}

function hasCheckDigit(digits: string): boolean {
  const sum = WEIGHTS.reduce((all, weight, place) => all + weight * Number(digits[place]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
}
