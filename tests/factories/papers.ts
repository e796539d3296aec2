import type { Database } from "~/db/client.server";
import { files, fileVariants, papers, storedBytes } from "~/db/schema";

/** A paper of an establishment's vault that never ends. name: no two alike in a test. */
export async function aPaper(db: Database, establishmentId: string, addedBy: string, name: string) {
  const sha256 = name.padEnd(64, "0");
  const common = { mediaType: "application/pdf", size: 1000 };
  const [file] = await db
    .insert(files)
    .values({ establishmentId, name, sha256, ...common })
    .returning();
  await db.insert(storedBytes).values({ storageKey: `${sha256}.pdf`, putAt: new Date() });
  await db.insert(fileVariants).values({ fileId: file!.id, name: "original", storageKey: `${sha256}.pdf`, ...common });
  const [paper] = await db
    .insert(papers)
    .values({ establishmentId, kind: "food_safety", fileId: file!.id, name, addedBy })
    .returning();
  return { paperId: paper!.id, fileId: file!.id };
}
