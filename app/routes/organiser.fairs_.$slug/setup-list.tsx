import { Link } from "@remix-run/react";
import type { Prepared } from "~/domain/fairs/preparation";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { looksOf, stepTitle } from "~/ui/fairs/setup";
import { Card, Section } from "~/ui/primitives/card";

interface SetupListProps {
  readonly slug: string;
  readonly steps: readonly Prepared[];
  readonly isDraft: boolean;
}

/** What is set of a fair and what is missing; of a public one only what is to be looked at. */
export function SetupList({ slug, steps, isDraft }: SetupListProps) {
  const shown = isDraft ? steps : steps.filter(({ notes }) => notes.length > 0);
  if (shown.length === 0) return null;
  return (
    <Section title={isDraft ? m.fairs_setup_title() : m.fairs_look_at()}>
      <Card padded={false}>
        <ol className="divide-y divide-line">
          {shown.map(({ step, state, problems, notes }) => {
            const { icon: Icon, look, name } = looksOf({ state, notes });
            return (
              <li key={step} className="flex gap-3 px-5 py-3.5">
                <Icon size={21} aria-hidden className={`mt-0.5 flex-none ${look}`} />
                <div className="min-w-0">
                  <p>
                    <Link to={paths.organiserFairSetup(slug, step)} className="font-semibold">
                      {stepTitle(step)}
                    </Link>
                    <span className="sr-only">: {name()}</span>
                  </p>
                  {problems.map((sentence) => (
                    <p key={sentence} className="text-bad-ink">
                      {sentence}
                    </p>
                  ))}
                  {notes.map((sentence) => (
                    <p key={sentence} className="text-soft">
                      {sentence}
                    </p>
                  ))}
                  {state === "later" && problems.length + notes.length === 0 && (
                    <p className="text-soft">{m.fairs_may_follow()}</p>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      </Card>
    </Section>
  );
}
