import path from "node:path";
import type { Mailer } from ".";
import { outboxMailer } from "./outbox.server";
import { smtpMailer } from "./smtp.server";

export interface MailerEnvironment {
  DATA_DIR: string;
  SMTP_URL?: string;
  /** "Tinh Hoa <binhchon@example.vn>"; needed with SMTP_URL. */
  MAIL_FROM?: string;
}

/** A mail server when there is an address for it, otherwise the outbox in the data folder. */
export function openMailer(env: MailerEnvironment): Mailer {
  if (!env.SMTP_URL) return outboxMailer(outboxFolder(env.DATA_DIR), env.MAIL_FROM ?? "Tinh Hoa <tinh-hoa@localhost>");
  if (!env.MAIL_FROM) throw new Error("SMTP_URL needs MAIL_FROM, the address that mail is sent from");
  return smtpMailer(env.SMTP_URL, env.MAIL_FROM);
}

export function outboxFolder(dataFolder: string): string {
  return path.join(dataFolder, "outbox");
}
