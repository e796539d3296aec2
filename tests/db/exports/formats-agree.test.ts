import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { aRecordedDecision } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { rowsOfDocx, rowsOfXlsx } from "#tests/support/files-of-list";
import { pagesOf } from "#tests/support/pdf-text";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, revocations } from "~/db/schema";
import { releaseResults } from "~/domain/awards/release-results.server";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { type ExportFormat, writeAwardList } from "~/domain/exports/write-award-list.server";
import { ListLayoutForm } from "~/domain/list-layouts/forms";
import { saveListLayout } from "~/domain/list-layouts/save-list-layout.server";
import { latestSeals } from "~/domain/seals/queries.server";
import { formatDate } from "~/lib/dates";

const LONG = "Bộ sản phẩm bánh tráng nướng mè đen, muối ớt xanh và nước mắm nhỉ ".repeat(4).slice(0, 200).trim();
const NAMES = [
  { product: "Gốm \"Chăm\" & <b>sứ</b> 'men lam'", maker: "Công ty TNHH A&B", group: "A" },
  { product: '=HYPERLINK("http://x.test";"y")', maker: "+84 Hộ kinh doanh", group: "B" },
  { product: "Mật ong 🐝 rừng 👩‍🌾 U Minh", maker: "@Hợp tác xã, \tMật; ong", group: "B" },
  { product: "Chà là دقلة نور (שלום) khô", maker: "-Tổ hợp tác Ỷ Lộc", group: "B" },
  { product: LONG, maker: LONG.slice(0, 150).trim(), group: "C" },
  { product: "Mây \\ tre; đan|lát", maker: "Cơ sở ]]> Nguyễn Thị Ưởng", group: "A" },
] as const;
const TIERS = [
  { code: "a", name: "Giải A & B", nameEn: "Prize A & B", from: 9000, count: null, money: null },
  { code: "b", name: "Giải khuyến khích", nameEn: "Encouragement", from: 7000, count: null, money: null },
];

/** All of them recognised, the second taken back since; lists in sections of groups. */
async function aRelease(db: Database) {
  const round = await aRound(db, { phase: "scoring", rules: { minimumSheets: 1, tiers: TIERS } });
  const jury = await aJury(db, round.id, 1);
  const ids: string[] = [];
  for (const [place, { product: name, maker, group: groupCode }] of NAMES.entries()) {
    const establishment = await anEstablishment(db, { name: maker });
    const product = await aProduct(db, { name, groupCode, establishmentId: establishment.id });
    const nomination = await aNomination(db, { roundId: round.id, product });
    const points = (place % 2 === 0 ? 95 : 75) * 100;
    await aSheet(db, { round, juror: jury.head, nomination, points, signed: true });
    ids.push(nomination.id);
  }
  await setPhase(db, round.id, "council", new Date());
  const organiser = await anOrganiser(db, round.agencyId);
  const ctx = contextOf(db, organiser);
  const id = await aRecordedDecision(ctx, round.id, ids);
  await releaseResults(ctx, aSigner(), id, { supersede: [], despiteMisfits: true });
  const [taken] = await db
    .select({ id: certificates.id, number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, ids[1]!));
  const revocation = { revokedOn: "2026-11-01", reason: "Sai", recordedBy: organiser.userId };
  await db.insert(revocations).values({ certificateId: taken!.id, ...revocation });
  const place = { number: 1, productName: 2, establishmentName: 3, tier: 4, decisionNumber: 5, certificateNumber: 6 };
  const form = { version: "0", grouping: "group", orientation: "auto" };
  const typed = Object.fromEntries(Object.entries(place).map(([column, number]) => [column, String(number)]));
  await saveListLayout(ctx, round.agencyId, ListLayoutForm.parse({ ...form, place: typed }));
  return { round, ctx, revoked: taken!.number };
}

test("the five files of one seal say the same of every award, row by row, to readers that are not ours", async ({
  db,
}) => {
  const { round, ctx, revoked } = await aRelease(db);
  const [seal] = await latestSeals(ctx, round.id);
  const { decision, awards: sealed } = seal!.content;
  const rows = sealed
    .toSorted((a, b) => a.group!.code.localeCompare(b.group!.code))
    .map(({ product, establishment, tier, certificate }, place) => [
      String(place + 1),
      product,
      establishment,
      tier!,
      decision.number,
      certificate.number,
    ]);
  expect(rows.map(([, product]) => product).toSorted()).toEqual(NAMES.map(({ product }) => product).toSorted());
  expect(new Set(rows.map(([, , , tier]) => tier))).toEqual(new Set(TIERS.map(({ name }) => name)));
  const list = await roundAwardList(contextOf(db, null), round.id);
  const file = async (format: ExportFormat) => {
    const output = new PassThrough();
    const again = { ...(await roundAwardList(contextOf(db, null), round.id)), provenance: list.provenance };
    const [bytes] = await Promise.all([buffer(output), writeAwardList(again, format, output)]);
    return bytes;
  };
  const origin = { scheme: "cnnttb", seal: seal!.digest, madeAt: list.provenance.madeAt.toISOString() };

  const csv: Record<string, string>[] = parse(await file("csv"), { columns: true, bom: true });
  // What a spreadsheet would run gets an apostrophe in front, which is no part of the name.
  const asWritten = (text: string) => text.replace(/^'(?=[=+\-@])/, "");
  expect(
    csv.map((row) => [
      ...["number", "product_name", "establishment_name"].map((name) => asWritten(row[name]!)),
      ...["tier", "decision_number", "certificate_number"].map((name) => row[name]),
    ]),
  ).toEqual(rows);
  expect(csv.every((row) => row.rules_scheme === origin.scheme && row.seal === origin.seal)).toBe(true);
  expect(new Set(csv.map((row) => row.made_at))).toEqual(new Set([origin.madeAt]));
  expect(csv.filter(({ status }) => status === "Đã thu hồi").map((row) => row.certificate_number)).toEqual([revoked]);

  const json = JSON.parse((await file("json")).toString());
  expect(
    json.items.map((item: Record<string, unknown>) => [
      String(item.number),
      item.productName,
      item.establishmentName,
      item.tier,
      item.decisionNumber,
      item.certificateNumber,
    ]),
  ).toEqual(rows);
  expect([json.seals[0].digest, json.madeAt]).toEqual([origin.seal, origin.madeAt]);

  // Its first column is the group, its last what the certificate is worth.
  const xlsx = (await rowsOfXlsx(await file("xlsx"))).slice(3);
  expect(xlsx.map((cells) => cells.slice(1, 7))).toEqual(rows);
  expect(xlsx.filter((cells) => cells[7] === "Đã thu hồi").map((cells) => cells[6])).toEqual([revoked]);

  const note = `\nĐã thu hồi ngày ${formatDate("2026-11-01")}`;
  const printed = rows.map((row) => row.map((text, place) => (place === 3 && row[5] === revoked ? text + note : text)));
  const docx = (await rowsOfDocx(await file("docx"))).filter((cells) => cells.length > 1).slice(1);
  expect(docx).toEqual(printed);

  const pdf = onPaper((await pagesOf(await file("pdf"))).map(({ text }) => text).join(""));
  const places = printed.map((row) => pdf.indexOf(onPaper(row.join(""))));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

/** Without blanks, for a line may end anywhere, and without what the typeface of official texts has no letters for. */
const onPaper = (text: string) => text.replace(/[^\u0021-\u024f\u1e00-\u1eff]/g, "");
