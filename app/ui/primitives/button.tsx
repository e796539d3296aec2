import { Form, Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

/** `main` is the one act a page is for; `danger` names something that takes away. */
export type ButtonKind = "main" | "plain" | "quiet" | "danger";

interface Look {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly icon?: ReactNode;
}

function look({ kind = "plain", small }: Look, className?: string): string {
  return classNames(`btn btn-${kind}`, small && "btn-small", className);
}

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Why the act is not possible now; a sentence here disables the button and is shown beside it. */
    readonly whyNot?: string | null;
  };

export function Button({ kind, small, icon, whyNot, className, children, ...rest }: ButtonProps) {
  const reason = useId();
  if (!whyNot) {
    return (
      <button {...rest} className={look({ kind, small }, className)}>
        {icon}
        {children}
      </button>
    );
  }
  // Not `disabled`: a keyboard must reach the button to hear why it does nothing.
  return (
    <span className="why-not inline-grid justify-items-start gap-1 [.actions>&]:contents">
      <button type="button" aria-disabled="true" aria-describedby={reason} className={look({ kind, small }, className)}>
        {icon}
        {children}
      </button>
      <DisabledReason id={reason}>{whyNot}</DisabledReason>
    </span>
  );
}

export function DisabledReason({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className="max-w-sm text-sm text-soft in-[.actions]:max-w-none">
      {children}
    </span>
  );
}

export function ButtonLink({ kind, small, icon, className, children, ...rest }: Look & LinkProps) {
  return (
    <Link {...rest} className={look({ kind, small }, className)}>
      {icon}
      {children}
    </Link>
  );
}

interface PostButtonProps extends Look {
  readonly action: string;
  readonly whyNot?: string | null;
  readonly fields?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** An act that is a noun of its own: one button that posts there. */
export function PostButton({ action, fields = {}, children, ...rest }: PostButtonProps) {
  return (
    <Form method="post" action={action} className="contents">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" {...rest}>
        {children}
      </Button>
    </Form>
  );
}
