import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { respond } from "~/http/respond.server";
import { showKeptPages } from "~/http/session.server";
import { JUROR_HEADER } from "~/offline/caches";
import { JudgeShell } from "~/ui/sheets/judge-shell";
import { LostContact } from "~/ui/sheets/lost-contact";
import { ErrorPage } from "~/ui/shell/error-page";
import type { PageHandle } from "~/ui/shell/handle";

/** All pages of a juror hold what was not sent yet, and send it. */
export const handle = { hydrate: true } satisfies PageHandle;

/** Whose page it is, for the worker that keeps it (app/offline/worker.ts). */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const jurorId = loaderHeaders.get(JUROR_HEADER);
  return new Headers(jurorId ? { [JUROR_HEADER]: jurorId } : {});
};

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const roundIds = (ctx.actor?.seats ?? []).filter(({ role }) => role === "juror").map(({ roundId }) => roundId);
    // Also once every seat has ended: what their device did not send is told, and can be read.
    const jurorId = ctx.actor?.wasSeated ? ctx.actor.userId : null;
    if (!jurorId) return data({ jurorId, roundIds });
    showKeptPages(ctx, jurorId);
    return data({ jurorId, roundIds }, { headers: { [JUROR_HEADER]: jurorId } });
  });
}

export default function JudgeArea() {
  return (
    <JudgeShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </JudgeShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  // What a browser throws when no server answers.
  if (error instanceof TypeError) return <LostContact />;
  return <ErrorPage error={error} here={pathname + search} />;
}
