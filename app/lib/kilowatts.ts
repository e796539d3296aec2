/** Most that one asks for, in watts. */
const MOST = 1_000_000;

/** Read power as people type it, "3", "4,5" or "4.5 kW", into watts; null for anything else. */
export function parseKilowatts(text: string): number | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*(?:kw)?$/i.exec(text.trim());
  if (!match) return null;
  const watts = Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
  return watts <= MOST ? watts : null;
}

/** 4500 is "4,5", as it is typed. */
export const kilowattsText = (watts: number): string => String(watts / 1000).replace(".", ",");
