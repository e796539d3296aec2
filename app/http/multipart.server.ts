import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";

/** A field of a form that is sent as multipart/form-data. Its content is read to its end before the next part is asked for. */
export interface Part {
  readonly name: string;
  /** Null for a typed field; "" where no file was chosen. */
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Nothing here sends more; without a limit a body of tiny parts becomes as many streams and files. */
const LIMITS = { parts: 200, files: 200 };

/** The body is no such form, holds too many parts, or was cut off before its end. */
export class MultipartError extends Error {}

/**
 * The parts of a form, as they come off the wire: no more than some chunks of the body are held at a time. However it ends, the
 * body is taken off the wire to its end: a browser that may not finish sending shows no answer.
 * Throws MultipartError. Source: RFC 7578; names as browsers write them (HTML, "multipart/form-data encoding algorithm").
 */
export async function* partsOf(body: ReadableStream<Uint8Array>, contentType: string): AsyncGenerator<Part> {
  const source = Readable.fromWeb(body as WebStream<Uint8Array>);
  const parts = new PassThrough({ objectMode: true, highWaterMark: 1 });
  let open: Readable | undefined;
  // Whoever reads the part that is on its way, and whoever waits for the next one, both learn of it.
  const fail = (cause: unknown) => {
    open?.destroy(broken(cause));
    parts.destroy(broken(cause));
  };
  try {
    // Every part comes as a stream, typed fields too: who reads one says what is too long.
    const parser = new Busboy({
      headers: { "content-type": contentType },
      isPartAFile: () => true,
      limits: LIMITS,
    });
    parser.on("file", (name, content, fileName: string | undefined, _encoding, mediaType) => {
      // A part that nobody reads any more may still break off.
      content.on("error", fail);
      open = content;
      parts.write({
        name: unescaped(name),
        fileName: fileName === undefined ? null : unescaped(fileName),
        mediaType,
        content,
      });
    });
    for (const limit of ["partsLimit", "filesLimit"] as const) parser.on(limit, () => fail(limit));
    parser.on("finish", () => parts.end());
    source.on("error", fail).pipe(parser.on("error", fail));
    let isEmpty = true;
    for await (const { content, ...part } of parts as AsyncIterable<Omit<Part, "content"> & { content: Readable }>) {
      yield { ...part, content: wholeOf(content) };
      content.resume();
      isEmpty = false;
    }
    // Another boundary than the heading names, or parts without a name: nothing of it was understood.
    if (isEmpty) throw new MultipartError("no part");
  } catch (error) {
    throw broken(error);
  } finally {
    source.unpipe();
    source.resume();
    await finished(source).catch(() => {});
  }
}

async function* wholeOf(content: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (cause) {
    throw broken(cause);
  }
}

const broken = (cause: unknown) =>
  cause instanceof MultipartError ? cause : new MultipartError("the body is no whole form", { cause });

/** Browsers write quotes and line ends in a name as %22, %0D and %0A, and nothing else. */
function unescaped(name: string): string {
  return name.replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code));
}
