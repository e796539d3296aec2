import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { killTrial } from "../../../scripts/kill/trial";

test("no acknowledged score is lost or doubled while server and database are killed under sixteen jurors", async () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-kill-"));
  fs.chmodSync(dataDir, 0o711);
  onTestFinished(() => fs.rmSync(dataDir, { recursive: true, force: true }));

  const report = await killTrial(dataDir, { kills: 4, jurors: 16 });

  expect(report).toMatchObject({ lost: 0, strange: 0, wrongPoints: 0, ledger: { ok: true, differingSheets: 0 } });
  expect(report.killed.server + report.killed.database).toBe(4);
  expect(report.acknowledged).toBeGreaterThan(160);
}, 300_000);
