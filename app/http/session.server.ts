import type { Actor } from "~/domain/context";
import { loadActor } from "~/domain/people/actor.server";
import { openLucia, type SessionKeeper } from "~/domain/people/lucia.server";
import { touchSession } from "~/domain/people/touch-session.server";
import { jurorCookie, keptCookie } from "./cookies.server";
import type { Services } from "./services";

const keepers = new WeakMap<object, SessionKeeper>();

/** One keeper a database, so that a process with two (tests) does not mix them. */
export function sessionKeeper(services: Services): SessionKeeper {
  let keeper = keepers.get(services.db);
  if (!keeper) {
    keeper = openLucia(services.db, { secure: services.env.PUBLIC_URL?.startsWith("https:") ?? false });
    keepers.set(services.db, keeper);
  }
  return keeper;
}

export interface RequestSession {
  readonly actor: Actor;
  readonly sessionId: string;
  /** Language chosen for mails; pages follow the language cookie first. */
  readonly locale: string;
  /** A Set-Cookie to send when the session was prolonged. */
  readonly cookie: string | null;
}

/** Who sent this request, by its session cookie; null for a visitor or when the account was disabled. */
export async function readSession(
  request: Request,
  services: Services,
  now: Date,
  address: string | null,
): Promise<RequestSession | null> {
  const keeper = sessionKeeper(services);
  const sessionId = keeper.readSessionCookie(request.headers.get("cookie") ?? "");
  if (!sessionId) return null;
  const { session, user } = await keeper.validateSession(sessionId);
  if (!session || !user) return null;
  const actor = await loadActor(services.db, user.id, now, address);
  if (!actor) return null;
  await touchSession(services.db, session.id, session.lastSeenAt ?? null, now);
  return {
    actor,
    sessionId: session.id,
    locale: user.locale,
    cookie: session.fresh ? keeper.createSessionCookie(session.id).serialize() : null,
  };
}

/** What a session is begun and ended with; `RequestContext` has it. */
interface SessionRequest {
  readonly services: Services;
  readonly request: Request;
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly headers: Headers;
}

/** Sign in: a new session of its own id, its cookie on the answer; the session this browser had before ends. */
export async function startSession(ctx: SessionRequest, userId: string): Promise<void> {
  const keeper = sessionKeeper(ctx.services);
  if (ctx.sessionId) await keeper.invalidateSession(ctx.sessionId);
  const session = await keeper.createSession(userId, {
    address: ctx.address,
    userAgent: ctx.request.headers.get("user-agent")?.slice(0, 400) ?? null,
  });
  ctx.headers.append("set-cookie", keeper.createSessionCookie(session.id).serialize());
  hideKeptPages(ctx);
}

/** Sign out: the session ends in the database, not only in this browser. */
export async function endCurrentSession(ctx: SessionRequest): Promise<void> {
  const keeper = sessionKeeper(ctx.services);
  if (ctx.sessionId) await keeper.invalidateSession(ctx.sessionId);
  ctx.headers.append("set-cookie", keeper.createBlankSessionCookie().serialize());
  hideKeptPages(ctx);
}

/** Lets this browser show, without a network, what its juror took along. */
export function showKeptPages(ctx: SessionRequest, jurorId: string): void {
  if (ctx.request.headers.get("cookie")?.includes(`judge=${jurorId}`)) return;
  ctx.headers.append("set-cookie", jurorCookie(jurorId, { secure: isSecure(ctx) }));
}

/**
 * Notes in this browser that it keeps things for someone - a gate's page, an exhibitor's contacts - until they sign out by the page that
 * asks their device. A session that ends by itself leaves it.
 */
export function noteKeptThings(ctx: SessionRequest, userId: string): void {
  showKeptPages(ctx, userId);
  if (!keepsThings(ctx, userId)) ctx.headers.append("set-cookie", keptCookie(userId, { secure: isSecure(ctx) }));
}

export const keepsThings = ({ request }: SessionRequest, userId: string): boolean =>
  request.headers.get("cookie")?.includes(`kept=${userId}`) ?? false;

/** Once the device was asked and has forgotten it all. */
export function forgetKeptThings(ctx: SessionRequest): void {
  ctx.headers.append("set-cookie", keptCookie(null, { secure: isSecure(ctx) }));
}

/** Until a page of /judge says who it is now: whoever signs in next must not see what another took along. */
function hideKeptPages(ctx: SessionRequest): void {
  ctx.headers.append("set-cookie", jurorCookie(null, { secure: isSecure(ctx) }));
}

const isSecure = ({ services }: SessionRequest) => services.env.PUBLIC_URL?.startsWith("https:") ?? false;
