import { renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import type { LegalLetter, LetterBlock } from "../legal-letter";
import { capitals } from "../legal-list";
import { MM } from "./award-list.server";
import { loadFonts } from "./fonts.server";
import { MinutesPart, styles as minutes } from "./minutes.server";
import { BODY_SIZE, OfficialEnd, OfficialHead, OfficialPaper, OfficialTitle } from "./official-paper.server";

/** A decision or an announcement as PDF, the same content as its Word document. annex: pages after it. */
export async function letterPdf(letter: LegalLetter, annex: readonly ReactElement[] = []): Promise<Buffer> {
  await loadFonts();
  const { issuer, number, mark, placeAndDate, title, subject, blocks, footer } = letter;
  return renderToBuffer(
    <OfficialPaper title={`${title}: ${subject}`} author={issuer.name} footer={footer} annex={annex}>
      <OfficialHead issuer={issuer} number={number} mark={mark} placeAndDate={placeAndDate} />
      <OfficialTitle title={title} subject={subject} />
      {blocks.slice(0, -1).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its parts never move.
        <Part key={place} block={block} />
      ))}
      <Ending {...letter} />
    </OfficialPaper>,
  );
}

function Part({ block }: { block: LetterBlock }) {
  switch (block.kind) {
    case "authority":
      return <Text style={styles.authority}>{capitals(block.text)}</Text>;
    case "bases":
      return block.items.map((item) => (
        <Text key={item} style={[minutes.paragraph, styles.base]}>
          {item}
        </Text>
      ));
    case "order":
      return (
        <Text style={styles.order} minPresenceAhead={3 * BODY_SIZE}>
          {capitals(block.text)}
        </Text>
      );
    case "article":
      return block.paragraphs.map((text, place) => (
        <Text key={text} style={minutes.paragraph}>
          {place === 0 && <Text style={styles.article}>{`Điều ${block.number}. `}</Text>}
          {text}
        </Text>
      ));
    default:
      return <MinutesPart block={block} />;
  }
}

/** The signature never stands alone on its page: the last words go along, unless they are a table, which may be longer than a page. */
function Ending(letter: LegalLetter) {
  const last = letter.blocks.at(-1);
  const words = last && <Part block={last} />;
  if (last?.kind === "table") {
    return (
      <>
        {words}
        <Closing {...letter} />
      </>
    );
  }
  return (
    <View wrap={false}>
      {words}
      <Closing {...letter} />
    </View>
  );
}

const Closing = ({ recipients, signer }: LegalLetter) => (
  <OfficialEnd recipients={recipients} {...signer} room={26} above={18} />
);

const styles = StyleSheet.create({
  authority: { fontWeight: 700, textAlign: "center", marginBottom: 8 },
  base: { fontStyle: "italic" },
  // A paragraph begins as its first words say.
  article: { fontWeight: 700, textIndent: 10 * MM },
  order: { fontWeight: 700, textAlign: "center", marginTop: 6, marginBottom: 8 },
});
