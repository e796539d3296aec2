import type { FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, type ButtonKind } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import type { DecidedApplication } from "./deciding.server";

interface DecisionPageProps {
  readonly application: DecidedApplication;
  readonly title: string;
  /** What will happen. */
  readonly effects: readonly string[];
  /** The act in its own words. */
  readonly confirm: string;
  readonly kind?: ButtonKind;
  // biome-ignore lint/suspicious/noExplicitAny: the form of any answer; its own schema types it where it is used
  readonly form: FormMetadata<any, string[]>;
  readonly labels: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** One answer to an application: what it asks, and what it does. */
export function DecisionPage(props: DecisionPageProps) {
  const { application, title, effects, confirm, kind = "main", form, labels, children } = props;
  const { fair, number, version, signName, applicantName, whyNot } = application;
  const back = paths.organiserApplication(fair.slug, number);
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[
          { label: fairName(fair), to: paths.organiserFair(fair.slug) },
          { label: m.applications_queue_title(), to: paths.organiserApplications(fair.slug) },
          { label: number, to: back },
        ]}
        title={title}
        lead={[signName, applicantName !== signName && applicantName].filter(Boolean).join(" · ")}
      />
      <Card>
        <PostForm form={form} labels={labels}>
          <input type="hidden" name="version" value={version} />
          {children}
          <div>
            <p className="font-semibold">{m.ui_confirm_will()}</p>
            <ul className="mt-2 grid list-disc gap-1.5 pl-5">
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </div>
          <FormActions cancelTo={back}>
            <Button type="submit" kind={kind} whyNot={whyNot}>
              {confirm}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
