import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { writableText } from "~/lib/writable-text";
import { type RequestContext, UnreadableForm } from "./respond.server";

/**
 * Read a form by its schema. What does not fit is answered by `respond` with status 422: the sentences beside their fields,
 * and everything that was typed.
 */
export async function parseForm<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = await readFormData(ctx.request);
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
    const values = params.getAll(key).map(writableText);
    input[key] = values.length > 1 ? values : (values[0] ?? "");
  }
  return schema.parse(input);
}

/** The fields of a form as they were sent, without what no text can hold: for a route whose form has no schema. */
export async function readFormData(request: Request): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of await request.formData()) {
    form.append(writableText(name), typeof value === "string" ? writableText(value) : value);
  }
  return form;
}
