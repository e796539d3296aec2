import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type { Mail, Mailer } from ".";

export interface OutboxMail extends Mail {
  id: string;
  from: string;
  /** ISO instant. */
  sentAt: string;
}

/**
 * Mail that stays on this machine: a file `<id>.eml` as a mail server would get it, and `<id>.json` to be shown.
 * folder: created when it is missing. from: an address with or without a name.
 */
export function outboxMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(mail) {
      const sentAt = new Date().toISOString();
      const id = `${sentAt.replace(/\D/g, "")}-${randomUUID().slice(0, 8)}`;
      const { message } = await transport.sendMail({ ...mail, from, to: { name: "", address: mail.to } });
      const entry: OutboxMail = { id, from, sentAt, ...mail };
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `${id}.eml`), message as Buffer);
      // Listed only when complete.
      const temporary = path.join(folder, `${id}.tmp`);
      await writeFile(temporary, JSON.stringify(entry));
      await rename(temporary, path.join(folder, `${id}.json`));
      return { id };
    },
  };
}

/** The latest mails of an outbox folder, newest first. */
export async function listOutbox(folder: string, limit = 100): Promise<OutboxMail[]> {
  const names = await readdir(folder).catch(whenMissing<string[]>([]));
  const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
  const latest = ids.sort().reverse().slice(0, limit);
  return (await Promise.all(latest.map((id) => readOutbox(folder, id)))).filter((mail) => mail !== null);
}

/** null when the outbox holds no such mail. */
export async function readOutbox(folder: string, id: string): Promise<OutboxMail | null> {
  if (!/^\d{17}-[0-9a-f]{8}$/.test(id)) return null;
  const text = await readFile(path.join(folder, `${id}.json`), "utf8").catch(whenMissing(null));
  return text === null ? null : (JSON.parse(text) as OutboxMail);
}

function whenMissing<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return value;
    throw error;
  };
}
