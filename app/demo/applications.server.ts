import { and, asc, eq } from "drizzle-orm";
import { establishments, fairs, memberships } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { askForMore, putOnWaitingList } from "~/domain/applications/answer-application.server";
import type { ApplicationAnswers } from "~/domain/applications/answers";
import { pasteExhibitors } from "~/domain/applications/exhibitors.server";
import { pasteGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import type { SavedStep } from "~/domain/applications/rules";
import { saveApplication } from "~/domain/applications/save-application.server";
import { startApplication } from "~/domain/applications/start-application.server";
import { submitApplication } from "~/domain/applications/submit-application.server";
import type { WriteContext } from "~/domain/context";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { DemoAccount } from "./accounts.server";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";

const GOODS = "Tên hàng;Đơn vị tính;Số lượng\nNước mắm nhỉ chai 500 ml;chai;600\nBộ quà biếu;hộp;120";

const EXHIBITORS = `Tên cơ sở;Đại diện;Điện thoại;Nhóm;Hàng hóa
Hợp tác xã thổ cẩm Ka Ming (dữ liệu mẫu);Ka Hương;0912 000 101;A;Khăn, túi thổ cẩm
Cơ sở mứt Đà Lạt Thanh Thảo (dữ liệu mẫu);Lê Thanh Thảo;0912 000 102;B;Mứt dâu, mứt hồng
Cơ sở đan lát Đạ Tẻh (dữ liệu mẫu);Nguyễn Văn Tư;0912 000 103;A;Giỏ mây, khay tre`;

/** The spring market has drafts of the producer and of the agency as a centre, and what four others sent, each answered otherwise. */
export async function addApplications(world: DemoWorld, now: Date): Promise<void> {
  const { db, people } = world;
  const [fair] = await db.select({ id: fairs.id }).from(fairs).where(eq(fairs.code, "PX"));
  const as = async (account: DemoAccount, days: number): Promise<WriteContext> => {
    const at = dayFrom(now, days);
    return { db, actor: await people.actor(account, now), now: at };
  };
  const producer = await as("producer", -1);
  const [own] = await makersOf(world, "producer");
  const draft = await startApplication(producer, fair!.id, { applicant: { kind: "establishment", id: own!.id } });
  await save(producer, draft, "places", { standard: 2, corner: "on", power: 3000, note: "Gần cổng chính nếu được." });
  await pasteGoods(producer, draft, { text: GOODS });

  const office = await as("organiser", -1);
  const applicant = { kind: "agency" as const, id: world.agencyId };
  const centre = await startApplication(office, fair!.id, { applicant });
  await save(office, centre, "places", { standard: 3 });
  await pasteExhibitors(office, centre, { text: EXHIBITORS });

  const owner = await as("owner", -2);
  const sent: string[] = [];
  for (const [at, { id }] of (await makersOf(world, "owner")).slice(0, 4).entries()) {
    const application = await startApplication(owner, fair!.id, { applicant: { kind: "establishment", id } });
    await save(owner, application, "places", { standard: 1 + (at % 2), power: 1500 * (at + 1) });
    await pasteGoods(owner, application, { text: GOODS });
    const { version } = await ownApplication(owner, application);
    await submitApplication(owner, application, { version, declared: true });
    sent.push(application);
  }
  const [, asked, accepted, waiting] = sent as [string, string, string, string];
  const versionOf = async (id: string) => (await ownApplication(owner, id)).version;
  await askForMore(office, asked, {
    version: await versionOf(asked),
    note: "Bổ sung giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm.",
    dueOn: addDays(todayInVietnam(now), 10),
  });
  await acceptApplication(office, accepted, { version: await versionOf(accepted), standard: 1 });
  await putOnWaitingList(office, waiting, { version: await versionOf(waiting), note: undefined });
}

/** The establishments of an account, by their slugs. */
export async function makersOf(
  { db, people }: Pick<DemoWorld, "db" | "people">,
  account: DemoAccount,
): Promise<Array<{ readonly id: string; readonly name: string }>> {
  return db
    .select({ id: establishments.id, name: establishments.name })
    .from(memberships)
    .innerJoin(establishments, eq(establishments.id, memberships.establishmentId))
    .where(and(eq(memberships.userId, people.ids[account]), eq(memberships.role, "producer")))
    .orderBy(asc(establishments.slug));
}

async function save(ctx: WriteContext, id: string, step: SavedStep, answers: ApplicationAnswers): Promise<void> {
  const { version, answers: seen } = await ownApplication(ctx, id);
  await saveApplication(ctx, id, step, { answers, version, seen });
}
