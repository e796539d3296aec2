import { spawn } from "node:child_process";
import { linkOf, mailTo } from "#tests/support/mails";
import { arrive, fillIn, type Person, press, visit } from "#tests/support/person";
import type { TestServer } from "#tests/support/server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

export const PASSWORD = "lụa tằm vàng óng 1987";

/** The first administrator, as the one who installs the platform makes them: on the command line. */
export function makeAdmin(site: TestServer, email: string): Promise<void> {
  const words = ["user", "create", "--email", email, "--name", "Quản trị", "--role", "admin", "--password-stdin"];
  const child = spawn(process.execPath, ["--import", "tsx", "app/cli/index.ts", ...words], {
    env: { ...process.env, DATABASE_URL: site.databaseUrl, DATA_DIR: site.dataDir, PUBLIC_URL: site.url },
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.end(`${PASSWORD}\n`);
  const said: string[] = [];
  child.stderr.on("data", (part) => said.push(String(part)));
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(said.join("")))));
  });
}

export async function signInByPage({ page }: Person, email: string, leadsTo: string): Promise<void> {
  await visit(page, paths.login());
  await fillIn(page, { email, password: PASSWORD });
  await press(page, m.common_sign_in(), leadsTo);
}

/** Takes up an invitation by the link of its mail, with a first password. */
export async function acceptByMail(person: Person, site: TestServer, email: string, leadsTo: string): Promise<void> {
  const { page } = person;
  await visit(page, linkOf(await mailTo(site, email, "/invitations/")));
  await fillIn(page, { password: PASSWORD, passwordAgain: PASSWORD });
  await press(page, m.people_invitation_accept(), leadsTo);
}

/** Signs up: the address first, then name and password behind the link of the mail. */
export async function registerByMail({ page }: Person, site: TestServer, name: string, email: string): Promise<void> {
  await visit(page, paths.register());
  await fillIn(page, { name, email, consent: true });
  await press(page, m.people_register_button());
  await page.getByText(m.people_register_sent()).waitFor();
  await visit(page, linkOf(await mailTo(site, email, "/reset-password/")));
  await fillIn(page, { password: PASSWORD, passwordAgain: PASSWORD });
  await press(page, m.people_set_password_button());
  await arrive(page, paths.producerHome());
}
