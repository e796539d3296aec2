import { eq } from "drizzle-orm";
import { aDrawnBooth, aPlan } from "#tests/factories/floor-plans";
import { aJpeg } from "#tests/factories/pictures";
import type { Database } from "~/db/client.server";
import { booths, halls } from "~/db/schema";
import { planAsJson } from "~/domain/floor-plans/exchange";
import { FloorPlan, shapeStampOf, stampOf } from "~/domain/floor-plans/rules";
import { form, type Makers, plain } from "./posting";
import type { Typed } from "./typed";
import type { World } from "./world";

const HALL = "/organiser/fairs/:slug/halls/:hall";
const booth = {
  ...{ kind: "standard", x: "15", y: "10", width: "3", height: "3", openTo: "S", power: "3000" },
} satisfies Typed;
const gate = { kind: "gate", label: "Cổng chính", labelEn: "Main gate", x: "5", y: "19", width: "4", height: "1" };
const plan = aPlan({ booths: [aDrawnBooth({ code: "Z1" })] });

const upload = (field: string, file: File) => {
  const body = new FormData();
  body.append(field, file);
  return { form: body };
};

/** The plans of a fair's halls. */
export const PLAN_POSTINGS: Makers = {
  "/organiser/fairs/:slug/halls": form(() => ({ name: "Nhà C", width: "30", height: "20" })),
  [`${HALL}/background`]: async () =>
    upload("picture", new File([new Uint8Array(await aJpeg())], "nen-moi.jpg", { type: "image/jpeg" })),
  [`${HALL}/background/removal`]: plain,
  [`${HALL}/booths/:booth`]: async ({ places }, db) => {
    const [drawn] = await db
      .select()
      .from(booths)
      .where(eq(booths.id, places[`${HALL}/booths/:booth`]!));
    return { form: { ...booth, code: "B7", was: stampOf({ ...drawn!, zone: null }) } };
  },
  [`${HALL}/booths/:booth/removal`]: plain,
  [`${HALL}/import`]: () => upload("file", new File([planAsJson(plan)], "so-do.json", { type: "application/json" })),
  [`${HALL}/plan`]: async (world, db) => ({
    form: { version: String(await versionOf(world, db)), plan: JSON.stringify(plan) },
  }),
  [`${HALL}/position`]: form(() => ({ way: "down" })),
  [`${HALL}/retirement`]: plain,
  [`${HALL}/return`]: async (_, db) => {
    const [hall] = await db.update(halls).set({ retiredAt: new Date() }).where(eq(halls.name, "Nhà B")).returning();
    return { places: { [HALL]: hall!.id } };
  },
  [`${HALL}/rows`]: form(() => ({ ...booth, prefix: "R", start: "1", count: "2", runs: "right", gap: "0" })),
  [`${HALL}/settings`]: form(() => ({ name: "Nhà A", width: "40", height: "30" })),
  [`${HALL}/shapes`]: form(() => gate),
  [`${HALL}/shapes/removal`]: async ({ places }, db) => {
    const [hall] = await db.select().from(halls).where(eq(halls.id, places[HALL]!));
    const [shape] = FloorPlan.shape.furniture.parse(hall!.furniture);
    return { form: { was: shapeStampOf(shape!) } };
  },
  [`${HALL}/versions`]: form(() => ({ note: "Bản hai" })),
  [`${HALL}/versions/:number/restoration`]: plain,
};

async function versionOf({ places }: World, db: Database): Promise<number> {
  const [hall] = await db.select({ version: halls.version }).from(halls).where(eq(halls.id, places[HALL]!));
  return hall!.version;
}
