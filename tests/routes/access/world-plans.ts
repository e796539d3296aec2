import path from "node:path";
import { asc, eq } from "drizzle-orm";
import { aShape } from "#tests/factories/floor-plans";
import { aGivenFile, aJpeg } from "#tests/factories/pictures";
import { contextOf } from "#tests/support/database";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Database } from "~/db/client.server";
import { booths, halls } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { addHall } from "~/domain/floor-plans/add-hall.server";
import { addShape } from "~/domain/floor-plans/add-shape.server";
import { setBackground } from "~/domain/floor-plans/background.server";
import { keepVersion } from "~/domain/floor-plans/keep-version.server";
import type { Places } from "./places";

/** The hall of a fair with a gate, a picture under its plan and a version that was kept, and a second hall with nothing in it. */
export async function layOutPlans(
  { db, dataDir }: { readonly db: Database; readonly dataDir: string },
  { fairId, organiser }: { fairId: string; organiser: Actor },
): Promise<{ places: Places }> {
  const ctx = contextOf(db, organiser);
  const [hall] = await db.select({ id: halls.id }).from(halls).where(eq(halls.fairId, fairId));
  const hallId = hall!.id;
  const { id: _, ...gate } = aShape({ x: 20, y: 190 });
  await addShape(ctx, hallId, gate);
  await setBackground(
    ctx,
    diskFileStore(path.join(dataDir, "files")),
    hallId,
    await aGivenFile("nen.jpg", await aJpeg()),
  );
  await keepVersion(ctx, hallId, { note: "Bản đầu" });
  await addShape(ctx, hallId, { ...gate, x: 100 });
  await addHall(ctx, fairId, { name: "Nhà B", nameEn: null, width: 300, height: 200 });
  const [booth] = await db.select().from(booths).where(eq(booths.hallId, hallId)).orderBy(asc(booths.code)).limit(1);
  const here = "/organiser/fairs/:slug/halls/:hall";
  return {
    places: {
      [here]: hallId,
      [`${here}/booths/:booth`]: booth!.id,
      [`${here}/versions/:number`]: "1",
    },
  };
}
