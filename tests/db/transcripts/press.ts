import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { diskFileStore } from "~/adapters/files/disk.server";
import { bytesOf } from "~/adapters/files/index";
import { openSigner } from "~/adapters/keys/open.server";
import type { Press } from "~/domain/transcripts/publish-transcript.server";
import type { transcriptFile } from "~/domain/transcripts/queries.server";

/** A key and a store of its own. */
export function aPress(): Press {
  const folder = mkdtempSync(path.join(os.tmpdir(), "transcripts-"));
  const env = { DATA_DIR: folder };
  return { env, signer: openSigner(env), files: diskFileStore(path.join(folder, "files")) };
}

/** A published file as it is read. */
export async function textOf(file: Awaited<ReturnType<typeof transcriptFile>>): Promise<string> {
  return gunzipSync(await bytesOf(file)).toString("utf8");
}
