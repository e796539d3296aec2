import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { type Ask, load } from "#tests/support/routes";
import type { Database } from "~/db/client.server";

interface Page {
  readonly loader: (args: LoaderFunctionArgs) => unknown;
  readonly default: ComponentType;
}

/** The markup of a route's page as someone gets it, with what an action answered before; or the status of a refusal. */
export async function rendered(db: Database, page: Page, ask: Ask, actionData?: unknown): Promise<string> {
  const { status, data, location } = await load(db, page.loader, ask);
  if (status !== 200) return [status, location].filter(Boolean).join(" ");
  const { query, dataRoutes } = createStaticHandler([
    { path: "*", Component: page.default, loader: () => data as object },
  ]);
  const context = await query(new Request(new URL(ask.url, "http://localhost:3000")));
  if (context instanceof Response) throw new Error(`the page went elsewhere: ${context.status}`);
  const [id] = Object.keys(context.loaderData);
  const answered = { ...context, actionData: actionData && id ? { [id]: actionData } : null };
  return renderToStaticMarkup(
    <StaticRouterProvider router={createStaticRouter(dataRoutes, answered)} context={answered} hydrate={false} />,
  );
}
