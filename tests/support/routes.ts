import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { diskFileStore } from "~/adapters/files/disk.server";
import { openSigner } from "~/adapters/keys/open.server";
import type { Mail } from "~/adapters/mail/index";
import type { Database } from "~/db/client.server";
import { parseEnv } from "~/env.server";
import type { RequestFacts } from "~/http/services";
import { createLogger } from "~/lib/log.server";
import type { Services } from "~/services.server";
import { aSession } from "./sessions";

export interface TestServices extends Services {
  /** What would have been sent. */
  readonly sent: Mail[];
}

/** Services over a test's database: files in a temporary folder, mails kept in a list. */
export function servicesOf(db: Database, variables: Readonly<Record<string, string>> = {}): TestServices {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-routes-"));
  const sent: Mail[] = [];
  const env = parseEnv({ NODE_ENV: "test", DATA_DIR: dataDir, LOG_LEVEL: "silent", ...variables });
  return {
    db,
    env,
    log: createLogger("silent", 2),
    files: diskFileStore(path.join(dataDir, "files")),
    mail: {
      async send(mail) {
        sent.push(mail);
        return { id: `mail-${sent.length}` };
      },
    },
    signer: openSigner(env),
    sent,
  };
}

/** What the server knows of a request that comes from an address. */
export const factsOf = (address = "127.0.0.1"): RequestFacts => ({
  id: "test-request",
  address,
  nonce: "test",
  shows: new Set(),
});

type Loader = (args: LoaderFunctionArgs) => unknown;
type Action = (args: ActionFunctionArgs) => unknown;

export interface Ask {
  /** "/judge/sheets/1?x=2" */
  readonly url: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Who is signed in. */
  readonly as?: { readonly userId: string } | null;
  readonly services?: Services;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the request comes from, 127.0.0.1 unless told. */
  readonly address?: string;
  /** What an action shares with the loaders of the page that answers it. */
  readonly request?: RequestFacts;
}

export interface Post extends Ask {
  readonly method?: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly form?: Readonly<Record<string, string>> | FormData;
  readonly json?: unknown;
}

/** What a loader or action answered or threw, in one shape. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Of a redirect. */
  readonly location: string | null;
  /** The data of a page, or the JSON or text of a response. */
  readonly data: unknown;
}

/** Asks a route module's loader, as a browser would. */
export function load(db: Database, loader: Loader, ask: Ask): Promise<Answer> {
  return call(db, loader, ask, { method: "GET" });
}

/** Posts to a route module's action. */
export function post(db: Database, action: Action, ask: Post): Promise<Answer> {
  const { method = "POST", form, json } = ask;
  if (json !== undefined) {
    return call(db, action, ask, {
      method,
      body: JSON.stringify(json),
      headers: { "content-type": "application/json" },
    });
  }
  return call(db, action, ask, { method, body: form instanceof FormData ? form : new URLSearchParams(form) });
}

async function call(db: Database, route: Loader & Action, ask: Ask, init: RequestInit): Promise<Answer> {
  const headers = new Headers({ ...init.headers, ...ask.headers } as Record<string, string>);
  if (ask.as) {
    const others = headers.get("cookie");
    headers.set("cookie", [`session=${await aSession(db, ask.as.userId)}`, ...(others ? [others] : [])].join("; "));
  }
  const request = new Request(new URL(ask.url, "http://localhost:3000"), { ...init, headers });
  const context: AppLoadContext = {
    services: ask.services ?? servicesOf(db),
    request: ask.request ?? factsOf(ask.address),
  };
  try {
    return await answerOf(await route({ request, params: { ...ask.params }, context }));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return answerOf(thrown);
  }
}

async function answerOf(value: unknown): Promise<Answer> {
  if (value instanceof Response) {
    const { status, headers } = value;
    const isJson = /json/.test(headers.get("content-type") ?? "");
    return { status, headers, location: headers.get("location"), data: await (isJson ? value.json() : value.text()) };
  }
  if (isDataWithInit(value)) {
    const headers = new Headers(value.init?.headers);
    return { status: value.init?.status ?? 200, headers, location: headers.get("location"), data: value.data };
  }
  return { status: 200, headers: new Headers(), location: null, data: value };
}

const isDataWithInit = (value: unknown): value is { data: unknown; init: ResponseInit | null } =>
  typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit";
