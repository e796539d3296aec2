import { m } from "~/i18n/paraglide/messages";
import type { ResultKind } from "~/lib/vocabulary";
import { Tag } from "~/ui/primitives/tag";

/** What was told of a nomination when the results of its round were released. */
export function ResultTag({ kind }: { kind: ResultKind }) {
  switch (kind) {
    case "recognised":
      return <Tag tone="gold">{m.nominations_result_tag_recognised()}</Tag>;
    case "waiting":
      return <Tag tone="wait">{m.nominations_result_tag_waiting()}</Tag>;
    case "not_recognised":
      return <Tag>{m.nominations_result_tag_not_recognised()}</Tag>;
  }
}
