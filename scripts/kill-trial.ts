// `node --import tsx scripts/kill-trial.ts [--kills 50] [--jurors 16]`: kill server and database under jurors who score, and count.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { isClean, killTrial } from "./kill/trial";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "50" }, jurors: { type: "string", default: "16" } },
});
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-kill-"));
// Root's database runs as another user, who must be able to pass through.
fs.chmodSync(dataDir, 0o711);
try {
  const report = await killTrial(dataDir, {
    kills: Number(values.kills),
    jurors: Number(values.jurors),
    onKill: ({ kill, what, acknowledged }) =>
      process.stderr.write(`kill ${kill}: the ${what}, after ${acknowledged} acknowledged scores\n`),
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (!isClean(report)) process.exitCode = 1;
} finally {
  fs.rmSync(dataDir, { recursive: true, force: true });
}
