import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { DomainError } from "~/domain/errors";
import type { StepSaving } from "~/domain/step-answers";
import { m } from "~/i18n/paraglide/messages";
import { readFormData } from "./forms.server";
import type { RequestContext } from "./respond.server";

interface StepWriting<Step extends string, Schema extends z.ZodType> {
  /** Reads its form; refuses who may not write it. */
  readonly schema: (step: Step) => Schema | Promise<Schema>;
  readonly save: (step: Step, form: z.output<Schema>) => Promise<StepSaving<{ readonly gaps: readonly unknown[] }>>;
}

/**
 * Answer one step of a form that the page's script sends while it is typed: `{ saved }` with what is missing now, which fields could
 * not be read (`unreadable`), what someone else wrote meanwhile (`conflict`), or why it is not written (`message`).
 */
export async function answerStep<Step extends string, Schema extends z.ZodType>(
  ctx: RequestContext,
  step: z.ZodSafeParseResult<Step>,
  { schema, save }: StepWriting<Step, Schema>,
): Promise<Response> {
  if (!step.success) return Response.json({}, { status: 404 });
  if (!ctx.actor) return Response.json({ message: m.steps_signed_out() }, { status: 401 });
  try {
    const form = parseWithZod(await readFormData(ctx.request), { schema: await schema(step.data) });
    ctx.now = new Date();
    if (form.status !== "success") {
      return Response.json({ unreadable: Object.keys(form.error ?? {}) }, { status: 422 });
    }
    const saving = await save(step.data, form.value as z.output<Schema>);
    if (saving.kind === "differs") return Response.json({ conflict: saving }, { status: 409 });
    return Response.json({ saved: saving });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json({ message: error.message }, { status: error.code === "not_found" ? 404 : 409 });
  }
}
