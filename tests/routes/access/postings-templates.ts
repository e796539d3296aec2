import { aJpeg } from "#tests/factories/pictures";
import { STANDARD_SHEET } from "#tests/factories/templates";
import { contextOf } from "#tests/support/database";
import { requestPrintRun } from "~/domain/print-runs/request-print-run.server";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { typedSheet } from "~/ui/templates/typed-sheet";
import { form, type Makers, plain } from "./posting";
import type { Typed } from "./typed";

/** Templates of certificates, and the runs that print them. */
export const TEMPLATE_POSTINGS: Makers = {
  "/organiser/agencies/:slug/templates": form(() => ({ name: "Mẫu mới" })),
  "/organiser/agencies/:slug/templates/:id": form(() => ({ ...aTypedSheet(), name: "Tên khác" })),
  "/organiser/agencies/:slug/templates/:id/archiving": plain,
  "/organiser/agencies/:slug/templates/:id/reinstatement": async ({ people, things }, db) => {
    await archiveTemplate(contextOf(db, people.organiser), things.templateId);
    return {};
  },
  "/organiser/agencies/:slug/templates/emblem": ({ things }) => ({ form: { picture: things.templatePictureId } }),
  "/organiser/agencies/:slug/templates/:id/drawing": form(aTypedSheet),
  "/organiser/agencies/:slug/templates/:id/preview.pdf": form(aTypedSheet),
  "/organiser/agencies/:slug/templates/pictures": async () => {
    const body = new FormData();
    body.append("picture", new File([new Uint8Array(await aJpeg())], "huy-hieu.jpg", { type: "image/jpeg" }));
    return { form: body };
  },
  "/organiser/rounds/:slug/decision/:id/certificates": form(() => ({ kind: "files" })),
  "/organiser/rounds/:slug/decision/:id/certificates/:run/cancellation": async ({ people, things }, db) => {
    const run = await requestPrintRun(contextOf(db, people.organiser), things.printedDecisionId, { kind: "files" });
    return { places: { "/organiser/rounds/:slug/decision/:id/certificates/:run": run } };
  },
};

/** The standard sheet as the editor's form sends it. */
function aTypedSheet(): Typed {
  const { blocks, ...sheet } = typedSheet(STANDARD_SHEET);
  return {
    name: "Mẫu",
    seen: "1",
    ...Object.fromEntries(Object.entries(sheet).map(([name, value]) => [`sheet.${name}`, value])),
    ...Object.fromEntries(
      blocks.flatMap((block, at) =>
        Object.entries(block).map(([name, value]) => [`sheet.blocks[${at}].${name}`, value] as const),
      ),
    ),
  };
}
