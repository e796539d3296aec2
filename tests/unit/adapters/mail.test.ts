import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Mail, MailError } from "~/adapters/mail";
import { openMailer, outboxFolder } from "~/adapters/mail/open.server";
import { listOutbox, readOutbox, tidyOutbox } from "~/adapters/mail/outbox.server";

const invitation = (to = "hoa@example.vn"): Mail => ({
  to,
  subject: "Thư mời Ban giám khảo – kỳ bình chọn năm 2026 của Hội đồng cấp tỉnh",
  text: "Kính gửi bà Nguyễn Thị Hường,\n.\nTrân trọng.",
  html: "<p>Kính gửi bà <b>Nguyễn Thị Hường</b></p>",
  headers: { "X-Round": "2026" },
});

/** The subject as a reader sees it: encoded words joined and decoded. */
function subjectOf(message: string): string {
  const header = /^Subject: ((?:.*\r\n[ \t])*.*)\r\n/m.exec(message)![1]!.replace(/\r\n[ \t]/g, "");
  return header.replace(/=\?UTF-8\?(B|Q)\?(.*?)\?=/gi, (_all, encoding: string, text: string) =>
    encoding.toUpperCase() === "B" ? Buffer.from(text, "base64").toString() : unquoted(text.replaceAll("_", " ")),
  );
}

function unquoted(text: string): string {
  return decodeURIComponent(text.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, "%$1"));
}

describe("the outbox", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "mail-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("keeps mails to be read, newest first", async () => {
    const mailer = openMailer({ DATA_DIR: folder });
    const { id: first } = await mailer.send(invitation());
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { id: second } = await mailer.send({ to: "b@example.vn", subject: "Hai", text: "Hai" });

    const outbox = outboxFolder(folder);
    expect((await listOutbox(outbox)).map(({ id, to }) => [id, to])).toEqual([
      [second, "b@example.vn"],
      [first, "hoa@example.vn"],
    ]);
    expect(await listOutbox(outbox, 1)).toHaveLength(1);
    expect(await readOutbox(outbox, first)).toMatchObject({
      ...invitation(),
      id: first,
      from: "Tinh Hoa <tinh-hoa@localhost>",
    });
    expect((await readdir(outbox)).sort()).toEqual([first, second].flatMap((id) => [`${id}.eml`, `${id}.json`]));
  });

  test("a message for a calendar is part of its mail, several are files of it", async () => {
    const mailer = openMailer({ DATA_DIR: folder });
    const cancelled = (uid: string) => `BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nUID:${uid}\r\nEND:VCALENDAR`;
    const messageWith = async (calendars: string[]) => {
      const { id } = await mailer.send({ to: "hoa@example.vn", subject: "Lịch", text: "Lịch", calendars });
      return await readFile(path.join(outboxFolder(folder), `${id}.eml`), "utf8");
    };
    const one = await messageWith([cancelled("a")]);
    expect(one).toMatch(/Content-Type: multipart\/alternative/);
    expect(one).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
    const two = await messageWith([cancelled("a"), cancelled("b")]);
    expect(two.match(/filename=calendar-\d\.ics/g)).toEqual(["filename=calendar-1.ics", "filename=calendar-2.ics"]);
    expect(two.match(/text\/calendar; charset=utf-8; method=CANCEL/g)).toHaveLength(2);
    expect(await messageWith([])).not.toMatch(/calendar/);
  });

  test("writes what a mail server would get", async () => {
    const { id } = await openMailer({ DATA_DIR: folder }).send(invitation());
    const message = await readFile(path.join(outboxFolder(folder), `${id}.eml`), "utf8");

    expect(subjectOf(message)).toBe(invitation().subject);
    expect(message).toContain("To: hoa@example.vn\r\n");
    expect(message).toContain("X-Round: 2026\r\n");
    expect(message).toContain("multipart/alternative");
  });

  test("is tidied: links of old mails are blanked, older mails go", async () => {
    const mailer = openMailer({ DATA_DIR: folder });
    const text = "Mở https://tinhhoa.example/invitations/bi-mat\n\nhay https://tinhhoa.example";
    const outbox = outboxFolder(folder);
    const send = async () => {
      const { id } = await mailer.send({ to: "a@example.vn", subject: "Lời mời", text });
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { id, sentAt: new Date((await readOutbox(outbox, id))!.sentAt) };
    };
    const [first, second, third] = [await send(), await send(), await send()];
    const tidied = { blankBefore: third.sentAt, deleteBefore: second.sentAt };

    await tidyOutbox(outbox, tidied);
    await tidyOutbox(outbox, tidied);

    expect(await readOutbox(outbox, first.id)).toBeNull();
    expect((await readOutbox(outbox, second.id))?.text).toBe(
      "Mở https://tinhhoa.example/…\n\nhay https://tinhhoa.example",
    );
    expect((await readOutbox(outbox, third.id))?.text).toBe(text);
    expect((await readdir(outbox)).sort()).toEqual([`${second.id}.json`, `${third.id}.eml`, `${third.id}.json`]);
    await tidyOutbox(path.join(folder, "not-there"), tidied);
  });

  test("one mail that was cut off does not keep the links of the others", async () => {
    const outbox = outboxFolder(folder);
    const [cut, whole] = ["20260101000000000-aaaaaaaa", "20260101000000001-bbbbbbbb"];
    await mkdir(outbox, { recursive: true });
    for (const id of [cut, whole]) await writeFile(path.join(outbox, `${id}.eml`), "x");
    await writeFile(path.join(outbox, `${cut}.json`), '{"id":"2026');
    await writeFile(path.join(outbox, `${whole}.json`), JSON.stringify({ id: whole, text: "Mở https://a.test/b" }));

    await tidyOutbox(outbox, { blankBefore: new Date("2026-02-01"), deleteBefore: new Date("2025-01-01") });

    expect(await readdir(outbox)).toEqual([`${whole}.json`]);
    expect((await readOutbox(outbox, whole))?.text).toBe("Mở https://a.test/…");
  });

  test("is empty before the first mail, and knows no other files", async () => {
    expect(await listOutbox(outboxFolder(folder))).toEqual([]);
    expect(await readOutbox(outboxFolder(folder), "20260101000000000-00000000")).toBeNull();
    expect(await readOutbox(outboxFolder(folder), "../secret")).toBeNull();
  });
});

describe("a mail server", () => {
  let server: SMTPServer;
  let received: { from: string; to: string[]; message: string }[];

  beforeEach(async () => {
    received = [];
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo({ address }, _session, callback) {
        const code = { "gone@example.vn": 550, "busy@example.vn": 451 }[address];
        callback(code ? Object.assign(new Error("Not now, not here"), { responseCode: code }) : null);
      },
      async onData(stream, { envelope }, callback) {
        const message = (await buffer(stream)).toString("utf8");
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), message });
        callback();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

  const openServer = () =>
    openMailer({
      DATA_DIR: tmpdir(),
      SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      MAIL_FROM: "Hội đồng bình chọn <binhchon@example.vn>",
    });

  test("gets the mail with its Vietnamese subject and text", async () => {
    const { id } = await openServer().send({ ...invitation(), html: undefined });

    expect(received).toHaveLength(1);
    const { from, to, message } = received[0]!;
    expect([from, to]).toEqual(["binhchon@example.vn", ["hoa@example.vn"]]);
    expect(subjectOf(message)).toBe(invitation().subject);
    expect(message).toContain(`Message-ID: ${id}`);
    const [, body] = message.split("\r\n\r\n");
    expect(unquoted(body!).trim()).toBe(invitation().text.replaceAll("\n", "\r\n"));
  });

  test("that does not know the recipient refuses for good, one that is busy only for now", async () => {
    const refusedBy = async (to: string) => {
      const error = await openServer()
        .send(invitation(to))
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(MailError);
      return (error as MailError).isPermanent;
    };

    expect(await refusedBy("gone@example.vn")).toBe(true);
    expect(await refusedBy("busy@example.vn")).toBe(false);
    expect(await refusedBy("no address")).toBe(true);
    expect(received).toEqual([]);
  });

  test("is never asked to send to a second address or with a smuggled header", async () => {
    const mailer = openServer();
    await mailer.send({ ...invitation("a@example.vn, b@example.vn"), text: "x" }).catch(() => null);
    await mailer
      .send({ to: "a@example.vn\r\nBcc: b@example.vn", subject: "x\r\nBcc: b@example.vn", text: "x" })
      .catch(() => null);

    expect(received.flatMap(({ to }) => to)).not.toContain("b@example.vn");
    for (const { message } of received) expect(message).not.toMatch(/^Bcc:/m);
  });

  test("out of reach is a passing error", async () => {
    const mailer = openServer();
    await new Promise<void>((resolve) => server.close(resolve));

    await expect(mailer.send(invitation())).rejects.toMatchObject({ name: "MailError", isPermanent: false });
  });
});

test("a mail server without a sender's address is refused at the start", () => {
  expect(() => openMailer({ DATA_DIR: tmpdir(), SMTP_URL: "smtp://127.0.0.1:1" })).toThrow("MAIL_FROM");
});
