import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** One a run, however many projects ask for it: their setups do not share modules. */
const shared = globalThis as {
  testFolder?: { users: number; readonly folder: string; readonly before: string | undefined };
};

/** What tests write besides the database lies in one folder, which goes when the run is over. */
export default function setup() {
  shared.testFolder ??= { users: 0, folder: makeFolder(), before: process.env.TMPDIR };
  const mine = shared.testFolder;
  mine.users += 1;
  process.env.TMPDIR = mine.folder;
  return () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.testFolder;
    if (mine.before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = mine.before;
    fs.rmSync(mine.folder, { recursive: true, force: true });
  };
}

function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-run-"));
  // Root's database runs as another user, who must be able to pass through.
  fs.chmodSync(folder, 0o711);
  return folder;
}
