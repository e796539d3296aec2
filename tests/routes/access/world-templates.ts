import path from "node:path";
import { eq } from "drizzle-orm";
import { aGivenFile, aJpeg } from "#tests/factories/pictures";
import { aTemplate } from "#tests/factories/templates";
import { contextOf } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Database } from "~/db/client.server";
import { decisions, releases, rounds } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { drawPrintRun } from "~/domain/print-runs/draw-print-run.server";
import { requestPrintRun } from "~/domain/print-runs/request-print-run.server";
import { keepTemplatePicture } from "~/domain/templates/keep-picture.server";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface TemplateThings {
  readonly templateId: string;
  /** None is the agency's emblem. */
  readonly templatePictureId: string;
  /** A released decision of the agency, whose certificates were drawn. */
  readonly printedDecisionId: string;
}

/** A template of the agency, and the certificates of one of its released decisions drawn into a file. */
export async function layOutTemplates(
  { db, dataDir }: { readonly db: Database; readonly dataDir: string },
  { agencyId, organiser }: { agencyId: string; organiser: Actor },
): Promise<{ places: Places; things: TemplateThings }> {
  const { id } = await aTemplate(db, organiser, agencyId, { name: `Mẫu ${MARKER}` });
  const [released] = await db
    .select({ id: releases.decisionId })
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .where(eq(rounds.agencyId, agencyId))
    .limit(1);
  const run = await requestPrintRun(contextOf(db, organiser), released!.id, { kind: "sheets" });
  const files = diskFileStore(path.join(dataDir, "files"));
  const env = { PUBLIC_URL: "https://tinhhoa.test", DATA_DIR: dataDir };
  await drawPrintRun(contextOf(db, null), { files, signer: aSigner(), env }, run);
  const picture = await keepTemplatePicture(
    contextOf(db, organiser),
    files,
    agencyId,
    await aGivenFile("a.jpg", await aJpeg()),
  );
  return {
    places: {
      "/organiser/agencies/:slug/templates/pictures/:picture": picture,
      "/organiser/agencies/:slug/templates/:id": id,
      "/organiser/rounds/:slug/decision/:id certificates": released!.id,
      "/organiser/rounds/:slug/decision/:id/certificates/:run": run,
    },
    things: { templateId: id, templatePictureId: picture, printedDecisionId: released!.id },
  };
}
