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
/** Of rounds, fairs and applications themselves all are opened: what only one of them leads to is come to as well. */
const VARIANTS_OF_WHOLE = 6;
const WHOLE = [
  /^\/organiser\/(rounds|fairs)\/:slug$/,
  /^\/(applications\/:id|meetings\/:code)$/,
  // A fair has much of this only while it is held, and afterwards.
  /^\/organiser\/fairs\/:slug\/(days(\/\w+)?|meetings|report)$/,
];
/** Tries for one route: some links lead to pages that are not for this visitor. */
const TRIES = 9;
const UNKNOWN_PAGE = "/a-page-that-is-not-there";
/** Requests of one visitor under way together. */
const AT_ONCE = 4;

/** A page of the site, as a step of it or with something chosen. */
interface Screen {
  readonly route: SiteRoute;
  readonly step: string;
  /** How many in different states are looked at. */
  readonly wanted: number;
}

/**
 * Every route a visitor may open, with paths found by following links from the pages without a parameter, and by trying the
 * parameters of a page on the pages below it. Redirects and refusals are no pages; the page for unknown paths is one, and so is a failure.
 * Whom it meets does not depend on which request is answered first. more: paths that no link leads to.
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
  const start = pages.map(({ pattern }) => pattern).filter((pattern) => !/[:*]/.test(pattern));
  const known = new Set<string>();
  let queue: string[] = [];
  const add = (paths: readonly string[]) => {
    for (const path of paths) {
      if (!known.has(path)) queue.push(path);
      known.add(path);
    }
  };
  const countOf = ({ route, step }: Screen) => seen.filter((page) => page.route === route && page.step === step).length;

  /** The next few paths, at most as many of a screen as are still wanted of it; what must wait for them stays in the queue. */
  const nextOf = () => {
    const batch: Array<{ readonly path: string; readonly screen: Screen }> = [];
    const waiting: string[] = [];
    for (const [at, path] of queue.entries()) {
      if (batch.length === AT_ONCE) {
        waiting.push(...queue.slice(at));
        break;
      }
      const screen = screenOf(routes, path);
      if (!screen) continue;
      const name = `${screen.route.pattern} ${screen.step}`;
      const left = screen.wanted - countOf(screen);
      if (left <= 0 || (tries.get(name) ?? 0) >= TRIES) continue;
      if (batch.filter((one) => one.screen.route === screen.route && one.screen.step === screen.step).length >= left) {
        waiting.push(path);
        continue;
      }
      tries.set(name, (tries.get(name) ?? 0) + 1);
      batch.push({ path, screen });
    }
    queue = waiting;
    return batch;
  };

  add([...start, ...more, UNKNOWN_PAGE]);
  for (let batch = nextOf(); batch.length > 0; batch = nextOf()) {
    const answers = await Promise.all(batch.map(({ path }) => open(url, path, visitor)));
    for (const [at, { status, location, html }] of answers.entries()) {
      const { path, screen } = batch[at]!;
      const { route, step } = screen;
      if (location?.startsWith("/")) add([withoutQuery(location)]);
      const isShown = status === (route.pattern === "/*" ? 404 : 200);
      if (!isShown && status < 500) continue;
      seen.push({ visitor, route, path, step, variant: countOf(screen) + 1, status });
      add([...linksIn(html, url), ...pagesBelow(pages, route, withoutQuery(path))]);
    }
  }
  return seen;
}

/** Null where a path leads to no page. */
function screenOf(routes: readonly SiteRoute[], path: string): Screen | null {
  const route = matchRoute(routes, withoutQuery(path));
  if (!route?.isPage) return null;
  const step = stepOf(path);
  const isWork = /^\/(producer|judge|organiser|applications)\b/.test(route.pattern) && route.pattern.includes(":");
  const isWhole = WHOLE.some((whole) => whole.test(route.pattern));
  const isChosen = step === "booth";
  const wanted = isWhole && !step ? VARIANTS_OF_WHOLE : isWork && (!step || isChosen) ? VARIANTS_OF_WORK : 1;
  return { route, step, wanted };
}

async function open(url: string, path: string, visitor: Visitor) {
  const answer = await fetch(url + path, { headers: cookieOf(visitor), redirect: "manual" });
  return { status: answer.status, location: answer.headers.get("location"), html: await answer.text() };
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
    .map((link) => withoutQuery(link) + neededQuery(link));
}

/** "/organiser/rounds/:slug/tally" beside a known "/organiser/rounds/lam-dong-2026". */
function pagesBelow(pages: readonly SiteRoute[], { pattern }: SiteRoute, path: string): string[] {
  if (!pattern.includes(":")) return [];
  return pages
    .filter((other) => other.pattern.startsWith(`${pattern}/`))
    .map((other) => path + other.pattern.slice(pattern.length))
    .filter((below) => !below.includes(":"));
}

/** Of a query, what the page cannot do without: the step of a form, the fair that is applied to, the booth that is chosen. */
const neededQuery = (link: string) => {
  const [, name, value] = /[?&](step|fair|booth)=([\w-]+)/.exec(link) ?? [];
  return name ? `?${name}=${value}` : "";
};

/** "booth" for any booth, else the name of the step. */
const stepOf = (path: string) => {
  const [, name, value] = /[?&](step|booth)=([\w-]+)/.exec(path) ?? [];
  return (name === "booth" ? name : value) ?? "";
};

const withoutQuery = (path: string) => path.split(/[?#]/, 1)[0] ?? path;
