import { matchRoute, type SiteRoute } from "../routes";
import { cookieOf, type Visitor } from "./visitors";

/** A page that a visitor got to see; `status` is 200, 404 for the page of unknown paths, 500 or more when the site failed. */
export interface SeenPage {
  readonly visitor: Visitor;
  readonly route: SiteRoute;
  /** "/organiser/rounds/lam-dong-2026" */
  readonly path: string;
  /** Of a form that is written step by step; empty elsewhere. */
  readonly step: string;
  /** 1 for the first page of its route and step, 2 for the next in another state … */
  readonly variant: number;
  readonly status: number;
}

/** A round looks different in each of its states, and so does what people work on. */
const VARIANTS_OF_WORK = 3;
/** Tries for one route: some links lead to pages that are not for this visitor. */
const TRIES = 9;
const UNKNOWN_PAGE = "/a-page-that-is-not-there";

const isWork = ({ pattern }: SiteRoute) => /^\/(producer|judge|organiser)\b/.test(pattern) && pattern.includes(":");

/**
 * Every route a visitor may open, with paths found by following links from the pages without a parameter, and by trying the
 * parameters of a page on the pages below it. Redirects and refusals are no pages; the page for unknown paths is one, and so is a failure.
 * more: paths that no link leads to.
 */
export async function crawl(
  url: string,
  routes: readonly SiteRoute[],
  visitor: Visitor,
  more: readonly string[] = [],
): Promise<SeenPage[]> {
  const pages = routes.filter((route) => route.isPage);
  const seen: SeenPage[] = [];
  const tries = new Map<string, number>();
  const known = new Set<string>();
  const queue = [
    ...pages.map(({ pattern }) => pattern).filter((pattern) => !/[:*]/.test(pattern)),
    ...more,
    UNKNOWN_PAGE,
  ];
  const countOf = (route: SiteRoute, step: string) =>
    seen.filter((page) => page.route === route && page.step === step).length;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = matchRoute(routes, withoutQuery(path));
    if (!route?.isPage || known.has(path)) continue;
    known.add(path);
    const step = stepOf(path);
    const screen = `${route.pattern} ${step}`;
    const tried = tries.get(screen) ?? 0;
    const wanted = isWork(route) && !step ? VARIANTS_OF_WORK : 1;
    if (countOf(route, step) >= wanted || tried >= TRIES) continue;
    tries.set(screen, tried + 1);
    const answer = await fetch(url + path, { headers: cookieOf(visitor), redirect: "manual" });
    const html = await answer.text();
    const location = answer.headers.get("location");
    if (location?.startsWith("/")) queue.push(withoutQuery(location));
    const isShown = answer.status === (route.pattern === "/*" ? 404 : 200);
    if (!isShown && answer.status < 500) continue;
    seen.push({ visitor, route, path, step, variant: countOf(route, step) + 1, status: answer.status });
    queue.push(...linksIn(html, url), ...pagesBelow(pages, route, withoutQuery(path)));
  }
  return seen;
}

/** What a page leads to: links, forms, and addresses written out, as a mail has them. */
function linksIn(html: string, url: string): string[] {
  const found: string[] = [];
  for (const [, , quoted = ""] of html.matchAll(/\b(href|action)="([^"]*)"/g)) found.push(quoted);
  for (const [address] of html.matchAll(/https?:\/\/[^\s"'<>]+/g)) found.push(address);
  return found
    .map((link) => link.replaceAll("&amp;", "&"))
    .map((link) => (link.startsWith(`${url}/`) ? link.slice(url.length) : link))
    .filter((link) => /^\/(?!\/)/.test(link))
    .map((link) => withoutQuery(link) + (stepOf(link) && `?step=${stepOf(link)}`));
}

/** "/organiser/rounds/:slug/tally" beside a known "/organiser/rounds/lam-dong-2026". */
function pagesBelow(pages: readonly SiteRoute[], { pattern }: SiteRoute, path: string): string[] {
  if (!pattern.includes(":")) return [];
  return pages
    .filter((other) => other.pattern.startsWith(`${pattern}/`))
    .map((other) => path + other.pattern.slice(pattern.length))
    .filter((below) => !below.includes(":"));
}

const stepOf = (path: string) => /[?&]step=([\w-]+)/.exec(path)?.[1] ?? "";

const withoutQuery = (path: string) => path.split(/[?#]/, 1)[0] ?? path;
