import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { DomainError } from "~/domain/errors";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type RequestContext, UnreadableForm } from "./respond.server";

const MEGABYTE = 1024 * 1024;

/**
 * Read a form that carries files, as `parseForm` reads one that does not. The whole body is held in memory, so one longer
 * than MAX_UPLOAD_MB is not read but let pass by; what a file is, is told by its bytes elsewhere.
 * A body too long, or cut off on a phone in a village, is answered with a sentence on the form instead of an error page.
 */
export async function parseUpload<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const most = ctx.services.env.MAX_UPLOAD_MB * MEGABYTE;
  const isTooLong = Number(ctx.request.headers.get("content-length") ?? 0) > most;
  const body = isTooLong ? await letPass(ctx.request) : await ctx.request.formData().catch(() => null);
  ctx.now = new Date();
  const submission = parseWithZod(body ?? new FormData(), { schema }) as Submission<z.output<Schema>, string[]>;
  ctx.submission = submission as Submission<unknown, string[]>;
  if (isTooLong)
    throw new DomainError(
      "invalid",
      m.errors_file_too_big({ maximum: formatBytes(ctx.services.env.MAX_UPLOAD_MB * 1_000_000) }),
    );
  if (!body) throw new DomainError("invalid", m.products_upload_interrupted());
  if (submission.status !== "success") throw new UnreadableForm(ctx.submission);
  return submission.value;
}

/** Take the bytes off the wire without keeping them: a browser that may not finish sending shows no answer. */
async function letPass({ body }: Request): Promise<null> {
  await body?.pipeTo(new WritableStream()).catch(() => {});
  return null;
}

export interface Upload {
  /** As the person named it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function uploadOf(file: File): Promise<Upload> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
