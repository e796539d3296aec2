import { z } from "zod";
import { SchemeRules } from "../schemes/rules";
import { type Check, Differences } from "./checks";
import { hashOf } from "./digest";
import type { Transcript } from "./format";

const Frozen = z.looseObject({
  rules: SchemeRules,
  rulesHash: z.string(),
  criteria: z.array(z.looseObject({ id: z.string(), code: z.string(), maximum: z.number(), step: z.number() })),
});

/** Whether the rules and criteria of the file are those the ledger said last, and the hash is theirs. */
export function checkRules(file: Transcript, rules: SchemeRules): Check {
  const differences = new Differences();
  const figures = { hash: file.rulesHash.slice(0, 16), criteria: file.criteria.length };
  const found = hashOf(file.rules);
  if (found !== file.rulesHash) differences.add("hash_differs", { file: file.rulesHash, found });
  const frozen = lastPayload(file, "rules_frozen", Frozen);
  if (!frozen) {
    differences.add("no_rules_event", {});
    return differences.check("rules", figures);
  }
  if (frozen.rulesHash !== file.rulesHash) {
    differences.add("rules_differ", { file: file.rulesHash, found: frozen.rulesHash });
  } else {
    const other = Object.keys(rules).find((name) => {
      const [own, told] = [rules, frozen.rules].map((one) => one[name as keyof SchemeRules]);
      return hashOf(own ?? null) !== hashOf(told ?? null);
    });
    if (other !== undefined) differences.add("rules_differ", { field: other });
  }
  const told = new Map(frozen.criteria.map((one) => [one.id, one]));
  for (const { id, code, maximum, step } of file.criteria) {
    const own = told.get(id);
    if (own?.code === code && own.maximum === maximum && own.step === step) continue;
    differences.add("criteria_differ", {
      criterion: code,
      file: `${maximum}/${step}`,
      ...(own && { found: `${own.maximum}/${own.step}` }),
    });
  }
  if (told.size !== file.criteria.length) {
    differences.add("criteria_differ", { file: String(file.criteria.length), found: String(told.size) });
  }
  return differences.check("rules", figures);
}

/** The payload of the last event of a kind that is in the open and reads as `schema`; undefined where there is none. */
export function lastPayload<T>(
  { events }: Pick<Transcript, "events">,
  kind: string,
  schema: z.ZodType<T>,
  which: (payload: T) => boolean = () => true,
): T | undefined {
  for (const event of events.toReversed()) {
    if (!("payload" in event) || event.payload.kind !== kind) continue;
    const read = schema.safeParse(event.payload);
    if (read.success && which(read.data)) return read.data;
  }
  return undefined;
}
