import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { SetupError } from "~/lib/setup-error";

/**
 * Fill a folder anew: it is written beside the old one, under another name, and takes its place when it is whole, so that whoever
 * reads sees the old one or the new one. What fails leaves the old one as it was.
 * isOurs: whether a folder that is there and not empty may be replaced. Throws SetupError for one that may not.
 */
export async function replaceFolder<T>(
  folder: string,
  isOurs: (folder: string) => Promise<boolean>,
  fill: (draft: string) => Promise<T>,
): Promise<T> {
  const target = path.resolve(folder);
  const isThere = await requireReplaceable(target, folder, isOurs);
  await mkdir(path.dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.new-`);
  try {
    // A temporary folder is its maker's alone; this one is to be read by a web server.
    await chmod(draft, 0o777 & ~process.umask());
    const filled = await fill(draft);
    await swap(draft, target, isThere);
    return filled;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function requireReplaceable(
  target: string,
  folder: string,
  isOurs: (folder: string) => Promise<boolean>,
): Promise<boolean> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new SetupError(`${folder}: ${error.code === "ENOTDIR" ? "is a file, not a folder" : error.message}`);
  });
  if (names && names.length > 0 && !(await isOurs(target))) {
    throw new SetupError(`${folder}: holds other files; name an empty or a new folder`);
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
    if (!isEmpty) await rename(target, old);
  }
  try {
    await rename(draft, target);
  } catch (error) {
    await rename(old, target).catch(() => undefined);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
