import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "./alert";
import type { Crumb } from "./breadcrumbs";
import { Button, type ButtonKind, ButtonLink } from "./button";
import { Card } from "./card";
import { Page, PageHeader } from "./page-header";

interface ConfirmPageProps {
  /** The question, naming the thing. */
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  /** What will happen, each with its number: "30 sản phẩm của 23 cơ sở được công bố". */
  readonly effects: readonly ReactNode[];
  readonly isReversible?: boolean;
  /** The act in its own words, never "OK". */
  readonly confirm: string;
  readonly kind?: ButtonKind;
  readonly whyNot?: string | null;
  readonly action?: string;
  /** Of the Conform form whose fields are inside: its sentences take the place of the browser's. */
  readonly formId?: string;
  readonly cancelTo: string;
  /** Fields the act needs: a reason, a number, a date. */
  readonly children?: ReactNode;
}

/** A page between a person and an act that cannot be taken back. */
export function ConfirmPage(props: ConfirmPageProps) {
  const {
    title,
    lead,
    breadcrumbs,
    effects,
    isReversible,
    confirm,
    kind = "main",
    whyNot,
    action,
    cancelTo,
    formId,
  } = props;
  return (
    <Page narrow>
      <PageHeader title={title} lead={lead} breadcrumbs={breadcrumbs} />
      <Card>
        <Form id={formId} method="post" action={action} noValidate={formId !== undefined} className="grid gap-5">
          <div>
            <p className="font-semibold">{m.ui_confirm_will()}</p>
            <ul className="mt-2 grid list-disc gap-1.5 pl-5">
              {effects.map((effect, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
                <li key={index}>{effect}</li>
              ))}
            </ul>
          </div>
          {!isReversible && <Alert tone="wait">{m.ui_confirm_irreversible()}</Alert>}
          {props.children}
          <div className="actions">
            <Button type="submit" kind={kind} whyNot={whyNot}>
              {confirm}
            </Button>
            <ButtonLink kind="quiet" to={cancelTo}>
              {m.common_cancel()}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
