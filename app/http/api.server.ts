import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { DomainError } from "~/domain/errors";
import { actorOfToken, type TokenScope } from "~/domain/people/api-token.server";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import { isUuid } from "~/lib/uuid";
import { writableText } from "~/lib/writable-text";
import { spendRequest, waitOfCaller } from "./rate-limit-api.server";
import { REFUSAL_STATUS } from "./refusal-status";
import { BUSY, carryOut, type RequestContext, refuseUnwritable, requestContext, tidyUp } from "./respond.server";
import { logPassing } from "./trouble.server";

/** The body of every refusal. `fields`: parameter or field to its sentences. */
export interface ApiError {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Readonly<Record<string, readonly string[]>>;
  };
}

export interface ApiOptions {
  /** What a token must be for. A signed-in browser needs none. */
  readonly scope?: TokenScope;
  /** Open data: any site may read it, and caches may keep it for a minute. */
  readonly isOpen?: boolean;
}

const OPEN_SECONDS = 60;

/** A refusal that is not the domain's: of the token, or of how something was asked. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields?: Readonly<Record<string, readonly string[]>>,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/**
 * Every loader and action of the API goes through here: who asks (a bearer token, else the session), language, and refusals as
 * JSON. What `work` returns is sent as JSON with status 200 unless it is a Response.
 */
export async function respondJson(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  work: (ctx: RequestContext) => Promise<unknown>,
  { scope, isOpen = false }: ApiOptions = {},
): Promise<Response> {
  if (args.request.method === "OPTIONS") return preflight(isOpen);
  const ctx = await requestContext(args);
  return runWithLocale(ctx.locale, async () => {
    try {
      refuseUnwritable(args.params);
      const answer = await carryOut(ctx, async (ctx) => work(await withTokenActor(ctx, { scope, isOpen })));
      const response = answer instanceof Response ? answer : Response.json(answer);
      return withHeaders(response, ctx, isOpen);
    } catch (error) {
      return withHeaders(asRefusal(ctx, error), ctx, isOpen);
    } finally {
      await tidyUp(ctx);
    }
  });
}

/** Parameters of an address by a schema; an empty one counts as not given. Throws a refusal with status 400. */
export function readQuery<Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> {
  const params = new URL(request.url).searchParams;
  const given = Object.keys(schema.shape).flatMap((name) => {
    const value = writableText(params.get(name) ?? "");
    return value ? [[name, value] as const] : [];
  });
  return readBy(schema, Object.fromEntries(given), m.awards_api_bad_parameters());
}

/** The body as JSON by a schema, and the clock as it is once all of it has come. Throws a refusal with status 400. */
export async function readBody<Schema extends z.ZodType>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await ctx.request.text();
  ctx.now = new Date();
  return readBy(schema, parseJson(text), m.awards_api_bad_body());
}

/** The same where a request may come without a body: none counts as an empty object. */
export async function readBodyIfAny<Schema extends z.ZodObject>(
  ctx: RequestContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await ctx.request.text();
  ctx.now = new Date();
  return readBy(schema, text.trim() === "" ? {} : parseJson(text), m.awards_api_bad_body());
}

/** Logs what failed of an operation that is answered for with others. */
export function logFaultsOf({ services, request }: RequestContext): (err: unknown, operationId: string | null) => void {
  const { pathname } = new URL(request.url);
  return (err, operationId) => services.log.error({ err, path: pathname, operationId }, "operation failed");
}

/** Every text of it as it can be kept: a half pair of surrogates, or a U+0000, is easily written in JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? writableText(value) : value));
  } catch {
    throw new ApiRefusal(400, "invalid", m.awards_api_not_json());
  }
}

/** The action of what is only read. */
export function refuseWriting(args: ActionFunctionArgs): Promise<Response> {
  return respondJson(args, async () => {
    throw wrongMethod(m.awards_api_read_only(), "GET, HEAD, OPTIONS");
  });
}

/** Whatever an address is asked by that only takes some methods; `allowed` as "POST, DELETE". */
export function refuseMethod(args: LoaderFunctionArgs | ActionFunctionArgs, allowed: string): Promise<Response> {
  return respondJson(args, async () => {
    throw wrongMethod(m.awards_api_wrong_method({ allowed }), `${allowed}, OPTIONS`);
  });
}

/** Source: RFC 9110, section 15.5.6. */
const wrongMethod = (message: string, allow: string) =>
  new ApiRefusal(405, "method_not_allowed", message, undefined, { allow });

/** An identifier in a path; one that cannot be one names nothing. */
export function readId(params: { readonly id?: string | undefined }, name: "id" = "id"): string {
  const id = params[name] ?? "";
  if (!isUuid(id)) throw new ApiRefusal(404, "not_found", m.awards_api_not_found());
  return id;
}

export function unknownParameter(name: string, message: string): ApiRefusal {
  return new ApiRefusal(400, "invalid", m.awards_api_bad_parameters(), { [name]: [message] });
}

function readBy<Schema extends z.ZodType>(schema: Schema, value: unknown, refusal: string): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields: Record<string, string[]> = {};
  for (const { path, message } of read.error.issues) {
    const name = path.join(".");
    fields[name] = [...(fields[name] ?? []), message];
  }
  throw new ApiRefusal(400, "invalid", refusal, fields);
}

async function withTokenActor(ctx: RequestContext, { scope, isOpen }: ApiOptions): Promise<RequestContext> {
  const header = ctx.request.headers.get("authorization");
  if (header === null) {
    const caller = ctx.actor ? { userId: ctx.actor.userId } : { address: ctx.address };
    refuseFlood(await spendRequest(ctx, caller));
    if (scope && !ctx.actor) throw new ApiRefusal(401, "unauthorized", m.awards_api_sign_in());
    // A cache hands open data to everyone, so it must not hold what only the one who asked may see.
    return isOpen ? { ...ctx, actor: null } : ctx;
  }
  // Guesses count for the address they come from; a token that holds counts for itself, wherever it is used.
  const guesser = { guesser: ctx.address };
  refuseFlood(await waitOfCaller(ctx, guesser));
  const token = /^bearer +(\S+)$/i.exec(header)?.[1];
  const bearer = token ? { token: sha256Hex(token) } : null;
  // Before it is looked up: a flood must not reach the database.
  if (bearer) refuseFlood(await waitOfCaller(ctx, bearer));
  const found = token ? await actorOfToken(ctx.db, token, ctx.now, ctx.address) : null;
  refuseFlood(await spendRequest(ctx, found && bearer ? bearer : guesser));
  if (!found) throw new ApiRefusal(401, "unauthorized", m.awards_api_bad_token());
  if (scope && !found.scopes.has(scope)) throw new ApiRefusal(403, "forbidden", m.awards_api_no_scope({ scope }));
  return { ...ctx, actor: found.actor, sessionId: null };
}

/** Source: RFC 9110, section 10.2.3; RFC 6585, section 4. */
function refuseFlood(waitSeconds: number | null): void {
  if (waitSeconds === null) return;
  const sentence = m.people_api_too_many({ seconds: waitSeconds });
  throw new ApiRefusal(429, "too_many", sentence, undefined, { "retry-after": String(waitSeconds) });
}

function asRefusal(ctx: RequestContext, error: unknown): Response {
  if (error instanceof ApiRefusal) {
    const { status, code, message, fields } = error;
    return refusal(status, { code, message, fields }, error.headers);
  }
  if (error instanceof DomainError) {
    const { code, message, fields } = error;
    // Who came with a token that holds is known, and may not.
    const isNobody = !ctx.actor && !ctx.request.headers.has("authorization");
    if (code === "forbidden" && isNobody) return refusal(401, { code: "unauthorized", message });
    return refusal(REFUSAL_STATUS[code], { code, message, fields });
  }
  const trouble = logPassing(ctx, error);
  if (trouble) {
    const wait = { "retry-after": String(BUSY.retryAfterSeconds) };
    return refusal(BUSY.status, { code: "busy", message: trouble }, wait);
  }
  ctx.services.log.error({ err: error, path: new URL(ctx.request.url).pathname }, "request failed");
  return refusal(500, { code: "internal", message: m.errors_server_title() });
}

function refusal(status: number, error: ApiError["error"], more: Readonly<Record<string, string>> = {}): Response {
  const headers = new Headers(more);
  if (status === 401) headers.set("www-authenticate", "Bearer");
  return Response.json({ error } satisfies ApiError, { status, headers });
}

function withHeaders(response: Response, ctx: RequestContext, isOpen: boolean): Response {
  const { headers } = response;
  const isRead = ctx.request.method === "GET" || ctx.request.method === "HEAD";
  const isCached = isOpen && isRead && response.ok && !ctx.request.headers.has("authorization");
  headers.set("cache-control", isCached ? `public, max-age=${OPEN_SECONDS}` : "no-store");
  headers.append("vary", "Authorization");
  if (isOpen) openToAll(headers);
  for (const cookie of isCached ? [] : ctx.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return response;
}

function preflight(isOpen: boolean): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (isOpen) {
    openToAll(headers);
    headers.set("access-control-allow-methods", "GET, HEAD, OPTIONS");
    headers.set("access-control-allow-headers", "Authorization, Content-Type");
    headers.set("access-control-max-age", "86400");
  }
  return new Response(null, { status: 204, headers });
}

/** Without credentials: what is open needs none. */
function openToAll(headers: Headers): void {
  headers.set("access-control-allow-origin", "*");
}
