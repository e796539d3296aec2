import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { listOutbox, type OutboxMail } from "~/adapters/mail/outbox.server";
import type { SpawnedServer } from "../../scripts/spawn-server";

const PATIENCE_MS = 30_000;

/** The newest mail to an address that says something; waits for it, because a job sends it. */
export async function mailTo(site: SpawnedServer, address: string, says: RegExp | string = ""): Promise<OutboxMail> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const mails = await listOutbox(path.join(site.dataDir, "outbox"), 500);
    const found = mails.find((mail) => mail.to === address && `${mail.subject}\n${mail.text}`.search(says) >= 0);
    if (found) return found;
    if (performance.now() > until) {
      const seen = mails.map((mail) => `${mail.to}: ${mail.subject}`).join("\n");
      throw new Error(`no mail to ${address} that says ${says}; the outbox has:\n${seen}`);
    }
    await delay(200);
  }
}

/** The path that the link of a mail leads to. */
export function linkOf(mail: OutboxMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in the mail "${mail.subject}"`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
