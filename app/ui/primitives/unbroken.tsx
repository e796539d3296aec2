interface UnbrokenProps {
  readonly text: string;
  /** A number or a code in the text, which reads badly when it goes on in the next line after one of its dashes. */
  readonly part: string;
}

/** A sentence in which one part stays on one line. */
export function Unbroken({ text, part }: UnbrokenProps) {
  const at = text.indexOf(part);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <span className="whitespace-nowrap">{part}</span>
      {text.slice(at + part.length)}
    </>
  );
}
