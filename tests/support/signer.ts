import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Signer } from "~/adapters/keys/index";
import { openSigner } from "~/adapters/keys/open.server";

/** PKCS#8 of an Ed25519 key that signs in tests alone. */
const KEY = "MC4CAQAwBQYDK2VwBCIEIBERERERERERERERERERERERERERERERERERERERERER";

let opened: Signer | undefined;

/** Signs what a test releases; its memory of heads is the run's own. */
export function aSigner(): Signer {
  opened ??= openSigner({ DATA_DIR: fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-signer-")), SIGNING_KEY: KEY });
  return opened;
}
