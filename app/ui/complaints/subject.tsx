import { m } from "~/i18n/paraglide/messages";

interface SubjectProps {
  /** The entry a complaint is about; null for the round as a whole. */
  readonly entry: { readonly code: string; readonly productName: string } | null;
}

/** What a complaint is about, in a cell or a line. */
export function Subject({ entry }: SubjectProps) {
  if (!entry) return <>{m.complaints_whole_round()}</>;
  return (
    <>
      {entry.productName}
      <span className="block text-sm font-normal whitespace-nowrap text-soft">{entry.code}</span>
    </>
  );
}
