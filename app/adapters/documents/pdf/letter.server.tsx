import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import type { LegalLetter, LetterBlock } from "../legal-letter";
import { capitals, MOTTO, NATION } from "../legal-list";
import { RECIPIENTS } from "../legal-minutes";
import { styles as list, MM } from "./award-list.server";
import { loadFonts } from "./fonts.server";
import { BODY_SIZE, MinutesPart, styles as minutes } from "./minutes.server";

/** A decision or an announcement as PDF, the same content as its Word document. annex: pages after it. */
export async function letterPdf(letter: LegalLetter, annex: readonly ReactElement[] = []): Promise<Buffer> {
  await loadFonts();
  return renderToBuffer(
    <Document title={`${letter.title}: ${letter.subject}`} author={letter.issuer.name} language="vi">
      <Page size="A4" style={[list.page, minutes.page]}>
        <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
        <Opening {...letter} />
        {letter.blocks.slice(0, -1).map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the document is drawn once, its parts never move.
          <Part key={place} block={block} />
        ))}
        <Ending {...letter} />
        <Text fixed style={list.footer}>
          {letter.footer}
        </Text>
      </Page>
      {annex}
    </Document>,
  );
}

function Opening({ issuer, number, placeAndDate, mark, title, subject }: LegalLetter) {
  return (
    <>
      <View style={[list.letterhead, minutes.letterhead]}>
        <View style={list.agency}>
          {issuer.parent !== null && <Text style={list.parent}>{capitals(issuer.parent)}</Text>}
          <Text style={list.agencyName}>{capitals(issuer.name)}</Text>
          <View style={list.agencyLine} />
          <Text style={minutes.number}>{number}</Text>
          <Text style={styles.mark}>{capitals(mark)}</Text>
        </View>
        <View style={list.nation}>
          <Text style={list.nationName}>{NATION}</Text>
          <Text style={list.motto}>{MOTTO}</Text>
          <View style={list.mottoLine} />
          <Text style={styles.date}>{placeAndDate}</Text>
        </View>
      </View>
      <View style={minutes.heading}>
        <Text style={list.title}>{capitals(title)}</Text>
        <Text style={list.title}>{subject}</Text>
        <View style={minutes.subjectLine} />
      </View>
    </>
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

function Closing({ recipients, signer }: LegalLetter) {
  return (
    <View wrap={false} style={minutes.signatures}>
      <View style={styles.recipients}>
        <Text style={minutes.recipientsTitle}>{RECIPIENTS}</Text>
        {recipients.map((line) => (
          <Text key={line} style={minutes.recipient}>
            {`- ${line}`}
          </Text>
        ))}
      </View>
      <View style={minutes.signature}>
        <Text style={[minutes.bold, styles.signerTitle]}>{capitals(signer.title)}</Text>
        <Text style={minutes.bold}>{signer.name}</Text>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  mark: { fontSize: 13, fontWeight: 700, marginTop: 5 },
  date: { fontSize: 13, fontStyle: "italic", marginTop: 6 },
  authority: { fontWeight: 700, textAlign: "center", marginBottom: 8 },
  base: { fontStyle: "italic" },
  // A paragraph begins as its first words say.
  article: { fontWeight: 700, textIndent: 10 * MM },
  order: { fontWeight: 700, textAlign: "center", marginTop: 6, marginBottom: 8 },
  recipients: { width: "47%" },
  signerTitle: { marginBottom: 26 * MM },
});
