import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { areasOf } from "~/domain/people/policy";
import { languageCookie, noticeCookie } from "~/http/cookies.server";
import { localeOf } from "~/http/locale.server";
import { useNonce } from "~/http/nonce";
import { type Preferences, readPreferences, type TextSize, type Theme } from "~/http/preferences";
import { respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import styles from "~/styles/app.css?url";
import serif from "~/styles/fonts/tinh-hoa-serif-700.woff2?url";
import text from "~/styles/fonts/tinh-hoa-text-400.woff2?url";
import { Alert } from "~/ui/primitives/alert";
import { ErrorPage, errorTitle } from "~/ui/shell/error-page";
import { Footer } from "~/ui/shell/footer";
import { handlesOf } from "~/ui/shell/handle";
import { Header } from "~/ui/shell/header";

export const links: LinksFunction = () => [
  { rel: "preload", href: text, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "preload", href: serif, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${errorTitle(error)} · ${m.common_brand()}` : `${m.common_brand()} · ${m.common_brand_line()}` },
  { name: "description", content: m.ui_footer_about() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const cookies = args.request.headers.get("cookie");
    const notice: unknown = await noticeCookie.parse(cookies);
    if (notice) ctx.headers.append("set-cookie", await noticeCookie.serialize("", { maxAge: 0 }));
    const { locale, chosenNow } = await localeOf(args.request);
    if (chosenNow) ctx.headers.append("set-cookie", await languageCookie.serialize(locale));
    return {
      account: ctx.actor && { name: ctx.actor.name, email: ctx.actor.email, areas: areasOf(ctx.actor) },
      preferences: readPreferences(cookies),
      notice: typeof notice === "string" ? notice : null,
      requestId: args.context.request.id,
    };
  });
}

const UNTOLD: Preferences = { theme: "system", textSize: "normal" };
const THEME_NAMES: Record<Theme, string | undefined> = {
  system: undefined,
  light: "tinhhoa",
  dark: "tinhhoa-dark",
  contrast: "tinhhoa-contrast",
};
const TEXT_NAMES: Record<TextSize, string | undefined> = {
  small: "small",
  normal: undefined,
  large: "large",
  largest: "largest",
};

/** Also around the error page, whose loader may be what failed. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const handles = handlesOf(useMatches());
  const { pathname, search } = useLocation();
  const nonce = useNonce();
  const preferences = data?.preferences ?? UNTOLD;
  const isBare = handles.some((handle) => handle.bare);
  const isHydrated = handles.some((handle) => handle.hydrate);
  return (
    <html
      lang={getLocale()}
      data-theme={THEME_NAMES[preferences.theme]}
      data-text={TEXT_NAMES[preferences.textSize]}
      className="font-sans"
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <a
          href="#main"
          className="skip-link btn btn-main sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2"
        >
          {m.ui_skip_to_content()}
        </a>
        {!isBare && (
          <Header account={data?.account ?? null} preferences={preferences} pathname={pathname} search={search} />
        )}
        <div role="status" aria-label={m.ui_flash_region()} className="no-print">
          {data?.notice && (
            <div className="wrap pt-4">
              <Alert tone="ok">{data.notice}</Alert>
            </div>
          )}
        </div>
        <main id="main" tabIndex={-1} className="flex-1 focus:outline-none">
          {children}
        </main>
        {!isBare && <Footer isSignedIn={Boolean(data?.account)} />}
        {isHydrated && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  return <ErrorPage error={error} requestId={data?.requestId} here={pathname + search} />;
}
