import { eq, sql } from "drizzle-orm";
import { anActor, anAdmin, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { type Mail, MailError } from "~/adapters/mail";
import type { Database } from "~/db/client.server";
import { mails, passwordResets, rateLimits } from "~/db/schema";
import { letter } from "~/domain/notifications/letter";
import { failedMails } from "~/domain/notifications/queries.server";
import { queueLetter, queueMail } from "~/domain/notifications/queue-mail.server";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { tidyAccounts } from "~/domain/people/tidy-accounts.server";
import { inTransaction } from "~/domain/transaction.server";
import { m } from "~/i18n/paraglide/messages";

const NOW = new Date("2026-03-02T03:00:00Z");
const SITE = "https://tinhhoa.example";

function mailer(refusal?: Error) {
  const sent: Mail[] = [];
  return {
    sent,
    async send(mail: Mail) {
      if (refusal) throw refusal;
      sent.push(mail);
      return { id: "1" };
    },
  };
}

async function aMail(db: Database): Promise<string> {
  await inTransaction(contextOf(db, null, NOW), (ctx) =>
    queueMail(ctx, {
      to: "han@tinhhoa.test",
      subject: "Một\n dòng",
      body: "Mở {site}/invitations/abc",
      purpose: "invitation",
    }),
  );
  const [row] = await db.select({ id: mails.id }).from(mails).orderBy(sql`${mails.id} desc`).limit(1);
  return row!.id;
}

const mailById = async (db: Database, id: string) => (await db.select().from(mails).where(eq(mails.id, id)))[0];
const jobsFor = (db: Database, id: string) =>
  db.execute<{ name: string }>(sql`select name from pgboss.job where data->>'mailId' = ${id}`);

test("queueMail writes the mail and its job in the caller's transaction", async ({ db }) => {
  const id = await aMail(db);
  expect(await mailById(db, id)).toMatchObject({
    recipient: "han@tinhhoa.test",
    subject: "Một dòng",
    purpose: "invitation",
    createdAt: NOW,
    sentAt: null,
    attempts: 0,
  });
  expect((await jobsFor(db, id)).map((job) => job.name)).toEqual(["send-mail"]);

  const failing = inTransaction(contextOf(db, null, NOW), async (ctx) => {
    await queueMail(ctx, { to: "khong@tinhhoa.test", subject: "x", body: "x", purpose: "x" });
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  expect(await db.select().from(mails).where(eq(mails.recipient, "khong@tinhhoa.test"))).toEqual([]);
});

test("queueLetter speaks the reader's language", async ({ db }) => {
  await inTransaction(contextOf(db, null, NOW), async (ctx) => {
    for (const locale of ["vi", "en", "xx"]) {
      await queueLetter(ctx, { email: `${locale}@tinhhoa.test`, locale }, () => ({
        subject: locale,
        body: letter({ name: "Hân", paragraphs: ["…"], link: "/login" }),
        purpose: "x",
      }));
    }
  });
  const bodyOf = async (to: string) => (await db.select().from(mails).where(eq(mails.recipient, to)))[0]?.body;
  expect(await bodyOf("vi@tinhhoa.test")).toBe("Kính gửi Hân,\n\n…\n\n{site}/login\n\nTrân trọng,\nTinh Hoa");
  expect(await bodyOf("en@tinhhoa.test")).toBe("Dear Hân,\n\n…\n\n{site}/login\n\nKind regards,\nTinh Hoa");
  expect(await bodyOf("xx@tinhhoa.test")).toBe(await bodyOf("vi@tinhhoa.test"));
});

test("sendMail sends once, with the site's address in its links, and drops the body", async ({ db }) => {
  const id = await aMail(db);
  const ours = mailer();
  const options = { mailer: ours, site: SITE };
  await Promise.all([1, 2, 3].map(() => sendMail(contextOf(db, null, NOW), id, options)));
  await sendMail(contextOf(db, null, NOW), id, options);

  expect(ours.sent).toEqual([
    { to: "han@tinhhoa.test", subject: "Một dòng", text: "Mở https://tinhhoa.example/invitations/abc" },
  ]);
  expect(await mailById(db, id)).toMatchObject({ sentAt: NOW, body: null, attempts: 1, lastError: null });
});

test("sendMail puts the site into calendars, in lines of 75 octets, and drops them with the body", async ({ db }) => {
  const line = `ORGANIZER;CN="Sở Công Thương tỉnh Lâm Đồng, cơ quan tổ chức hội chợ":mailto:no-r\r\n eply@{ho\r\n st}`;
  await inTransaction(contextOf(db, null, NOW), (ctx) =>
    queueMail(ctx, {
      to: "lich@tinhhoa.test",
      subject: "x",
      body: "x",
      purpose: "x",
      calendars: [`METHOD:CANCEL\r\n${line}`],
    }),
  );
  const [row] = await db.select().from(mails).where(eq(mails.recipient, "lich@tinhhoa.test"));
  const ours = mailer();
  await sendMail(contextOf(db, null, NOW), row!.id, { mailer: ours, site: SITE });
  const [calendar] = ours.sent[0]!.calendars!;
  expect(calendar!.replaceAll("\r\n ", "").split("\r\n")).toEqual([
    "METHOD:CANCEL",
    `ORGANIZER;CN="Sở Công Thương tỉnh Lâm Đồng, cơ quan tổ chức hội chợ":mailto:no-reply@tinhhoa.example`,
  ]);
  expect(calendar!.split("\r\n").every((one) => Buffer.byteLength(one) <= 75)).toBe(true);
  expect(await mailById(db, row!.id)).toMatchObject({ body: null, calendars: null });
});

test("sendMail keeps why a mail did not go, and throws so that the queue tries again", async ({ db }) => {
  const id = await aMail(db);
  const busy = new MailError("451 try later", false);
  const options = { mailer: mailer(busy), site: SITE };
  await expect(sendMail(contextOf(db, null, NOW), id, options)).rejects.toBe(busy);
  await expect(sendMail(contextOf(db, null, NOW), id, options)).rejects.toBe(busy);
  expect(await mailById(db, id)).toMatchObject({ sentAt: null, attempts: 2, lastError: "451 try later" });

  const admin = contextOf(db, await anAdmin(db), NOW);
  expect((await failedMails(admin)).find((mail) => mail.id === id)).toMatchObject({ givenUp: false, attempts: 2 });
  await sendMail(contextOf(db, null, NOW), id, { mailer: mailer(), site: SITE });
  expect(await mailById(db, id)).toMatchObject({ sentAt: NOW, body: null, attempts: 3, lastError: null });
});

test("sendMail gives up a mail that would be refused again", async ({ db }) => {
  const id = await aMail(db);
  await sendMail(contextOf(db, null, NOW), id, { mailer: mailer(new MailError("550 no such user", true)), site: SITE });
  expect(await mailById(db, id)).toMatchObject({
    sentAt: null,
    body: null,
    attempts: 1,
    lastError: "550 no such user",
  });
  const admin = contextOf(db, await anAdmin(db), NOW);
  expect((await failedMails(admin)).find((mail) => mail.id === id)).toMatchObject({ givenUp: true });
});

test("failedMails is for admins", async ({ db }) => {
  await expect(failedMails(contextOf(db, await anActor(db), NOW))).rejects.toMatchObject({ code: "forbidden" });
});

test("tidyAccounts forgets old mails, dead links and counters, and nothing that is still of use", async ({ db }) => {
  const user = await aUser(db);
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  const [old, recent, waiting] = [await aMail(db), await aMail(db), await aMail(db)];
  const set = (id: string, values: Partial<typeof mails.$inferInsert>) =>
    db.update(mails).set(values).where(eq(mails.id, id));
  await set(old, { createdAt: daysAgo(91), sentAt: daysAgo(91) });
  await set(recent, { createdAt: daysAgo(89), sentAt: daysAgo(89) });
  await set(waiting, { createdAt: daysAgo(91), purpose: "results" });
  await db.insert(passwordResets).values([
    { userId: user.id, tokenHash: "dead", expiresAt: daysAgo(31) },
    { userId: user.id, tokenHash: "late", expiresAt: daysAgo(29) },
  ]);
  await db.insert(rateLimits).values([
    { key: "over", points: 3, expire: daysAgo(1) },
    { key: "running", points: 3, expire: daysAgo(-1) },
  ]);

  await tidyAccounts(contextOf(db, null, NOW), { outbox: "/nowhere" });

  expect([await mailById(db, old), (await mailById(db, recent))?.id, (await mailById(db, waiting))?.id]).toEqual([
    undefined,
    recent,
    waiting,
  ]);
  const links = await db.select().from(passwordResets).where(eq(passwordResets.userId, user.id));
  expect(links.map((link) => link.tokenHash)).toEqual(["late"]);
  expect((await db.select().from(rateLimits)).map((limit) => limit.key)).toEqual(["running"]);
});

test("tidyAccounts drops the text of a mail whose link ran out before it could be sent, and no other", async ({
  db,
}) => {
  const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
  const written = async (purpose: string, hours: number, values: Partial<typeof mails.$inferInsert> = {}) => {
    const id = await aMail(db);
    await db
      .update(mails)
      .set({ purpose, createdAt: hoursAgo(hours), ...values })
      .where(eq(mails.id, id));
    return id;
  };
  const ran = await written("password_reset", 1.1, { lastError: "451 try later", attempts: 3 });
  const never = await written("invitation", 14 * 24 + 1);
  const kept = [
    await written("password_reset", 0.9),
    await written("registration", 23),
    await written("invitation", 13 * 24),
    await written("results", 30 * 24),
  ];

  await tidyAccounts(contextOf(db, null, NOW), { outbox: "/nowhere" });

  expect(await mailById(db, ran)).toMatchObject({ body: null, lastError: "451 try later", sentAt: null });
  expect(await mailById(db, never)).toMatchObject({ body: null, lastError: m.mail_link_ran_out(), sentAt: null });
  for (const id of kept) expect((await mailById(db, id))?.body).toContain("{site}/invitations/abc");
  const admin = contextOf(db, await anAdmin(db), NOW);
  expect((await failedMails(admin)).find((mail) => mail.id === never)).toMatchObject({ givenUp: true });
});
