import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { localeOf } from "~/http/locale.server";
import { loggedPath } from "~/http/logged-path.server";
import { NonceContext } from "~/http/nonce";
import { BUSY } from "~/http/respond.server";
import { runWithLocale } from "~/i18n/locale.server";
import { installZodMessages } from "~/i18n/zod-messages";

const PATIENCE_MS = 10_000;

installZodMessages();

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { request: facts }: AppLoadContext,
): Promise<Response> {
  const { locale } = await localeOf(request);
  const nonce = isHydrated(remix) ? facts.nonce : undefined;
  headers.set("content-type", "text/html; charset=utf-8");
  const html = await runWithLocale(locale, () =>
    render(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={PATIENCE_MS} />
      </NonceContext.Provider>,
    ),
  );
  return new Response(html, { status, headers });
}

/** Logged once, here; the page shows the error boundary. A refusal is no error; who gave up waiting was logged with the reason. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && (error.status < 500 || error.status === BUSY.status)))
    return;
  const path = loggedPath(new URL(request.url).pathname);
  context.services.log.error({ err: error, method: request.method, path }, "request failed");
}

function isHydrated({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as { hydrate?: boolean } | undefined;
    return handle?.hydrate === true;
  });
}

/** The whole page at once: what would arrive later needs scripts, which most pages do not send. */
function render(element: React.ReactElement): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(withoutPadding(chunk));
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(element, {
      onAllReady: () => void pipe(sink),
      onShellError: reject,
      onError: reject,
    });
    const timer = setTimeout(() => abort(new Error(`The page took longer than ${PATIENCE_MS} ms`)), PATIENCE_MS);
    sink.on("close", () => clearTimeout(timer));
  });
}

/**
 * React 18 leaves zeros at the end of a block of bytes where a letter of several no longer fits, and sends them along, in
 * Vietnamese on every other page (facebook/react#26228, in React 19). A page has no other zeros.
 */
function withoutPadding(chunk: Buffer): Buffer {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1] === 0) end -= 1;
  return chunk.subarray(0, end);
}
