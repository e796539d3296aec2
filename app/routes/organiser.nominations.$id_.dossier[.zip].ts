import type { LoaderFunctionArgs } from "@remix-run/node";
import { dossierPdf } from "~/adapters/documents/pdf/dossier.server";
import { type ZipEntry, zipStream } from "~/adapters/documents/zip-stream.server";
import { type DossierFile, filesOfDossier, openDossierFile } from "~/domain/nominations/dossier-files.server";
import { type Screening, screeningOf } from "~/domain/nominations/screening.server";
import { download } from "~/http/download.server";
import { type RequestContext, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { dossierDocument } from "./organiser.nominations.$id/dossier-document.server";
import { archiveName, fileNames, type NamedFile } from "./organiser.nominations.$id/dossier-names";

/** The whole dossier as files: a cover sheet, the sealed data, photos and papers. Sent while it is put together. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const screening = await screeningOf(ctx, args.params.id!);
    const files = await filesOfDossier(ctx, screening.dossier, screening.addendum);
    const cover = await dossierPdf(await dossierDocument(ctx, screening, "cover"), "cover");
    const body = zipStream([...ownEntries(ctx, screening, cover), ...givenEntries(ctx, screening, files)]);
    return download(body, { name: `${archiveName(screening.dossier)}.zip`, mediaType: "application/zip" });
  });
}

/** What is written for the archive. The JSON is byte for byte what the seal's hash was taken of. */
function ownEntries(ctx: RequestContext, { dossier, seal }: Screening, cover: Buffer): ZipEntry[] {
  const modifiedAt = seal?.sealedAt ?? ctx.now;
  const entry = (name: string, content: Uint8Array<ArrayBuffer>): ZipEntry => ({
    name,
    modifiedAt,
    open: async () => content,
  });
  return [
    entry(m.nominations_screen_zip_cover(), new Uint8Array(cover)),
    entry(m.nominations_screen_zip_json(), Buffer.from(canonicalJson(dossier))),
    ...(seal ? [entry(`${m.nominations_screen_zip_json()}.sha256`, Buffer.from(`${seal.contentHash}\n`))] : []),
  ];
}

function givenEntries(
  ctx: RequestContext,
  { dossier, addendum, nomination }: Screening,
  files: ReadonlyMap<string, DossierFile>,
): ZipEntry[] {
  const modifiedAt = nomination.submittedAt ?? ctx.now;
  return fileNames(dossier, addendum, files).map((named) => ({
    name: named.path,
    modifiedAt,
    open: async () => (await contentOf(ctx, named, files)) ?? Buffer.from(m.nominations_screen_zip_lost()),
  }));
}

async function contentOf(ctx: RequestContext, { fileId, path }: NamedFile, files: ReadonlyMap<string, DossierFile>) {
  const file = files.get(fileId);
  const body = file && (await openDossierFile(ctx.services.files, file));
  // One lost file must not keep the others from being taken away.
  if (!body) ctx.services.log.error({ fileId, path }, "bytes of a file are missing");
  return body;
}
