import type { SubmissionResult } from "@conform-to/react";

type Typed = { readonly answer?: string | undefined; readonly reason?: string | undefined };

/** A form of answers that was not saved, by the key of the entry. */
export interface Refused {
  readonly general: readonly string[];
  readonly typed: Readonly<Record<string, Typed>>;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

export function refusedAnswers(result: SubmissionResult<string[]> | undefined): Refused | null {
  if (!result) return null;
  const errors: Record<string, string[]> = {};
  const general: string[] = [];
  for (const [name, sentences] of Object.entries(result.error ?? {})) {
    const key = /^answers\.([0-9a-f]{32})(\.|$)/.exec(name)?.[1];
    if (!sentences) continue;
    if (key) errors[key] = [...(errors[key] ?? []), ...sentences];
    else general.push(...sentences);
  }
  const sent = result.initialValue?.answers;
  return { general, typed: typeof sent === "object" && sent !== null ? (sent as Record<string, Typed>) : {}, errors };
}
