import { openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { type GivenFile, incomingFolder, takeFile } from "~/adapters/files/given-file.server";
import { DomainError } from "~/domain/errors";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { writableText } from "~/lib/writable-text";
import { MultipartError, partsOf } from "./multipart.server";
import { type RequestContext, requireActor, UnreadableForm } from "./respond.server";

const MEGABYTE = 1024 * 1024;
/** Of the typed fields together; files are not held in memory. */
const MOST_TYPED = 2 * MEGABYTE;

/**
 * Read a form that carries files, as `parseForm` reads one that does not. Files go from the wire to temporary files, which
 * `respond` removes when the request is answered; what a file is, is told by its bytes elsewhere.
 * A body above MAX_UPLOAD_MB, or cut off on a phone in a village, is answered with a sentence on the form instead of an error
 * page.
 */
export async function parseUpload<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  // Who is not signed in writes nothing to the disk.
  if (!ctx.actor) await letPass(ctx.request);
  requireActor(ctx);
  const most = ctx.services.env.MAX_UPLOAD_MB * MEGABYTE;
  const isTooLong = Number(ctx.request.headers.get("content-length") ?? 0) > most;
  const body = isTooLong ? await letPass(ctx.request) : await readFields(ctx);
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

/** The fields of the form, its files as `UploadedFile`; null when the body is none or was cut off. */
async function readFields({ request, services, atEnd }: RequestContext): Promise<FormData | null> {
  const form = new FormData();
  let typed = 0;
  try {
    if (!request.body) return null;
    for await (const part of partsOf(request.body, request.headers.get("content-type") ?? "")) {
      const name = writableText(part.name);
      if (part.fileName === null) {
        const text = await textOf(part.content, MOST_TYPED - typed);
        typed += Buffer.byteLength(text);
        form.append(name, writableText(text));
        continue;
      }
      const given = await takeFile(incomingFolder(services.env), writableText(part.fileName), part.content);
      atEnd.push(() => rm(given.path, { force: true }));
      form.append(name, new UploadedFile(given, await openAsBlob(given.path), part.mediaType));
    }
    return form;
  } catch (error) {
    if (error instanceof MultipartError) return null;
    throw error;
  }
}

async function textOf(content: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > most) throw new MultipartError("more typed than a form holds");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A file of a form whose bytes lie on the disk; they are read only by who asks for them. */
class UploadedFile extends File {
  constructor(
    readonly given: GivenFile,
    bytes: Blob,
    mediaType: string,
  ) {
    super([bytes], given.name, { type: mediaType });
  }
}

/** The file that a form of `parseUpload` brought. */
export function uploadOf(file: File): GivenFile {
  if (file instanceof UploadedFile) return file.given;
  throw new TypeError("not a file of an upload");
}
