import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { capitals, type LegalList, MOTTO, NATION } from "../legal-list";
import { RECIPIENTS } from "../legal-minutes";
import { styles as list, MM } from "./award-list.server";

/** What papers in the layout of official documents are alike in. Source: Decree 30/2020/ND-CP, annex I. */
export const BODY_SIZE = 14;

interface PaperProps {
  /** What a reader of the file shows as its name. */
  readonly title: string;
  readonly author: string;
  /** Small print at the foot of every page. */
  readonly footer: string;
  /** Of its letters, in points. */
  readonly size?: number;
  readonly children: ReactNode;
  /** Pages after it. */
  readonly annex?: ReactNode;
}

/** A paper on A4, its pages numbered from the second on. */
export function OfficialPaper({ title, author, footer, size = BODY_SIZE, children, annex }: PaperProps) {
  return (
    <Document title={title} author={author} language="vi">
      <Page size="A4" style={[list.page, { fontSize: size }]}>
        <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
        {children}
        <Text fixed style={list.footer}>
          {footer}
        </Text>
      </Page>
      {annex}
    </Document>
  );
}

interface HeadProps {
  /** Printed in capitals. */
  readonly issuer: LegalList["agency"];
  /** "Số: 12/TB-HC26" */
  readonly number: string;
  /** In capitals below the number: "Dự thảo". */
  readonly mark?: string;
  /** "Đà Lạt, ngày 20 tháng 11 năm 2026"; left out where the text says when. */
  readonly placeAndDate?: string;
}

/** Who issues it on the left, the nation on the right. */
export function OfficialHead({ issuer, number, mark, placeAndDate }: HeadProps) {
  return (
    <View style={[list.letterhead, styles.letterhead]}>
      <View style={list.agency}>
        {issuer.parent !== null && <Text style={list.parent}>{capitals(issuer.parent)}</Text>}
        <Text style={list.agencyName}>{capitals(issuer.name)}</Text>
        <View style={list.agencyLine} />
        <Text style={styles.number}>{number}</Text>
        {mark !== undefined && <Text style={styles.mark}>{capitals(mark)}</Text>}
      </View>
      <View style={list.nation}>
        <Text style={list.nationName}>{NATION}</Text>
        <Text style={list.motto}>{MOTTO}</Text>
        <View style={list.mottoLine} />
        {placeAndDate !== undefined && <Text style={styles.date}>{placeAndDate}</Text>}
      </View>
    </View>
  );
}

interface TitleProps {
  /** Printed in capitals. */
  readonly title: string;
  readonly subject: string;
  /** On papers that should fit on one page. */
  readonly isTight?: boolean;
}

/** What it is called and what it is about, a line below. */
export function OfficialTitle({ title, subject, isTight = false }: TitleProps) {
  return (
    <View style={isTight ? styles.tightHeading : styles.heading}>
      <Text style={list.title}>{capitals(title)}</Text>
      <Text style={isTight ? styles.tightSubject : list.title}>{subject}</Text>
      <View style={styles.subjectLine} />
    </View>
  );
}

/** Who gets a copy, one a line. */
export function Recipients({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      <Text style={styles.recipientsTitle}>{RECIPIENTS}</Text>
      {lines.map((line) => (
        <Text key={line} style={styles.recipient}>
          {`- ${line}`}
        </Text>
      ))}
    </>
  );
}

interface SignatureProps {
  /** Printed in capitals. */
  readonly title: string;
  /** Empty, it is written by hand. */
  readonly name: string;
  /** "(Ký, ghi rõ họ tên)" */
  readonly how?: string;
  /** What is left for the hand, in millimetres. */
  readonly room: number;
}

export function Signature({ title, name, how, room }: SignatureProps) {
  return (
    <View style={styles.signature}>
      <Text style={[styles.bold, how === undefined ? { marginBottom: room * MM } : {}]}>{capitals(title)}</Text>
      {how !== undefined && <Text style={[styles.how, { marginBottom: room * MM }]}>{how}</Text>}
      <Text style={styles.bold}>{name}</Text>
    </View>
  );
}

/** Recipients on the left, who signs on the right, together on one page. */
export function OfficialEnd({
  recipients,
  above,
  ...signature
}: SignatureProps & {
  readonly recipients: readonly string[];
  /** Points between the text and the end. */
  readonly above: number;
}) {
  return (
    <View wrap={false} style={[styles.end, { marginTop: above }]}>
      <View style={styles.copies}>
        <Recipients lines={recipients} />
      </View>
      <Signature {...signature} />
    </View>
  );
}

const styles = StyleSheet.create({
  letterhead: { fontSize: 12 },
  number: { fontSize: 13, marginTop: 6 },
  mark: { fontSize: 13, fontWeight: 700, marginTop: 5 },
  date: { fontSize: 13, fontStyle: "italic", marginTop: 6 },
  heading: { marginTop: 4, marginBottom: 14, alignItems: "center" },
  tightHeading: { marginTop: 2, marginBottom: 8, alignItems: "center" },
  tightSubject: { fontSize: 13, fontWeight: 700, textAlign: "center" },
  subjectLine: { width: 120, borderBottomWidth: 0.75, borderColor: "#000000", marginTop: 3 },
  bold: { fontWeight: 700 },
  recipientsTitle: { fontSize: 12, fontWeight: 700, fontStyle: "italic" },
  recipient: { fontSize: 11 },
  signature: { width: "47%", alignItems: "center", textAlign: "center" },
  how: { fontSize: 13, fontStyle: "italic" },
  end: { flexDirection: "row", justifyContent: "space-between" },
  copies: { width: "47%" },
});
