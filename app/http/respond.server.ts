import type { Submission } from "@conform-to/react";
import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Database } from "~/db/client.server";
import { againIfCut, isMalformedId } from "~/db/violations.server";
import type { Actor, Context } from "~/domain/context";
import { DomainError, type DomainErrorCode } from "~/domain/errors";
import type { Locale } from "~/i18n/locale";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { noticeCookie } from "./cookies.server";
import { localeOf } from "./locale.server";
import { paths } from "./paths";
import { REFUSAL_STATUS } from "./refusal-status";
import type { Services } from "./services";
import { type RequestSession, readSession } from "./session.server";
import { logPassing, passingTrouble } from "./trouble.server";

/** What a route's work receives: the domain's context and the request around it. */
export interface RequestContext extends Context {
  /** Read again once a form has come in: a body that trickles must not outlast a deadline. */
  now: Date;
  readonly db: Database;
  readonly request: Request;
  readonly services: Services;
  readonly locale: Locale;
  readonly sessionId: string | null;
  /** Client address, for rate limits and the audit. */
  readonly address: string | null;
  /** Headers to send with whatever the route answers. */
  headers: Headers;
  /** Set by `parseForm`, so that a refusal by the domain gives the person their typing back. */
  submission: Submission<unknown, string[]> | null;
  /** What is done once the request is answered, however it ended: its temporary files go. */
  readonly atEnd: Array<() => Promise<void>>;
}

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What the error page of a refused request shows. */
export interface Refusal {
  readonly code: DomainErrorCode | "busy";
  readonly message: string;
}

/** Somebody else held what a request needed for too long, or the database is away; the same may succeed a little later. Source: RFC 9110, sections 15.6.4, 10.2.3. */
export const BUSY = { status: 503, retryAfterSeconds: 10 } as const;

/** Thrown by `parseForm` when the input does not fit; answered by `respond`. */
export class UnreadableForm extends Error {
  constructor(readonly submission: Submission<unknown, string[]>) {
    super("unreadable form");
  }
}

export async function requestContext(args: RouteArgs): Promise<RequestContext> {
  const { request } = args;
  const { services, request: facts } = args.context;
  const { now, locale, session } = await visitOf(args).catch((error) => {
    // Who asks is read before there is anything around the work.
    throw asPassing({ services, request }, error) ?? error;
  });
  const headers = new Headers();
  if (session?.cookie) headers.append("set-cookie", session.cookie);
  return {
    db: services.db,
    actor: session?.actor ?? null,
    now,
    request,
    services,
    locale,
    sessionId: session?.sessionId ?? null,
    address: facts.address,
    headers,
    submission: null,
    atEnd: [],
  };
}

/** When a request came, from whom and in which language. */
interface Visit {
  readonly now: Date;
  readonly locale: Locale;
  readonly session: RequestSession | null;
}

const visits = new WeakMap<object, Promise<Visit>>();

/** Read once for all loaders of a page. An action reads anew: what it changes must hold for the page that follows it. */
function visitOf({ request, context }: RouteArgs): Promise<Visit> {
  const known = isRead(request) ? visits.get(context.request) : undefined;
  if (known) return known;
  const visit = againIfCut(() => readVisit(request, context));
  if (isRead(request)) visits.set(context.request, visit);
  return visit;
}

async function readVisit(request: Request, { services, request: facts }: AppLoadContext): Promise<Visit> {
  const now = new Date();
  const [{ locale }, session] = await Promise.all([
    localeOf(request),
    readSession(request, services, now, facts.address),
  ]);
  return { now, locale, session };
}

/**
 * Every loader and action goes through here: session, language, and the domain's refusals as HTTP.
 * A refused action answers with the form as it was typed; a refused loader shows the error page of its status.
 */
export async function respond<T>(args: RouteArgs, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  const ctx = await requestContext(args);
  return runWithLocale(ctx.locale, async () => {
    try {
      refuseUnwritable(args.params);
      const answer = await carryOut(ctx, work);
      return withHeaders(answer, ctx.headers);
    } catch (thrown) {
      const error = isMalformedId(thrown) ? new DomainError("not_found", m.errors_not_found_title()) : thrown;
      refused.set(args.context.request, error);
      if (isRead(args.request)) throw asLoaderRefusal(ctx, error);
      return asActionRefusal(ctx, error) as T;
    } finally {
      await tidyUp(ctx);
    }
  });
}

const refused = new WeakMap<object, unknown>();

/** What a request was refused with, for the page that says it where the route has none; null when it was not refused. */
export function refusalOf({ context }: RouteArgs): ReturnType<typeof data> | null {
  const error = refused.get(context.request);
  const trouble = passingTrouble(error);
  if (trouble) return passing(trouble);
  if (error instanceof UnreadableForm) return data(null, { status: REFUSAL_STATUS.invalid });
  return error instanceof DomainError ? refusal(error) : null;
}

const refusal = ({ code, message }: DomainError) =>
  data({ code, message } satisfies Refusal, { status: REFUSAL_STATUS[code] });

const passing = (message: string) =>
  data({ code: "busy", message } satisfies Refusal, {
    status: BUSY.status,
    headers: { "retry-after": String(BUSY.retryAfterSeconds) },
  });

function asPassing(ctx: Pick<RequestContext, "services" | "request">, error: unknown) {
  const trouble = logPassing(ctx, error);
  return trouble && passing(trouble);
}

/** The work of a request; what only reads begins once more over a new connection, without what a first try left behind. */
export function carryOut<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  if (!isRead(ctx.request)) return work(ctx);
  const { headers } = ctx;
  return againIfCut(async () => {
    await tidyUp(ctx);
    ctx.headers = new Headers(headers);
    return work(ctx);
  });
}

/** What a request leaves behind goes when it is answered. */
export async function tidyUp(ctx: RequestContext): Promise<void> {
  await Promise.allSettled(ctx.atEnd.splice(0).map((tidy) => tidy()));
}

/** PostgreSQL keeps no U+0000 in a text, so an address that holds one names nothing. */
export function refuseUnwritable(params: RouteArgs["params"]): void {
  if (Object.values(params).some((value) => value?.includes("\0"))) {
    throw new DomainError("not_found", m.errors_not_found_title());
  }
}

const isRead = (request: Request) => request.method === "GET" || request.method === "HEAD";

/** A shared cache may hand what it keeps to anybody: an answer that carries someone's cookie is for their browser only. */
function keepFromOthers(headers: Headers): void {
  const caching = headers.get("cache-control");
  if (!caching?.includes("public")) return;
  headers.set("cache-control", caching.replace("public", "private"));
  headers.append("vary", "Cookie");
}

function withHeaders<T>(answer: T, headers: Headers): T {
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return answer;
  if (answer instanceof Response) {
    for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
    keepFromOthers(answer.headers);
    return answer;
  }
  if (isDataWithInit(answer)) {
    const all = new Headers(answer.init?.headers);
    for (const cookie of cookies) all.append("set-cookie", cookie);
    return data(answer.data, { ...answer.init, headers: all }) as T;
  }
  return data(answer, { headers }) as T;
}

const isDataWithInit = (
  value: unknown,
): value is { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null } =>
  typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit";

function asLoaderRefusal(ctx: RequestContext, error: unknown): unknown {
  const away = asPassing(ctx, error);
  if (away) return away;
  if (!(error instanceof DomainError)) return error;
  if (error.code === "forbidden" && ctx.actor === null) return redirectToLogin(ctx.request);
  return refusal(error);
}

function asActionRefusal(ctx: RequestContext, error: unknown): unknown {
  if (error instanceof UnreadableForm) return data({ result: error.submission.reply() }, { status: 422 });
  const trouble = logPassing(ctx, error);
  if (trouble) {
    if (!ctx.submission) throw passing(trouble);
    // What was typed stays in the form.
    return data({ result: ctx.submission.reply({ formErrors: [trouble] }) }, { status: BUSY.status });
  }
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "forbidden" && ctx.actor === null) return redirectToLogin(ctx.request);
  if (!ctx.submission || error.code === "not_found") throw refusal(error);
  const fieldErrors = Object.fromEntries(Object.entries(error.fields ?? {}).map(([name, texts]) => [name, [...texts]]));
  const formErrors = error.fields ? [] : [error.message];
  return data({ result: ctx.submission.reply({ formErrors, fieldErrors }) }, { status: REFUSAL_STATUS[error.code] });
}

function redirectToLogin(request: Request): Response {
  const url = new URL(request.url);
  return redirect(paths.login({ next: isRead(request) ? url.pathname + url.search : undefined }));
}

/** For verbs and pages that need someone signed in. */
export function requireActor<C extends Context>(ctx: C): asserts ctx is C & { actor: Actor } {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
}

/** Go on to a page and say there, once, what happened. Status 303: a reload does not repeat the act. */
export async function redirectWithNotice(path: string, notice: string): Promise<Response> {
  return redirect(path, { status: 303, headers: { "set-cookie": await noticeCookie.serialize(notice) } });
}
