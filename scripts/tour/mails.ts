import { setTimeout as delay } from "node:timers/promises";
import { demoEmail } from "~/demo/accounts.server";
import { cookieOf, post, type Visitor } from "./visitors";

const PATIENCE_MS = 60_000;
/** Mails that make links which no page leads to. */
const WANTED = ["/invitations/", "/reset-password/"];

/**
 * Has the demo send an invitation and a link for a new password, and returns the paths of both. They are read where the
 * administrator reads them: in the outbox.
 */
export async function pathsFromMails(url: string, admin: Visitor): Promise<string[]> {
  await post(url, "/forgot-password", null, { email: demoEmail("council1") });
  const invited = { name: "Nguyễn Thị Mai Lan", email: `mai.lan.${Date.now()}@tinhhoa.test`, role: "admin" };
  await post(url, "/admin/invitations/new", admin, invited);
  const until = performance.now() + PATIENCE_MS;
  const found = new Map<string, string>();
  while (found.size < WANTED.length && performance.now() < until) {
    for (const mail of await outboxMails(url, admin)) {
      for (const start of WANTED) {
        const path = new RegExp(`${start}[\\w-]{20,}`).exec(mail)?.[0];
        if (path) found.set(start, path);
      }
    }
    await delay(500);
  }
  return [...found.values()];
}

async function outboxMails(url: string, admin: Visitor): Promise<string[]> {
  const list = await textOf(url, "/admin/outbox", admin);
  const paths = new Set(list.match(/\/admin\/outbox\/[\w-]+/g));
  return Promise.all([...paths].slice(0, 10).map((path) => textOf(url, path, admin)));
}

async function textOf(url: string, path: string, visitor: Visitor): Promise<string> {
  return (await fetch(url + path, { headers: cookieOf(visitor) })).text();
}
