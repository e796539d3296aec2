import { Link, useNavigate } from "@remix-run/react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { PageHeader } from "~/ui/primitives/page-header";

interface ScreenHeadProps {
  readonly round: { readonly slug: string; readonly name: string };
  readonly list: Readonly<Record<string, string | undefined>>;
  readonly title: string;
  readonly lead: string;
  readonly tags: ReactNode;
  readonly place: {
    readonly number: number;
    readonly total: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
}

/** What it is, where one is in the list, and the way to its neighbours: by links, and by Alt with the arrows. */
export function ScreenHead({ round, list, title, lead, tags, place }: ScreenHeadProps) {
  const to = (id: string | null) => id && paths.organiserNomination(id, list);
  const [previous, next] = [to(place.previous), to(place.next)];
  useArrows(previous, next);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: round.name, to: paths.organiserRound(round.slug) },
          { label: m.rounds_queue_title(), to: paths.organiserNominations(round.slug, list) },
        ]}
        tags={tags}
        title={<span className="block text-[0.72em] leading-snug">{title}</span>}
        lead={lead}
        actions={
          <nav aria-label={m.nominations_screen_neighbours()} className="flex flex-wrap items-center gap-x-4">
            {previous && (
              <Link to={previous} title="Alt + ↑" className="inline-flex min-h-11 items-center gap-1.5">
                <ArrowLeft size={18} aria-hidden /> {m.nominations_screen_previous()}
              </Link>
            )}
            {place.number > 0 && (
              <span className="text-soft">
                {m.nominations_screen_place({ number: place.number, total: place.total })}
              </span>
            )}
            {next && (
              <Link to={next} title="Alt + ↓" className="inline-flex min-h-11 items-center gap-1.5 font-semibold">
                {m.rounds_nomination_next()} <ArrowRight size={18} aria-hidden />
              </Link>
            )}
          </nav>
        }
      />
      <nav aria-label={m.nominations_screen_parts()} className="no-print -mt-3 mb-5 flex flex-wrap gap-x-5 lg:hidden">
        <a href="#viewer" className="inline-flex min-h-11 items-center">
          {m.nominations_screen_viewer()}
        </a>
        <a href="#checklist" className="inline-flex min-h-11 items-center">
          {m.rounds_nomination_checklist()}
        </a>
        <a href="#answer" className="inline-flex min-h-11 items-center font-semibold">
          {m.rounds_nomination_answer()}
        </a>
        <a href="#dossier" className="inline-flex min-h-11 items-center">
          {m.nominations_dossier_title()}
        </a>
      </nav>
    </>
  );
}

function useArrows(previous: string | null, next: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const to = event.key === "ArrowDown" ? next : event.key === "ArrowUp" ? previous : null;
      if (!to) return;
      event.preventDefault();
      navigate(to);
    };
    window.addEventListener("keydown", go);
    return () => window.removeEventListener("keydown", go);
  }, [navigate, previous, next]);
}
