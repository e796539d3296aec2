import type { MetaFunction } from "@remix-run/node";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.judge_offline_page_title()} · ${m.common_brand()}` }];

/** What the worker of /judge shows without a network in place of a page that is not on the device. */
export default function Offline() {
  return (
    <Page narrow>
      <EmptyState title={m.judge_offline_page_title()}>
        {m.judge_offline_page_text()} <a href={paths.judge()}>{m.judge_title()}</a>
      </EmptyState>
    </Page>
  );
}
