import type { Transaction } from "~/db/client.server";
import { memberships, users } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { loadActor } from "~/domain/people/actor.server";
import { hashPassword } from "~/domain/people/password.server";
import type { MembershipRole } from "~/lib/vocabulary";

export const DEMO_PASSWORD = "tinhhoa-demo";
const HOST = "tinhhoa.test";

/** The accounts of the demo; `owner` registers the establishments nobody signs in for. */
export const DEMO_ACCOUNTS = {
  admin: "Quản trị hệ thống",
  organiser: "Nguyễn Thị Thanh Hà",
  secretary: "Trần Minh Quân",
  juror1: "Lê Văn Bình",
  juror2: "Phạm Thị Cẩm Vân",
  juror3: "Hoàng Đức Long",
  juror4: "Đỗ Thị Mai",
  juror5: "Vũ Quốc Huy",
  juror6: "Bùi Thị Hồng Nhung",
  juror7: "Ngô Xuân Trường",
  juror8: "Đặng Thị Thu Hương",
  juror9: "Lý Thành Nam",
  council1: "Phan Ngọc Sơn",
  council2: "Trịnh Thị Lan Anh",
  council3: "Cao Minh Tuấn",
  council4: "Hồ Thị Kim Oanh",
  council5: "Mai Văn Phúc",
  council6: "Tạ Quang Khải",
  council7: "Lương Thị Bích Ngọc",
  region: "Đinh Thị Lan Phương",
  producer: "Võ Thị Hạnh",
  centre: "Phan Thị Thu Trang",
  owner: "Trung tâm Khuyến công (dữ liệu mẫu)",
} as const;
export type DemoAccount = keyof typeof DEMO_ACCOUNTS;

export const demoEmail = (account: DemoAccount) => `${account}@${HOST}`;

/** Accounts people sign in with; the demo's data owner has no password. */
export const SIGN_IN_ACCOUNTS = (Object.keys(DEMO_ACCOUNTS) as DemoAccount[]).filter((account) => account !== "owner");

export interface DemoPeople {
  readonly ids: Readonly<Record<DemoAccount, string>>;
  /** Someone with the roles they hold at that instant. */
  actor(account: DemoAccount, now: Date): Promise<Actor>;
}

export async function addAccounts(db: Transaction, now: Date): Promise<DemoPeople> {
  const password = await hashPassword(DEMO_PASSWORD);
  const rows = await db
    .insert(users)
    .values(
      Object.entries(DEMO_ACCOUNTS).map(([account, name]) => ({
        email: demoEmail(account as DemoAccount),
        name,
        passwordHash: account === "owner" ? null : password,
        demo: "demo",
        createdAt: now,
      })),
    )
    .returning({ id: users.id, email: users.email });
  const ids = Object.fromEntries(rows.map((row) => [row.email.split("@")[0], row.id])) as Record<DemoAccount, string>;
  return {
    ids,
    async actor(account, at) {
      const actor = await loadActor(db, ids[account], at, null);
      if (!actor) throw new Error(`demo account ${account} is missing`);
      return actor;
    },
  };
}

/** The two who enter products, with the roles they hold at an instant. */
export async function entrantsAt(people: DemoPeople, now: Date): Promise<Record<"producer" | "owner", Actor>> {
  return { producer: await people.actor("producer", now), owner: await people.actor("owner", now) };
}

export async function addRole(
  db: Transaction,
  userId: string,
  role: MembershipRole,
  now: Date,
  agencyId: string | null = null,
): Promise<void> {
  await db.insert(memberships).values({ userId, role, agencyId, startedAt: now });
}
