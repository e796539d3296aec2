const UNITS: Readonly<Record<string, bigint>> = {
  "": 1n,
  nghìn: 1_000n,
  ngàn: 1_000n,
  triệu: 1_000_000n,
  tr: 1_000_000n,
  tỷ: 1_000_000_000n,
  tỉ: 1_000_000_000n,
};

/**
 * Read a whole number as people type it: "1.200", "1,200", "1 200" and "1200" are all 1200.
 * Returns null for a sign, a fraction ("1,5"), letters, an empty text or more than fifteen digits.
 */
export function parseWhole(text: string): number | null {
  const match = /^(?:\d{1,15}|\d{1,3}(?:[.\s]\d{3}){1,4}|\d{1,3}(?:,\d{3}){1,4})$/.exec(text.trim());
  return match ? Number(match[0].replace(/\D/g, "")) : null;
}

/**
 * Read an amount of đồng: "1.200.000.000", "1200000000 đ", "850 triệu", "1,2 tỷ".
 * Returns whole đồng, or null for a sign, a fraction of a đồng, another currency or more than 10^15.
 */
export function parseMoney(text: string): number | null {
  const bare = text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/\s*(?:đồng|đ|vnđ|vnd)$/, "");
  const match = /^([\d.,\s]*\d)\s*(\p{L}*)$/u.exec(bare);
  const unit = match && UNITS[match[2]!];
  if (!unit) return null;
  const whole = parseWhole(match[1]!);
  // With a unit "1.200 tỷ" would be read two ways: three figures behind a point are refused.
  if (unit === 1n || !/[.,]/.test(match[1]!)) return whole === null ? null : within(BigInt(whole) * unit);
  const parts = /^(\d{1,6})[.,](\d{1,2})$/.exec(match[1]!);
  if (!parts) return null;
  const thousandths = BigInt(parts[1]!) * 1000n + BigInt(parts[2]!.padEnd(3, "0"));
  return within((thousandths * unit) / 1000n);
}

const within = (amount: bigint) => (amount <= 10n ** 15n ? Number(amount) : null);
