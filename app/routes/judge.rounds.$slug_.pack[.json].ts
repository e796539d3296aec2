import type { LoaderFunctionArgs } from "@remix-run/node";
import { formsOf } from "~/domain/attachments/queries.server";
import { refuseBeforeAnchors } from "~/domain/calibration/gate.server";
import { refuseBeforeAnswers } from "~/domain/conflicts/gate.server";
import type { Context } from "~/domain/context";
import { photoFormsOfSheets } from "~/domain/redactions/sheet-photos.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { type PackedSheet, packOf, type StoredForm } from "~/domain/sheets/pack";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { respondJson } from "~/http/api.server";
import { paths } from "~/http/paths";
import { paperKindName } from "~/i18n/names";
import { sha256Hex } from "~/lib/hash.server";
import { isUuid } from "~/lib/uuid";
import { type SheetView, sheetView } from "./judge.sheets.$id/view.server";

/** What a juror's device takes along to score a round without a network. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(args, async (ctx) => {
    const { id } = await roundBySlug(ctx, args.params.slug!);
    const { sheets } = await sheetsOfJuror(ctx, id);
    await refuseBeforeAnswers(ctx, id);
    await refuseBeforeAnchors(ctx, id);
    const views: SheetView[] = [];
    for (const { id: sheetId, state } of sheets) {
      if (state !== "recused") views.push(await sheetView(ctx, sheetId));
    }
    const packed = views.map(packedSheet);
    return packOf(id, packed, await formsOfAll(ctx, packed), paths.judgeSheet);
  });
}

/** Photos of blind copies are known by names of their own, everything else by its file. */
async function formsOfAll(ctx: Context, packed: readonly PackedSheet[]): Promise<StoredForm[]> {
  const blind = await photoFormsOfSheets(
    ctx,
    packed.map(({ sheetId }) => sheetId),
  );
  const files = packed.flatMap(({ photos, papers }) => [...photos, ...papers.map(({ fileId }) => fileId)]);
  const open = await formsOf(ctx, files.filter(isUuid));
  return [
    ...blind.map(({ sheetId, photo, name, size }) => ({
      ...{ fileId: photo, name, size },
      url: paths.judgePhoto(sheetId, photo, name),
    })),
    ...open.map((form) => ({ ...form, url: paths.file(form.fileId, form.name) })),
  ];
}

function packedSheet({ sheet, dossier }: SheetView): PackedSheet {
  return {
    sheetId: sheet.id,
    code: sheet.sheet.code,
    productName: dossier?.dossier.product.name ?? sheet.sheet.productName,
    pageKey: sha256Hex(JSON.stringify(shownOn(sheet, dossier))).slice(0, 24),
    photos: dossier?.photos.map(({ name }) => name) ?? [],
    papers: dossier?.dossier.papers.map(({ fileId, kind }) => ({ fileId, name: paperKindName(kind) })) ?? [],
  };
}

/** What makes a kept page stale. Its neighbours and counts do not: they change with every other sheet. */
const shownOn = (sheet: SheetView["sheet"], dossier: SheetView["dossier"]) => ({
  version: sheet.version,
  state: sheet.sheet.state,
  whyNotScore: sheet.whyNotScore,
  criteria: sheet.criteria,
  group: sheet.sheet.groupCode,
  previousId: sheet.previousId,
  nextId: sheet.nextId,
  dossier,
});
