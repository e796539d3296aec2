import { eraAt, type NamedAt, type Province, type ProvinceReading, resolveProvince } from "../provinces/rules";
import { readGroup, readLevel, readRegion } from "./values";

/** How cells are understood. The same few levels and provinces stand in every row, so what was read once is remembered. */
export function meaningsOf(provinces: readonly Province[]) {
  const byEra = { old: new Map<string, ProvinceReading>(), new: new Map<string, ProvinceReading>() };
  return {
    level: remembering(readLevel),
    region: remembering(readRegion),
    group: remembering(readGroup),
    province: (text: string, at: NamedAt) =>
      remembering((name) => resolveProvince(provinces, name, at), byEra[eraAt(at)])(text),
  };
}
export type Meanings = ReturnType<typeof meaningsOf>;

const REMEMBERED = 1000;

function remembering<Value>(meaning: (text: string) => Value, known = new Map<string, Value>()) {
  return (text: string): Value => {
    if (!known.has(text) && known.size < REMEMBERED) known.set(text, meaning(text));
    return known.has(text) ? known.get(text)! : meaning(text);
  };
}
