import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import type { Context } from "~/domain/context";
import { keptIds } from "~/domain/establishments/queries.server";
import { keepPaper } from "~/domain/papers/keep-paper.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";

interface DemoPaper {
  readonly kind: PaperKind;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
}

/** The vault of the actor's establishment: a paper that lasts, one that ends soon and one that has ended. */
export async function addPapers(ctx: Context, store: FileStore): Promise<void> {
  const [establishmentId] = keptIds(ctx);
  if (!establishmentId) return;
  const today = todayInVietnam(ctx.now);
  const folder = await mkdtemp(path.join(tmpdir(), "tinh-hoa-demo-"));
  for (const { title, ...facts } of papersOn(today)) {
    const file = await takeFile(folder, `${facts.kind}.png`, [await scanOf(title, facts.number)]);
    await keepPaper(ctx, store, establishmentId, { ...facts, file });
  }
  await rm(folder, { recursive: true });
}

const papersOn = (today: string): DemoPaper[] => [
  {
    kind: "registration",
    title: "GIẤY CHỨNG NHẬN ĐĂNG KÝ",
    number: "DEMO-41A8012345",
    issuer: "Phòng Đăng ký kinh doanh (dữ liệu mẫu)",
    issuedOn: addDays(today, -2200),
    validUntil: null,
  },
  {
    kind: "food_safety",
    title: "ĐỦ ĐIỀU KIỆN AN TOÀN THỰC PHẨM",
    number: "DEMO-12/ATTP",
    issuer: "Chi cục Chất lượng (dữ liệu mẫu)",
    issuedOn: addDays(today, -1060),
    validUntil: addDays(today, 35),
  },
  {
    kind: "quality",
    title: "PHIẾU KẾT QUẢ THỬ NGHIỆM",
    number: "DEMO-KT3-0908",
    issuer: "Trung tâm kỹ thuật (dữ liệu mẫu)",
    issuedOn: addDays(today, -400),
    validUntil: addDays(today, -35),
  },
];

/** What stands for a scan: a sheet with a heading, so that nobody takes it for a real one. */
function scanOf(title: string, number: string): Promise<Buffer> {
  const line = (y: number, width: number) => `<rect x="90" y="${y}" width="${width}" height="10" fill="#c9c2b4"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877" viewBox="0 0 620 877">
    <rect width="620" height="877" fill="#fffdf8"/><rect x="30" y="30" width="560" height="817" fill="none" stroke="#9b1c1c" stroke-width="3"/>
    <text x="310" y="150" text-anchor="middle" font-family="sans-serif" font-size="26" fill="#241a14">${title}</text>
    <text x="310" y="195" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#5d645f">${number}</text>
    ${[270, 310, 350, 430, 470, 510].map((y, place) => line(y, 440 - (place % 3) * 70)).join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
