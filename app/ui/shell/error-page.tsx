import { isRouteErrorResponse } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { SearchField } from "~/ui/primitives/search-field";

interface Sentences {
  readonly title: string;
  readonly text: string;
}

function sentencesFor(status: number, code?: string): Sentences {
  switch (status) {
    case 401:
      return { title: m.errors_sign_in_title(), text: m.errors_sign_in_text() };
    case 403:
      return { title: m.errors_forbidden_title(), text: m.errors_forbidden_text() };
    case 404:
    case 405:
      return { title: m.errors_not_found_title(), text: m.errors_not_found_text() };
    case 409:
      // Refused in this phase, whoever did what meanwhile.
      if (code === "closed") return { title: m.errors_closed_title(), text: m.errors_closed_text() };
      return { title: m.errors_conflict_title(), text: m.errors_conflict_text() };
    case 429:
      return { title: m.errors_too_many_title(), text: m.errors_too_many_text() };
    case 503:
      return { title: m.errors_busy_title(), text: m.errors_busy_text() };
    default:
      if (status < 500) return { title: m.errors_refused_title(), text: m.errors_refused_text() };
      return { title: m.errors_server_title(), text: m.errors_server_text() };
  }
}

export function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

export function errorTitle(error: unknown): string {
  return sentencesFor(statusOf(error), refusedWith(error, "code")).title;
}

/** A refusal of the domain brings its own sentence, which knows more than the status does. */
function refusedWith(error: unknown, part: "code" | "message"): string | undefined {
  const data: unknown = isRouteErrorResponse(error) ? error.data : undefined;
  const said = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[part] : undefined;
  return typeof said === "string" ? said : undefined;
}

interface ErrorPageProps {
  readonly error: unknown;
  readonly requestId?: string;
  readonly here: string;
}

export function ErrorPage({ error, requestId, here }: ErrorPageProps) {
  const status = statusOf(error);
  const { title, text } = sentencesFor(status, refusedWith(error, "code"));
  return (
    <div className="wrap grid items-center gap-8 py-12 sm:py-20 md:grid-cols-[1.2fr_1fr]">
      <div>
        <p className="font-display text-xl font-bold text-lacquer-ink">{status}</p>
        <h1 className="mt-1">{title}</h1>
        <p className="mt-4 max-w-xl text-[1.06rem] text-soft">{refusedWith(error, "message") ?? text}</p>
        {status === 404 && (
          <div className="mt-6 max-w-lg">
            <SearchField action={paths.products()} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap gap-3">
          {status === 401 ? (
            <ButtonLink kind="main" to={paths.login({ next: here })} reloadDocument>
              {m.common_sign_in()}
            </ButtonLink>
          ) : (
            <ButtonLink kind={status === 404 ? "plain" : "main"} to={paths.home()} reloadDocument>
              {m.errors_go_home()}
            </ButtonLink>
          )}
          {status >= 500 && (
            <ButtonLink to={here} reloadDocument>
              {m.errors_try_again()}
            </ButtonLink>
          )}
        </div>
        {status >= 500 && requestId && (
          <p className="mt-8 text-sm text-soft">
            <code className="rounded bg-wash px-2 py-1 text-ink">{m.errors_error_id({ id: requestId })}</code>{" "}
            {m.errors_error_id_hint()}
          </p>
        )}
      </div>
      <Drawing>{status >= 500 ? <BrokenJar /> : status === 404 ? <EmptyShelf /> : <ClosedGate />}</Drawing>
    </div>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 400 300" aria-hidden="true" className="w-full rounded-box max-md:hidden">
      <rect width="400" height="300" className="fill-pic-1" />
      <g fill="none" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round" className="stroke-pic-lacquer">
        {children}
      </g>
    </svg>
  );
}

function BrokenJar() {
  return (
    <>
      <path d="M150 82h100M160 82c-4 26-38 34-38 84 0 46 30 74 78 74s78-28 78-74c0-50-34-58-38-84" />
      <path d="M196 82l14 34-22 22 26 30-18 26 12 30" className="stroke-pic-clay" strokeWidth="5" />
    </>
  );
}

function EmptyShelf() {
  return (
    <>
      <path d="M64 136h272M64 244h272M86 70v190M314 70v190" className="stroke-pic-clay" />
      <path d="M126 90h40M130 90c-2 10-16 14-16 30 0 8 4 13 10 16h44c6-3 10-8 10-16 0-16-14-20-16-30" />
      <path d="M216 186h52M220 186c-2 14-22 18-22 40 0 8 4 14 10 18h68c6-4 10-10 10-18 0-22-20-26-22-40" />
      <path d="M122 212c0-14 10-22 20-22s20 8 20 22v32h-40z" strokeWidth="5" strokeDasharray="1 13" />
    </>
  );
}

function ClosedGate() {
  return (
    <>
      <path d="M70 96c40-10 70-32 130-32s90 22 130 32M90 96v150M310 96v150" className="stroke-pic-clay" />
      <path d="M120 124h80v122h-80zM200 124h80v122h-80z" />
      <circle cx="184" cy="186" r="5" className="fill-pic-gold stroke-pic-gold" />
      <circle cx="216" cy="186" r="5" className="fill-pic-gold stroke-pic-gold" />
    </>
  );
}
