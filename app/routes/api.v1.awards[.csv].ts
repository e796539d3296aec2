import { Readable } from "node:stream";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { awardRows } from "~/domain/awards/queries.server";
import { inGallery } from "~/domain/exports/award-list.server";
import type { GalleryFilter } from "~/domain/gallery/rules";
import { readQuery, refuseWriting, respondJson } from "~/http/api.server";
import { awardFilter, awardItem } from "~/http/api-awards.server";
import { AwardsFileQuery } from "~/http/api-schemas";
import { download } from "~/http/download.server";
import type { RequestContext } from "~/http/respond.server";
import { csvLine } from "~/lib/csv.server";

/** Public awards as CSV, all that the parameters leave. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const filter = await awardFilter(ctx, readQuery(ctx.request, AwardsFileQuery));
      const body = Readable.toWeb(Readable.from(lines(ctx, filter), { objectMode: false })) as ReadableStream;
      return download(body, { name: "awards.csv", mediaType: "text/csv; charset=utf-8" });
    },
    { isOpen: true },
  );
}

export async function action(args: ActionFunctionArgs) {
  return refuseWriting(args);
}

const HEADER = [
  "certificateNumber",
  "productName",
  "establishmentName",
  "provinceCode",
  "provinceName",
  "level",
  "year",
  "group",
  "tier",
  "decisionNumber",
  "issuedOn",
  "validUntil",
  "status",
  "url",
] as const;

async function* lines(ctx: RequestContext, filter: GalleryFilter): AsyncGenerator<Buffer> {
  yield Buffer.from(csvLine(HEADER));
  for await (const record of awardRows(ctx, { where: inGallery(ctx, filter) })) {
    const { province, ...item } = awardItem(record, ctx);
    const row = { ...item, provinceCode: province.code, provinceName: province.name };
    yield Buffer.from(csvLine(HEADER.map((name) => row[name])));
  }
}
