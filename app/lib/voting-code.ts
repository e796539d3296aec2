/** The code under which a nomination is scored (mã số bình chọn): "BC-2026-017". */
export interface VotingCode {
  /** Capitals and digits, beginning with a letter; may hold dashes. */
  prefix: string;
  year: number;
  /** From 1, in the order of admission. */
  number: number;
}

export function formatVotingCode({ prefix, year, number }: VotingCode): string {
  return `${prefix}-${year}-${String(number).padStart(3, "0")}`;
}

/** Forgiving about case, spaces and padding ("bc 2026 17"); null when it is no voting code. */
export function parseVotingCode(text: string): VotingCode | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, "-");
  const match = /^([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*)-(\d{4})-(\d{1,6})$/.exec(code);
  if (!match || Number(match[3]) === 0) return null;
  return { prefix: match[1]!, year: Number(match[2]), number: Number(match[3]) };
}
