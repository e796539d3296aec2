import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { boothKindName, boothStateName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type BoothAtWork, boothsAtWork, narrow } from "../booths/at-work.server";
import type { BoothsAtWorkQuery } from "../booths/forms";
import { drawnHallsOf } from "../booths/plan.server";
import { areaOf } from "../booths/rules";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

/** The booths of a fair as its list is narrowed. Whoever calls it has decided that the reader works on the fair. */
export async function boothListFile(
  ctx: Context,
  fair: FairDetails,
  query: BoothsAtWorkQuery,
  format: ListFormat,
): Promise<ListFile> {
  const [booths, halls] = await Promise.all([boothsAtWork(ctx, fair.id), drawnHallsOf(ctx, fair.id)]);
  const names = new Map(halls.map((hall) => [hall.id, hall.name]));
  const list = {
    sheet: m.booths_title(),
    titleLines: [m.booths_title(), nameInLanguage(fair), madeAt(ctx)],
    columns: columns(),
    rows: narrow(booths, query).map((booth) => flat(booth, names)),
  };
  return listFile(`${fair.slug}-${m.booths_list_file()}`, list, format);
}

function flat(booth: BoothAtWork, halls: ReadonlyMap<string, string>) {
  return {
    code: booth.code,
    hall: halls.get(booth.hallId) ?? "",
    kind: boothKindName(booth.kind),
    area: areaOf(booth),
    openSides: booth.openSides,
    kilowatts: booth.power / 1000,
    state: boothStateName(booth.state),
    number: booth.claim?.number ?? "",
    name: booth.claim?.signName ?? "",
    exhibitor: booth.claim ? (booth.exhibitorName ?? "") : "",
    province: booth.provinceName ?? "",
    reason: booth.blockedReason ?? "",
  };
}

const columns = (): readonly SheetColumn<ReturnType<typeof flat>>[] => [
  { key: "code", header: m.booths_column_code(), width: 10, kind: "text" },
  { key: "hall", header: m.booths_column_hall(), width: 24, kind: "text" },
  { key: "kind", header: m.booths_column_kind(), width: 18, kind: "text" },
  { key: "area", header: m.booths_column_area(), width: 12, kind: "decimal" },
  { key: "openSides", header: m.booths_column_open_sides(), width: 12, kind: "integer" },
  { key: "kilowatts", header: m.booths_column_power(), width: 12, kind: "decimal" },
  { key: "state", header: m.booths_column_state(), width: 16, kind: "text" },
  { key: "number", header: m.booths_column_number(), width: 14, kind: "text" },
  { key: "name", header: m.booths_column_sign(), width: 34, kind: "text" },
  { key: "exhibitor", header: m.booths_column_exhibitor(), width: 34, kind: "text" },
  { key: "province", header: m.booths_column_province(), width: 18, kind: "text" },
  { key: "reason", header: m.booths_column_reason(), width: 30, kind: "text" },
];
