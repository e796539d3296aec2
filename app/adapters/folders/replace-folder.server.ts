import { chmod, mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { SetupError } from "~/lib/setup-error";

/** Lists what lies in a folder and is not of the kind that may be replaced, by its path within. */
export type Strangers = (folder: string) => Promise<readonly string[]>;

/**
 * Fill a folder anew: it is written beside the old one, under another name, and takes its place when it is whole, so that whoever
 * reads sees the old one or the new one, or for the moment between two renames none. What fails leaves the old one as it was. A link is
 * followed.
 * Throws SetupError for a folder that holds strangers, and for one that cannot be moved, as where a disk is mounted.
 */
export async function replaceFolder<T>(
  folder: string,
  strangers: Strangers,
  fill: (draft: string) => Promise<T>,
): Promise<T> {
  const target = await realpath(folder).catch(() => path.resolve(folder));
  const isThere = await requireReplaceable(target, folder, strangers);
  await mkdir(path.dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.new-`);
  try {
    // A temporary folder is its maker's alone; this one is to be read by a web server.
    await chmod(draft, 0o777 & ~process.umask());
    const filled = await fill(draft);
    await swap(draft, target, isThere);
    await clearLeft(target);
    return filled;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

const SHOWN = 5;

async function requireReplaceable(target: string, folder: string, strangers: Strangers): Promise<boolean> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new SetupError(`${folder}: ${error.code === "ENOTDIR" ? "is a file, not a folder" : error.message}`);
  });
  const others = names && names.length > 0 ? await strangers(target) : [];
  if (others.length > 0) {
    const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : "";
    throw new SetupError(
      `${folder}: holds other files (${others.slice(0, SHOWN).join(", ")}${more}), which would be lost`,
    );
  }
  return names !== null;
}

async function swap(draft: string, target: string, isThere: boolean): Promise<void> {
  const old = `${draft}.old`;
  if (isThere) {
    // An empty folder just goes; a full one goes once the new one stands.
    const isEmpty = await rmdir(target).then(
      () => true,
      () => false,
    );
    if (!isEmpty)
      await rename(target, old).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EBUSY") throw error;
        throw new SetupError(`${target}: a disk is mounted there; name a folder in it`);
      });
  }
  try {
    await rename(draft, target);
  } catch (error) {
    await rename(old, target).catch(() => undefined);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

const DAY_MS = 86_400_000;

/** Drafts that a run cut off left behind; a younger one may be another run's. */
async function clearLeft(target: string): Promise<void> {
  const [parent, prefix] = [path.dirname(target), `${path.basename(target)}.new-`];
  const left = (await readdir(parent)).filter(
    (name) => name.startsWith(prefix) && /^\w{6}(\.old)?$/.test(name.slice(prefix.length)),
  );
  for (const name of left) {
    const place = path.join(parent, name);
    const written = await stat(place).catch(() => null);
    if (written && Date.now() - written.mtimeMs > DAY_MS) await rm(place, { recursive: true, force: true });
  }
}
