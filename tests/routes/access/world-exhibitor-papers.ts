import path from "node:path";
import { aMessageForm, takes } from "#tests/factories/exhibitor-papers";
import { aFair, anApplication } from "#tests/factories/fairs";
import { aGivenFile, aPdf } from "#tests/factories/pictures";
import { contextOf } from "#tests/support/database";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { LetterTextsForm } from "~/domain/exhibitor-papers/forms";
import { giveManual } from "~/domain/exhibitor-papers/give-manual.server";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { saveLetterTexts } from "~/domain/exhibitor-papers/save-letter-texts.server";
import { sendMessage } from "~/domain/exhibitor-papers/send-message.server";
import { startMessage } from "~/domain/exhibitor-papers/write-message.server";
import { MARKER } from "./roles";

interface Of {
  readonly agencyId: string;
  readonly establishmentId: string;
  readonly organiser: Actor;
  readonly producer: Actor;
}

/** Another fair of the agency: its exhibitor has a letter that a second booth made old, a manual, a message and a draft of one. */
export async function layOutExhibitorPapers(
  { db, dataDir }: { readonly db: Database; readonly dataDir: string },
  of: Of,
) {
  const { agencyId, establishmentId, organiser, producer } = of;
  const ctx = contextOf(db, organiser);
  const fair = await aFair(db, { agencyId });
  const application = await anApplication(db, {
    fairId: fair.id,
    establishmentId,
    createdBy: producer.userId,
    signName: MARKER,
    contactName: MARKER,
  });
  const texts = { version: 0, signerTitle: MARKER, signerName: MARKER, notes: MARKER };
  await saveLetterTexts(ctx, fair.id, LetterTextsForm.parse(texts));
  await takes(db, application.id, fair.id, "A1");
  await issueLetters(ctx, fair.id, { count: 1 });
  await takes(db, application.id, fair.id, "A2");
  const store = diskFileStore(path.join(dataDir, "files"));
  await giveManual(ctx, store, fair.id, {
    file: await aGivenFile(`${MARKER}.pdf`, aPdf(MARKER)),
    note: MARKER,
    version: 0,
  });
  const words = aMessageForm({ subject: MARKER, body: MARKER });
  await sendMessage(ctx, await startMessage(ctx, fair.id, words), { version: 1, count: 1 });
  const here = "/organiser/fairs/:slug";
  return {
    places: {
      [`${here} papers`]: fair.slug,
      [`${here} messages`]: fair.slug,
      [`${here}/papers/:paper`]: "signs",
      [`${here}/papers/:paper/:format`]: "xlsx",
      [`${here}/papers/letters/:number`]: application.number!,
      [`${here}/papers/letters/:number/:format`]: "pdf",
      [`${here}/papers/manual/:version`]: "1",
      [`${here}/messages/:id`]: await startMessage(ctx, fair.id, words),
      "/applications/:id papers": application.id,
    },
  };
}
