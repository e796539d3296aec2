import fs from "node:fs/promises";
import path from "node:path";
import { certificatesUpTo } from "./awards-of-a-country";
import type { Benchmark } from "./benchmark";
import { command } from "./command";
import { secondsOf } from "./load";

/** The commands people run, each in a process of its own. */
export const archive: Benchmark = {
  name: "archive",
  work: "`archive export` and `archive verify` of 100,000 certificates; without --full of a fifth of them",
  async run(lab) {
    const count = lab.isFull ? 100_000 : 20_000;
    await certificatesUpTo(lab.db, count);
    const folder = path.join(lab.dataDir, "archive");
    const certificates = `${count.toLocaleString("en")} certificates`;
    let memory = 0;
    const written = await secondsOf(async () => {
      memory = await command(lab, ["archive", "export", "--out", folder]);
    });
    const { length: files } = (await fs.readFile(path.join(folder, "manifest.json"), "utf8")).split("\n").slice(2);
    let checking = 0;
    const checked = await secondsOf(async () => {
      checking = await command(lab, ["archive", "verify", folder]);
    });
    const rate = (seconds: number) => `${Math.round(files / seconds).toLocaleString("en")} files/s`;
    return [
      { what: `export ${certificates}`, value: written, unit: "s", detail: rate(written) },
      { what: `export ${certificates}, memory`, value: memory, unit: "MB", target: { most: 400 } },
      { what: `verify ${certificates}`, value: checked, unit: "s", detail: rate(checked) },
      { what: `verify ${certificates}, memory`, value: checking, unit: "MB", target: { most: 400 } },
    ];
  },
};
