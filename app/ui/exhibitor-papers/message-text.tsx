import { Card } from "~/ui/primitives/card";

/** A message as its reader gets it. */
export function MessageText({ subject, body }: { readonly subject: string; readonly body: string }) {
  return (
    <Card as="article" className="grid gap-3">
      <p className="font-semibold wrap-anywhere">{subject}</p>
      <p className="whitespace-pre-line wrap-anywhere">{body}</p>
    </Card>
  );
}
