import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";

/** Where and until when one complains of the results. until: the last day, "YYYY-MM-DD". */
export function Complaining({ slug, until }: { slug: string; until: string }) {
  return (
    <Alert
      className="mt-6"
      actions={
        <ButtonLink small to={paths.roundNewComplaint(slug)}>
          {m.complaints_link()}
        </ButtonLink>
      }
    >
      {m.complaints_open_until({ date: formatDate(until) })}
    </Alert>
  );
}
