/** The code under which a nomination is scored (mã số bình chọn): "BC-2026-017". */
export interface VotingCode {
  /** Capitals and digits, beginning with a letter; may hold dashes. */
  prefix: string;
  year: number;
  /** From 1, in the order of handing in; drawn where the jury is blind. */
  number: number;
}

export function formatVotingCode({ prefix, year, number }: VotingCode): string {
  return `${prefix}-${year}-${String(number).padStart(3, "0")}`;
}
