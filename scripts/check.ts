// `npm run check`: everything a change must pass, the quick things first. CI runs this.
import { spawnSync } from "node:child_process";

const STEPS = ["i18n", "lint", "typecheck", "deps", "dead", "build", "test"];

for (const step of STEPS) {
  process.stdout.write(`\n> ${step}\n`);
  const { status } = spawnSync("npm", ["run", "--silent", step], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    process.stderr.write(`check stopped at: npm run ${step}\n`);
    process.exit(1);
  }
}
