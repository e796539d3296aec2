import { DEMO_PASSWORD, demoEmail } from "~/demo/accounts.server";

/** Someone who looks at the site. */
export interface Visitor {
  readonly role: string;
  /** The value of the cookie "session"; null for someone who is not signed in. */
  readonly session: string | null;
}

/** Who looks at the demo as what; roles without an account in the demo are left out. */
const ACCOUNTS: ReadonlyArray<readonly [role: string, account: string]> = [
  ["admin", "admin"],
  ["organiser", "organiser"],
  ["secretary", "secretary"],
  ["support", "support"],
  ["juror", "juror1"],
  ["council", "council1"],
  ["producer", "producer"],
];

/** A visitor without an account, then one of each role, signed in by the login page. */
export async function demoVisitors(url: string): Promise<Visitor[]> {
  const visitors: Visitor[] = [{ role: "visitor", session: null }];
  for (const [role, account] of ACCOUNTS) {
    const session = await signIn(url, demoEmail(account as Parameters<typeof demoEmail>[0]));
    if (session) visitors.push({ role, session });
  }
  return visitors;
}

/** What the cookie "session" holds after signing in; null when the account is not there. */
async function signIn(url: string, email: string): Promise<string | null> {
  const answer = await post(url, "/login", null, { email, password: DEMO_PASSWORD });
  for (const cookie of answer.headers.getSetCookie()) {
    const value = /^session=([^;]+)/.exec(cookie)?.[1];
    if (value) return value;
  }
  return null;
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
