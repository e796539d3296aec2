import type { DriftHint } from "~/domain/agreement/drift";
import { m } from "~/i18n/paraglide/messages";
import { hintText } from "~/ui/agreement/hint-text";
import { Card, Section } from "~/ui/primitives/card";
import { CsvLink } from "./csv-link";

interface HintsProps {
  readonly slug: string;
  readonly hints: readonly DriftHint[];
}

export function Hints({ slug, hints }: HintsProps) {
  return (
    <Section title={m.agreement_hints()} actions={hints.length > 0 ? <CsvLink slug={slug} table="hints" /> : undefined}>
      <p className="mb-4 max-w-3xl text-soft">{m.agreement_hints_text()}</p>
      <Card>
        {hints.length === 0 ? (
          <p>{m.agreement_hints_none()}</p>
        ) : (
          <ul className="grid list-disc gap-2 pl-5">
            {hints.map((hint) => (
              <li key={hintText(hint)}>{hintText(hint)}</li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
