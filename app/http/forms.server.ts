import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { type RequestContext, UnreadableForm } from "./respond.server";

/**
 * Read a form by its schema. What does not fit is answered by `respond` with status 422: the sentences beside their fields,
 * and everything that was typed.
 */
export async function parseForm<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = writable(await ctx.request.formData());
  ctx.now = new Date();
  const submission = parseWithZod(body, { schema }) as Submission<z.output<Schema>, string[]>;
  ctx.submission = submission as Submission<unknown, string[]>;
  if (submission.status !== "success") throw new UnreadableForm(ctx.submission);
  return submission.value;
}

/** Read the query string by a schema; what does not fit falls back to the schema's defaults (`.catch`). */
export function parseQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const params = new URL(request.url).searchParams;
  const input: Record<string, string | string[]> = Object.create(null);
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key).map(withoutNul);
    input[key] = values.length > 1 ? values : (values[0] ?? "");
  }
  return schema.parse(input);
}

// PostgreSQL keeps no U+0000 in a text, and nobody types one.
export const withoutNul = (text: string) => text.replaceAll("\0", "");

function writable(typed: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of typed) form.append(name, typeof value === "string" ? withoutNul(value) : value);
  return form;
}
