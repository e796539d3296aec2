import { spawn } from "node:child_process";
import fs from "node:fs";
import type { Lab } from "./lab";

/** Runs a command of the command line; returns the most memory it took, in megabytes. */
export function command({ url, dataDir }: Lab, words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ["--max-semi-space-size=8", "--import", "tsx", "app/cli/index.ts", ...words], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, peakOf(child.pid!));
  }, 50);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      clearInterval(timer);
      if (code === 0) resolve(most / 1024);
      else reject(new Error(`${words.join(" ")}: ${said}`));
    });
  });
}

/** In kilobytes, as Linux keeps it; 0 elsewhere. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
