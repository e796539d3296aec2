import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type { Mail, Mailer } from ".";
import { messageOf } from "./message";

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
      const id = `${stampOf(sentAt)}-${randomUUID().slice(0, 8)}`;
      const { message } = await transport.sendMail(messageOf(mail, from));
      const entry: OutboxMail = { id, from, sentAt, ...mail };
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `${id}.eml`), message as Buffer);
      await writeEntry(folder, entry);
      return { id };
    },
  };
}

/** Listed only when complete. */
async function writeEntry(folder: string, entry: OutboxMail): Promise<void> {
  const temporary = path.join(folder, `${entry.id}.tmp`);
  await writeFile(temporary, JSON.stringify(entry));
  await rename(temporary, path.join(folder, `${entry.id}.json`));
}

/** The beginning of an id, in the order of time. */
const stampOf = (instant: string) => instant.replace(/\D/g, "");

/**
 * Forget old mails: those before `deleteBefore` altogether; of those before `blankBefore` where their links lead, and the
 * copy as a mail server would get it.
 */
export async function tidyOutbox(
  folder: string,
  { blankBefore, deleteBefore }: { blankBefore: Date; deleteBefore: Date },
) {
  const names = await readdir(folder).catch(whenMissing<string[]>([]));
  for (const name of names) {
    if (name < stampOf(deleteBefore.toISOString())) await rm(path.join(folder, name), { force: true });
    else if (name.endsWith(".eml") && name < stampOf(blankBefore.toISOString())) {
      // One that a power cut left half written cannot be blanked: it goes, and does not hold up the others.
      const mail = await readOutbox(folder, name.slice(0, -".eml".length)).catch(whenDamaged);
      if (mail === "damaged") await rm(path.join(folder, name.replace(/eml$/, "json")), { force: true });
      else if (mail)
        await writeEntry(folder, { ...mail, text: withoutLinks(mail.text), html: undefined, calendars: undefined });
      // Last: while it is there, the mail is taken up again by the next tidying.
      await rm(path.join(folder, name), { force: true });
    }
  }
}

const withoutLinks = (text: string) => text.replaceAll(/(https?:\/\/[^/\s]+)\/\S*/g, "$1/…");

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

function whenDamaged(error: unknown): "damaged" {
  if (error instanceof SyntaxError) return "damaged";
  throw error;
}

function whenMissing<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return value;
    throw error;
  };
}
