// Completes package-lock.json with the platform packages (`os`, `cpu`) that the registry at hand does not serve.
// npm leaves an optional dependency it could not fetch out of the lock, and `npm ci` then calls the lock out of step.
// Run after `npm install`: node scripts/complete-lockfile.mjs
import fs from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(fs.readFileSync(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32"];
const processors = [
  "arm64",
  "armv7l",
  "arm",
  "x64",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "wasm32",
  "mips64el",
];

/** `os`, `cpu` and `libc` as such packages declare them, read off the name: "@rollup/rollup-linux-arm64-musl". */
function platformOf(name) {
  const words = name.split("/").pop().split(/[-_.]/);
  const os = systems.find((system) => words.includes(system) || (system === "win32" && words.includes("windows")));
  const cpu = processors.find((processor) =>
    words.some((word) => word === processor || (processor === "arm" && /^(gnueabihf|musleabihf|eabi)$/.test(word))),
  );
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(os === "linux" && libc && { libc: [libc] }) };
}

let added = 0;
for (const [at, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const places = [at];
    for (let cut = at.lastIndexOf("/node_modules/"); cut >= 0; cut = at.lastIndexOf("/node_modules/", cut - 1))
      places.push(at.slice(0, cut));
    if (
      [...places, ""].some((place) => lock.packages[place ? `${place}/node_modules/${name}` : `node_modules/${name}`])
    )
      continue;
    const platform = platformOf(name);
    const version = range.replace(/^[\^~>=]+/, "");
    if (!platform.os && !platform.cpu) {
      console.error(`left out: ${name}@${range} (wanted by ${at}) names no platform`);
      continue;
    }
    const top = `node_modules/${name}`;
    lock.packages[top] = { version, ...(parent.dev && { dev: true }), optional: true, ...platform };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added`);
