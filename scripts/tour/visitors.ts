import { DEMO_PASSWORD, type DemoAccount, demoEmail } from "~/demo/accounts.server";

export type TourRole = "visitor" | "admin" | "organiser" | "secretary" | "juror" | "council" | "producer" | "centre";

/** Someone who looks at the site. */
export interface Visitor {
  readonly role: TourRole;
  /** The value of the cookie "session"; null for someone who is not signed in. */
  readonly session: string | null;
}

/** Who looks at the demo as what. */
const ACCOUNTS: ReadonlyArray<readonly [role: TourRole, account: DemoAccount]> = [
  ["admin", "admin"],
  ["organiser", "organiser"],
  ["secretary", "secretary"],
  ["juror", "juror1"],
  ["council", "council1"],
  ["producer", "producer"],
  ["centre", "centre"],
];

/** A visitor without an account, then one of each role, signed in by the login page. */
export async function demoVisitors(url: string): Promise<Visitor[]> {
  const visitors: Visitor[] = [{ role: "visitor", session: null }];
  for (const [role, account] of ACCOUNTS) {
    visitors.push({ role, session: await signIn(url, demoEmail(account)) });
  }
  return visitors;
}

/** What the cookie "session" holds after signing in. */
async function signIn(url: string, email: string): Promise<string> {
  const answer = await post(url, "/login", null, { email, password: DEMO_PASSWORD });
  for (const cookie of answer.headers.getSetCookie()) {
    const value = /^session=([^;]+)/.exec(cookie)?.[1];
    if (value) return value;
  }
  throw new Error(`${email} cannot sign in at ${url}: it has no demo`);
}

/** Posts a form as a browser on the site would; redirects are not followed. */
export function post(
  url: string,
  path: string,
  visitor: Visitor | null,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, ...cookieOf(visitor) },
    body: new URLSearchParams(fields),
  });
}

export const cookieOf = (visitor: Visitor | null): Record<string, string> =>
  visitor?.session ? { cookie: `session=${visitor.session}` } : {};
