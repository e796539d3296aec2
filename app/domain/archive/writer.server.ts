import { createHash } from "node:crypto";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import type { Signer } from "~/adapters/keys/index";
import { sha256Hex } from "~/lib/hash.server";
import {
  ARCHIVE_FORMAT,
  type ArchivedFile,
  type ArchiveHead,
  fileLine,
  headLine,
  LAST_LINE,
  MANIFEST,
  SIGNATURE,
  signedText,
} from "./manifest";

/** Writes an archive's files and lists each in the manifest as it is written, so that nothing is kept in memory but names of folders. */
export class ArchiveWriter {
  readonly #folder: string;
  readonly #manifest: WriteStream;
  readonly #digest = createHash("sha256");
  readonly #folders = new Map<string, Promise<unknown>>();
  /** Files written. */
  files = 0;
  bytes = 0;

  constructor(folder: string, head: ArchiveHead) {
    this.#folder = folder;
    this.#manifest = createWriteStream(path.join(folder, MANIFEST));
    // Told where the file is waited for.
    this.#manifest.on("error", () => undefined);
    this.#list(headLine(head));
  }

  /** name: from the archive's folder, with "/". */
  async write(name: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    await writeFile(await this.#placeOf(name), bytes);
    this.#add({ path: name, bytes: bytes.length, sha256: sha256Hex(bytes) });
  }

  /** The same for JSON, indented for those who open it by hand. */
  writeJson(name: string, value: object): Promise<void> {
    return this.write(name, `${JSON.stringify(value, null, 2)}\n`);
  }

  /** The same for what comes piece by piece. */
  async pipe(name: string, write: (output: NodeJS.WritableStream & Transform) => Promise<void>): Promise<void> {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece);
        bytes += piece.length;
        done(null, piece);
      },
    });
    const kept = pipeline(counted, createWriteStream(await this.#placeOf(name)));
    await Promise.all([write(counted), kept]);
    this.#add({ path: name, bytes, sha256: hash.digest("hex") });
  }

  /** The same for a stream that is there. */
  pipeFrom(name: string, source: Readable): Promise<void> {
    return this.pipe(name, (output) => pipeline(source, output));
  }

  /** End the manifest and sign it. */
  async finish(signer: Signer): Promise<void> {
    this.#list(LAST_LINE);
    this.#manifest.end();
    await finished(this.#manifest);
    const digest = this.#digest.digest("hex");
    const { keyId: key, publicKey } = signer;
    const signature = { format: ARCHIVE_FORMAT, digest, key, publicKey, signature: signer.sign(signedText(digest)) };
    await writeFile(path.join(this.#folder, SIGNATURE), `${JSON.stringify(signature, null, 2)}\n`);
  }

  /** Close the manifest of an archive that was given up. */
  abandon(): void {
    this.#manifest.destroy();
  }

  #add(file: ArchivedFile): void {
    this.#list(fileLine(file, this.files === 0));
    this.files += 1;
    this.bytes += file.bytes;
  }

  #list(text: string): void {
    this.#digest.update(text);
    this.#manifest.write(text);
  }

  async #placeOf(name: string): Promise<string> {
    const place = path.join(this.#folder, name);
    const folder = path.dirname(place);
    // One that holds a single page is not asked for twice; those that many files share are remembered.
    const isOfOne = name.endsWith("/index.html");
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    if (!isOfOne) this.#folders.set(folder, made);
    await made;
    return place;
  }
}
