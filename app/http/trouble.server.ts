import { isBusy, isConnectionLost } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { loggedPath } from "./logged-path.server";
import type { Services } from "./services";

/** What to say where something stood in the way for a while; null where an error is of another kind. */
export function passingTrouble(error: unknown): string | null {
  if (isBusy(error)) return m.errors_busy_text();
  return isConnectionLost(error) ? m.errors_unreachable_text() : null;
}

/** The same, logged: what is answered with it is not logged at the edge. */
export function logPassing(
  { services, request }: { readonly services: Services; readonly request: Request },
  error: unknown,
): string | null {
  const trouble = passingTrouble(error);
  const path = loggedPath(new URL(request.url).pathname);
  if (isBusy(error)) services.log.warn({ err: error, path }, "gave up waiting");
  else if (trouble) services.log.error({ err: error, path }, "lost the database");
  return trouble;
}
