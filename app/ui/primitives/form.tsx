import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "./alert";
import type { Crumb } from "./breadcrumbs";
import { ButtonLink } from "./button";
import { classNames } from "./class-names";
import { Page, PageHeader } from "./page-header";

// biome-ignore lint/suspicious/noExplicitAny: any form; its own schema types it where it is used
type AnyForm = FormMetadata<any, string[]>;

interface FormErrorsProps {
  readonly form: AnyForm;
  /** Field name to what the page calls it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Everything that is wrong, in one place on top, each line a link to its field. It takes the focus, with and without scripts.
 */
export function FormErrors({ form, labels = {} }: FormErrorsProps) {
  const box = useRef<HTMLDivElement>(null);
  const errors = Object.entries(form.allErrors);
  const isRefused = form.status === "error" && errors.length > 0;
  useEffect(() => {
    if (isRefused) box.current?.focus();
  }, [isRefused]);
  if (errors.length === 0) return null;
  const ofFields = errors.filter(([name]) => name !== "");
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refusal the reader belongs here, also in a browser without scripts
      autoFocus
      className="flex gap-3 rounded-box border-l-4 border-bad-ink bg-bad-wash px-4 py-3.5"
    >
      <CircleAlert size={21} aria-hidden className="mt-0.5 flex-none text-bad-ink" />
      <div>
        {form.errors?.map((error) => (
          <p key={error} className="font-semibold">
            {error}
          </p>
        ))}
        {ofFields.length > 0 && (
          <>
            <p className="font-semibold">{m.ui_form_errors_title({ count: ofFields.length })}</p>
            <p>{m.ui_form_errors_lead()}</p>
            <ul className="mt-2 grid gap-1">
              {ofFields.map(([name, sentences]) => (
                <li key={name}>
                  <a href={`#${form.id}-${name}`} className="text-bad-ink">
                    {[labels[name] && named(labels[name]), ...sentences].filter(Boolean).join(" ")}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

/** A label that is a question ends as one. */
const named = (label: string) => (label.endsWith("?") ? label : `${label}:`);

interface PostFormProps extends FormErrorsProps {
  readonly action?: string;
  /** Needed for files. */
  readonly encType?: "multipart/form-data";
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form that posts, with its errors on top. The browser's own bubbles stay off: the sentences are ours. */
export function PostForm({ form, labels, action, encType, className, children }: PostFormProps) {
  return (
    <Form
      method="post"
      action={action}
      encType={encType}
      {...getFormProps(form)}
      noValidate
      className={classNames("grid gap-6", className)}
    >
      <FormErrors form={form} labels={labels} />
      {children}
    </Form>
  );
}

/** A titled group of fields; a rule parts it from what is above it in its form. */
export function FieldGroup({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 border-line not-first:border-t not-first:pt-6">
      <legend className="float-left font-display text-xl font-bold">{title}</legend>
      {lead && <p className="text-soft">{lead}</p>}
      {children}
    </fieldset>
  );
}

/** The acts at the end of a form: the main one first. */
export function FormActions({ cancelTo, children }: { cancelTo?: string; children: ReactNode }) {
  return (
    <div className="actions pt-2">
      {children}
      {cancelTo && (
        <ButtonLink kind="quiet" to={cancelTo}>
          {m.common_cancel()}
        </ButtonLink>
      )}
    </div>
  );
}

/** Forms whose values stay: why is said first, and they are read, not changed. */
export function Settled({ whyNot, children }: { whyNot: string | null; children: ReactNode }) {
  if (whyNot === null) return children;
  return (
    <>
      <Alert tone="wait" title={whyNot} className="mb-6 max-w-3xl" />
      <fieldset disabled className="settled">
        {children}
      </fieldset>
    </>
  );
}

interface FormPageProps extends Omit<PostFormProps, "className"> {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  /** Why nobody changes what is there: it is only read then. */
  readonly whyNot?: string | null;
}

/** A page that is one form. */
export function FormPage({ title, lead, breadcrumbs, whyNot = null, ...form }: FormPageProps) {
  return (
    <Page narrow>
      <PageHeader title={title} lead={lead} breadcrumbs={breadcrumbs} />
      <Settled whyNot={whyNot}>
        <PostForm {...form} />
      </Settled>
    </Page>
  );
}
