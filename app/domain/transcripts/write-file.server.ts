import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { type GivenFile, takeFile } from "~/adapters/files/given-file.server";
import type { EventLine } from "./events.server";
import type { TranscriptContent, TranscriptSeal } from "./format";

/** A transcript as it was written: compressed, in a temporary file. */
export interface WrittenTranscript {
  readonly file: GivenFile;
  /** Bytes, as it is read. */
  readonly size: number;
  readonly events: number;
  /** Events of which the file holds the hash alone. */
  readonly hidden: number;
}

/**
 * Write a transcript as JSON, one entry, sheet and event a line, compressed with gzip while it comes: a large ledger is never in
 * memory as a whole. Whoever calls it removes the file.
 */
export async function writeTranscript(
  folder: string,
  content: TranscriptContent,
  events: AsyncIterable<readonly EventLine[]>,
  seal: TranscriptSeal,
): Promise<WrittenTranscript> {
  const counts = { size: 0, events: 0, hidden: 0 };
  const packed = Readable.from(pieces(content, events, seal, counts)).pipe(createGzip({ level: 9 }));
  const file = await takeFile(folder, "transcript.json.gz", packed);
  return { file, ...counts };
}

async function* pieces(
  content: TranscriptContent,
  events: AsyncIterable<readonly EventLine[]>,
  seal: TranscriptSeal,
  counts: { size: number; events: number; hidden: number },
): AsyncGenerator<Buffer> {
  const piece = (text: string) => {
    const bytes = Buffer.from(text);
    counts.size += bytes.length;
    return bytes;
  };
  yield piece("{\n");
  for (const [name, value] of Object.entries(content)) yield piece(`${JSON.stringify(name)}:${linesOf(value)},\n`);
  yield piece('"events":[\n');
  for await (const batch of events) {
    const text = batch.map((event) => event.text).join(",\n");
    yield piece(counts.events === 0 ? text : `,\n${text}`);
    counts.events += batch.length;
    counts.hidden += batch.filter((event) => event.isHidden).length;
  }
  yield piece(`\n],\n"seal":${JSON.stringify(seal)}\n}\n`);
}

/** A list one member a line, so that two files can be laid side by side. */
function linesOf(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((member) => JSON.stringify(member)).join(",\n")}\n]`;
}
