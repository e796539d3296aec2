import type { LegalLetter, LetterBlock } from "~/adapters/documents/legal-letter";
import { capitals, MOTTO, NATION } from "~/adapters/documents/legal-list";

/** The letter as its paper prints it, to be read before it is taken. */
export function LetterPreview({ letter }: { readonly letter: LegalLetter }) {
  const { issuer, number, placeAndDate, mark, title, subject, blocks, recipients, signer, footer } = letter;
  return (
    <article
      lang="vi"
      className="grid gap-3 rounded-box bg-white p-5 font-[Tinos,'Times_New_Roman',serif] text-black shadow-card sm:p-8"
    >
      {/* As on paper, the name of the country stands on one line. */}
      <div className="grid gap-x-4 gap-y-4 text-center text-[0.8125rem] leading-snug sm:grid-cols-[2fr_3fr]">
        <div>
          {issuer.parent && <p>{capitals(issuer.parent)}</p>}
          <p className="font-bold">{capitals(issuer.name)}</p>
          <p>{number}</p>
          <p className="font-bold">{capitals(mark)}</p>
        </div>
        <div>
          <p className="font-bold">{NATION}</p>
          <p className="font-bold">{MOTTO}</p>
          <p className="italic">{placeAndDate}</p>
        </div>
      </div>
      <p className="mt-3 text-center font-bold">
        {capitals(title)}
        <br />
        {subject}
      </p>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the letter is shown as a whole, its parts never move
        <Part key={place} block={block} />
      ))}
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        <div>
          <p className="font-bold italic">Nơi nhận:</p>
          {recipients.map((line) => (
            <p key={line}>- {line}</p>
          ))}
        </div>
        <div className="text-center">
          <p className="font-bold">{capitals(signer.title)}</p>
          <p className="mt-16 font-bold">{signer.name}</p>
        </div>
      </div>
      <p className="mt-2 text-xs break-words text-[#555]">{footer}</p>
    </article>
  );
}

/** A decision has neither tables nor fields. */
function Part({ block }: { readonly block: LetterBlock }) {
  switch (block.kind) {
    case "authority":
    case "order":
      return <p className="text-center font-bold">{capitals(block.text)}</p>;
    case "bases":
      return block.items.map((item) => (
        <p key={item} className="italic sm:indent-8">
          {item}
        </p>
      ));
    case "article":
      return block.paragraphs.map((text, place) => (
        <p key={text} className="break-words sm:indent-8">
          {place === 0 && <strong>Điều {block.number}. </strong>}
          {text}
        </p>
      ));
    default:
      return null;
  }
}
