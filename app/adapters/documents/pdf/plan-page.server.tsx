import { Page, Rect, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import { layoutOf, OWN } from "../plan-layout.server";
import type { PlanDrawing, PlanSheet } from "../plan-sheet";
import { styles as list, MARGIN, MM } from "./award-list.server";
import { TINOS } from "./fonts.server";

const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;
/** A drawing takes at most this of a page, so that the whole and a detail stand on one. */
const HEIGHT = 100 * MM;
/** After loadFonts. */
export function PlanPage({ title, subject, legend, drawings, footer }: PlanSheet) {
  return (
    <Page size="A4" style={list.page}>
      <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
      <View style={styles.heading}>
        <Text style={list.title}>{title}</Text>
        <Text style={styles.subject}>{subject}</Text>
      </View>
      {drawings.map((drawing) => (
        <View key={drawing.caption} wrap={false} style={styles.drawing}>
          <Text style={styles.caption}>{drawing.caption}</Text>
          <Drawing {...drawing} />
        </View>
      ))}
      <Text style={styles.legend}>{legend}</Text>
      <Text fixed style={list.footer}>
        {footer}
      </Text>
    </Page>
  );
}

function Drawing(drawing: PlanDrawing) {
  const { width, height, rects, labels } = layoutOf(drawing, { width: WIDTH, height: HEIGHT });
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} style={styles.svg}>
      {rects.map(({ key, ...rect }) => (
        <Rect key={key} {...rect} />
      ))}
      {labels.map(({ key, text, x, y, size, isOwn }) => (
        <Text
          key={key}
          x={x}
          y={y}
          textAnchor="middle"
          fill={isOwn ? OWN : "#000000"}
          style={{ fontFamily: TINOS, fontSize: size, fontWeight: isOwn ? 700 : 400 }}
        >
          {text}
        </Text>
      ))}
    </Svg>
  );
}

const styles = StyleSheet.create({
  heading: { marginBottom: 10 },
  subject: { fontSize: 13, textAlign: "center", marginTop: 3 },
  drawing: { marginBottom: 12, alignItems: "center" },
  caption: { fontSize: 12, fontStyle: "italic", marginBottom: 4, width: WIDTH },
  svg: { marginHorizontal: 0 },
  legend: { fontSize: 11 },
});
